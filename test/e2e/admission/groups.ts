import type { JudgePlace, Pack, Policy, Resource, Setting, Verdict } from '../../../lib';
import { verdictOf } from '../../../lib';
import { type Admission, type AdmissionOptions, admission } from '../../../lib/policy/admission/admission';
import { newestKubernetesMinor } from '../../../lib/policy/judge/judge';
import { rulesOf } from '../../../lib/policy/policy';
import type { AdmissionRow } from './rows';

const newest = `1.${newestKubernetesMinor}`;

/** A pack of few policies in a namespace of its own: the API server cuts warnings that are longer than 4 KiB together. */
export interface Group {
  readonly pack: Pack;
  readonly namespace: string;
  readonly place: JudgePlace;
  readonly rows: readonly AdmissionRow[];
}

/** As many policies as one object may fail with short warnings. */
const size = 8;

interface Context {
  readonly place: JudgePlace;
  readonly parameters: readonly Setting[];
  readonly rows: AdmissionRow[];
}

/**
 * Rows by the place and the parameters that they are judged with, and then by policy.
 *
 * @param kubernetesVersion of the cluster; what is right in a later one only is judged as there
 */
export function groupsOf(rows: readonly AdmissionRow[], kubernetesVersion: string): readonly Group[] {
  const contexts = new Map<string, Context>();
  for (const row of rows) {
    const here = { kubernetesVersions: { cluster: kubernetesVersion }, ...row.place };
    const isSo = verdictOfExported(row.policy, row.resource, here, row.parameters) === row.verdict;
    const place = isSo ? here : { ...here, kubernetesVersions: { cluster: newest } };
    const key = JSON.stringify([place, row.parameters.map(({ parameter, value }) => [parameter.name, value])]);
    const context = contexts.get(key) ?? { place, parameters: row.parameters, rows: [] };
    contexts.set(key, context);
    context.rows.push(row);
  }
  return [...contexts.values()].flatMap((context, index) => {
    const policies = [...new Set(context.rows.map(({ policy }) => policy))];
    return chunks(policies).map((some, part) => groupOf(context, some, `group-${index}-${part}`));
  });
}

function groupOf({ place, parameters, rows }: Context, policies: readonly Policy[], name: string): Group {
  return {
    pack: { name, version: '1.0.0', policies, parameters },
    // Parameters may name objects in it.
    namespace: parameters.length > 0 ? 'shop' : name,
    place,
    rows: rows.filter(({ policy }) => policies.includes(policy)),
  };
}

function chunks(policies: readonly Policy[]): readonly (readonly Policy[])[] {
  return Array.from({ length: Math.ceil(policies.length / size) }, (_, index) => policies.slice(index * size, (index + 1) * size));
}

/** The policies of a group, for objects of its namespace; and of the default one, if that is what they are about. */
export function exportOf({ pack, namespace, place: { kubernetesVersions, ...facts } }: Group, all: readonly Group[]): Admission {
  const own = [namespace, ...(pack.policies.some(({ name }) => name === 'k8s/namespace/not-default') ? ['default'] : [])];
  const others = [...new Set([...all.map((group) => group.namespace), 'default'])].filter((name) => !own.includes(name));
  const version = kubernetesVersions!.cluster as NonNullable<AdmissionOptions['kubernetesVersion']>;
  return admission([pack], { excludedNamespaces: others, kubernetesVersion: version, ...facts });
}

/** What JavaScript says by those rules of a policy that admission has too. */
export function verdictOfExported(policy: Policy, resource: Resource, place: JudgePlace, parameters: readonly Setting[] = []): Verdict {
  const rule = rulesOf(policy).filter((each) => 'condition' in each && !each.notInAdmission);
  return rule.length === 0 ? 'pass' : verdictOf({ ...policy, rule }, resource, { ...place, parameters }).verdict;
}
