import { awsDocuments } from './aws-documents';
import type { GeneratedFile } from './generated-file';
import { kubernetesValues } from './kubernetes-values';
import { policyLists } from './policy-lists';
import { propertyTables } from './property-tables';

/** Every generated file, as it should be. */
export function generatedFiles(): readonly GeneratedFile[] {
  return [...policyLists(), ...awsDocuments(), ...propertyTables(), ...kubernetesValues()];
}
