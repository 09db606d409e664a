import { isObject } from '../../documents/shape';
import { valueAt } from '../../kept/immutable';
import type { CustomSchema } from './custom-schema';
import { typeOfKind } from './kubernetes-types';
import { customTypes as recorded } from './tables/custom-types';

// biome-ignore lint/suspicious/noExplicitAny: a document read from JSON
type Json = Readonly<Record<string, any>>;

/** A CustomResourceDefinition, as somebody wrote it. */
export type CustomDefinition = Json;

/** What is known of a kind that is not Kubernetes' own. */
export interface CustomType {
  readonly schema: CustomSchema;
  /** Whether its definition stands beside what is compared: a cluster may have another version of what was asked of a project. */
  readonly isDefined: boolean;
}

/** Kinds that are not Kubernetes' own: those that are defined beside what is compared, and those of projects that were asked. */
export class CustomTypes {
  private readonly found = new Map<string, CustomType | undefined>();
  private defined: ReadonlyMap<string, CustomSchema> | undefined;

  /** @param definitions is called once, when a kind is first asked about; of two for a kind, the first counts */
  constructor(private readonly definitions: () => readonly CustomDefinition[] = () => []) {}

  of(apiVersion: string, kind: string): CustomType | undefined {
    if (!apiVersion.includes('/') || typeOfKind(apiVersion, kind) !== undefined) return undefined;
    const name = `${apiVersion}/${kind}`;
    if (!this.found.has(name)) this.found.set(name, this.read(name));
    return this.found.get(name);
  }

  private read(name: string): CustomType | undefined {
    this.defined ??= new Map([...this.definitions()].reverse().flatMap(schemasIn));
    const own = this.defined.get(name);
    if (own) return { schema: own, isDefined: true };
    const text = lines.get(name);
    return text === undefined ? undefined : { schema: JSON.parse(text), isDefined: false };
  }
}

const lines: ReadonlyMap<string, string> = new Map(
  recorded.text.split('\n').map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)] as const),
);

/** By `<group>/<version>/<kind>`. */
function schemasIn({ spec }: CustomDefinition): readonly (readonly [string, CustomSchema])[] {
  const versions: unknown = isObject(spec) ? spec['versions'] : undefined;
  return (Array.isArray(versions) ? versions : []).flatMap((version) => {
    const [schema, kind] = [valueAt(version, ['schema', 'openAPIV3Schema']), valueAt(spec, ['names', 'kind'])];
    return isObject(schema) ? [[`${valueAt(spec, ['group'])}/${valueAt(version, ['name'])}/${kind}`, schema] as const] : [];
  });
}
