import * as path from 'node:path';
import { objectAddress, printAddress } from '../../documents/address';
import { incompleteObject } from '../../documents/incomplete-object';
import { listedIn } from '../../documents/listed';
import { incompletePlan, isPlan } from '../../documents/plan/plan-document';
import { planResources } from '../../documents/plan/plan-resources';
import { isObject } from '../../documents/shape';
import { blocksOf } from '../../documents/terraform-blocks';
import { terraformDocuments } from '../../documents/terraform-documents';
import { terraformValues } from '../../documents/terraform-values';
import type { UntrustedDocument } from '../../documents/untrusted';
import type { AmbiguousText } from '../../documents/yaml/ambiguous-scalar';
import type { NotJudged } from '../../policy/report/report';
import { foreignCluster } from './foreign-cluster';
import type { ForeignDocument } from './foreign-document';
import { placeInJson } from './place-in-json';

// biome-ignore lint/suspicious/noExplicitAny: a document read from JSON
type Json = Readonly<Record<string, any>>;

/** Says of a document, or of a part of it, that it is not judged. */
type Leave = (kind: NotJudged['kind'], reason: string, at?: readonly (string | number)[]) => void;

/** Why an object is not judged; nothing for one that is. */
type Incomplete = typeof incompleteObject;

/** The resources of a document. */
export function documentsIn(
  { value, lineOf, columnOf, ambiguous }: UntrustedDocument,
  file: string,
  leave: Leave,
  incomplete: Incomplete,
): readonly ForeignDocument[] {
  const foreign = (reason = 'is neither Kubernetes nor Terraform') => {
    leave('foreign', reason);
    return [];
  };
  if (!isObject(value)) return foreign();
  const isKubernetes = typeof value['apiVersion'] === 'string' && typeof value['kind'] === 'string';
  const isOfTerraform = isKubernetes ? /\.tf\.json$/i.test(file) : /\.json$/i.test(file);
  // Whoever writes a document may write it as several things at once, and each engine takes its own.
  const readings = [
    isPlan(value) && (() => planned(value, file, leave)),
    isKubernetes && (() => kubernetes(value, file, { lineOf, columnOf, ambiguous }, leave, incomplete)),
    isOfTerraform && Object.keys(value).some((key) => blocks.has(key)) && (() => terraform(value, file, { lineOf, columnOf }, leave)),
  ].filter((reading) => reading !== false);
  return readings.length > 0 ? readings.flatMap((read) => read()) : foreign();
}

/** What Terraform JSON begins with. */
const blocks = new Set(['resource', 'data', 'ephemeral', 'provider', 'terraform', 'variable', 'output', 'locals', 'module']);

function planned(value: Json, file: string, leave: Leave): readonly ForeignDocument[] {
  const partial = incompletePlan(value);
  if (partial) {
    leave('refused', partial);
    return [];
  }
  return planResources(value, file).flatMap(({ address, resources }) =>
    resources.map((resource) => ({
      file,
      module: `${file}#${address}`,
      planned: resource.path,
      resource: { ...resource, path: `${file}/${resource.path}` },
      lineOf: () => 1,
      columnOf: () => 1,
    })),
  );
}

function terraform(
  value: Json,
  file: string,
  { lineOf, columnOf }: Pick<UntrustedDocument, 'lineOf' | 'columnOf'>,
  leave: Leave,
): readonly ForeignDocument[] {
  const resources = terraformDocuments(blocksOf(value));
  const modules = resources.filter(({ type }) => type === 'module');
  for (const { address } of modules) leave('incomplete', `calls ${address}, whose resources only a plan shows`);
  if (resources.length === 0) leave('foreign', 'holds no resource');
  return [...resources, ...terraformValues(value)].map((resource) => ({
    file,
    module: path.posix.dirname(file),
    resource: { ...resource, path: `${file}/${resource.address}` },
    lineOf: (field) => lineOf(placeInJson(value, resource.address, field)),
    columnOf: (field) => columnOf(placeInJson(value, resource.address, field)),
  }));
}

function kubernetes(
  value: Json,
  file: string,
  { lineOf, columnOf, ambiguous }: Pick<UntrustedDocument, 'lineOf' | 'columnOf' | 'ambiguous'>,
  leave: Leave,
  incomplete: Incomplete,
  at: readonly (string | number)[] = [],
): readonly ForeignDocument[] {
  const { apiVersion, kind } = value;
  const items = listedIn(value);
  if (items) {
    if (items.length === 0) leave('foreign', 'is an empty list', at);
    return items.flatMap((item, index) => {
      const place = [...at, 'items', index];
      if (isObject(item) && typeof item['apiVersion'] === 'string' && typeof item['kind'] === 'string')
        return kubernetes(
          item as Json,
          file,
          { lineOf, columnOf, ambiguous: inside(ambiguous, ['items', index]) },
          leave,
          incomplete,
          place,
        );
      leave('refused', 'is an item of a list and no Kubernetes object', place);
      return [];
    });
  }
  const part = incomplete(value);
  if (part !== undefined) {
    leave('incomplete', part, at);
    return [];
  }
  const address = objectAddress(foreignCluster, value);
  return [
    {
      file,
      module: undefined,
      resource: {
        type: `${apiVersion}/${kind}`,
        address: printAddress(address),
        path: `${file}${printAddress({ ...address, cluster: '' })}`,
        values: value,
        ...(ambiguous.length > 0 && { ambiguous }),
      },
      lineOf: (field) => lineOf(at.length > 0 ? [...at, ...field] : field),
      columnOf: (field) => columnOf(at.length > 0 ? [...at, ...field] : field),
    },
  ];
}

/** Those below a place, as seen from there. */
function inside(texts: readonly AmbiguousText[], at: readonly (string | number)[]): readonly AmbiguousText[] {
  return texts
    .filter(({ path }) => at.every((name, index) => path[index] === name))
    .map((each) => ({ ...each, path: each.path.slice(at.length) }));
}
