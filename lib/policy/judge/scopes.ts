import type { KubernetesAddress } from '../../documents/address';
import type { PlannedValues } from '../../documents/plan/planned-values';
import type { Resource } from '../../documents/resource';
import type { Stated } from '../terraform/normalize-terraform';
import { isKubernetes, Judged } from './judged';

/** Resources that are judged in sight of some others. */
export interface Scope {
  readonly cluster: string;
  readonly subjects: readonly Judged[];
  readonly around: readonly Judged[];
}

/** Terraform sees every cluster; the objects of a cluster see those of the same cluster, and Terraform. */
export function scopesOf(
  judged: readonly Resource[],
  { planned = new Map(), around = [] }: { readonly planned?: PlannedValues; readonly around?: readonly Resource[] },
): { readonly all: readonly Judged[]; readonly scopes: readonly Scope[] } {
  const resources = around.length > 0 ? [...judged, ...around] : judged;
  const elsewhere = new Set(around);
  const here = (all: readonly Judged[]) => (elsewhere.size > 0 ? all.filter(({ resource }) => !elsewhere.has(resource)) : all);
  let byAddress: ReadonlyMap<string, Resource['values']> | undefined;
  const stated: Stated = (address, attribute) => {
    byAddress ??= new Map(resources.map((resource) => [resource.address, resource.values]));
    return plain(byAddress.get(address)?.[attribute]) ?? plain(attributeOf(planned, address, attribute));
  };
  const all = resources.map((resource) => new Judged(resource, stated, planned.get(resource.address)));
  const terraform = all.filter(({ resource }) => !isKubernetes(resource));
  const clusters = new Map<string, Judged[]>();
  for (const judged of all) {
    if (!isKubernetes(judged.resource)) continue;
    const { cluster } = judged.address as KubernetesAddress;
    const others = clusters.get(cluster);
    if (others) others.push(judged);
    else clusters.set(cluster, [judged]);
  }
  const scopes = [
    ...(terraform.length > 0 ? [{ cluster: '', subjects: here(terraform), around: all }] : []),
    ...[...clusters].map(([cluster, subjects]) => ({ cluster, subjects: here(subjects), around: [...terraform, ...subjects] })),
  ];
  return { all, scopes };
}

function plain(value: unknown): string | number | boolean | undefined {
  const isPlain = typeof value === 'number' || typeof value === 'boolean' || (typeof value === 'string' && !/[$%]\{/.test(value));
  return isPlain ? value : undefined;
}

/** What a plan knows of an attribute, where the block makes one resource. */
function attributeOf(planned: PlannedValues, address: string, attribute: string): unknown {
  const [first, second] = planned.get(address) ?? [];
  return first && !second && Object.hasOwn(first, attribute) ? first[attribute] : undefined;
}
