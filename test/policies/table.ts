import { type JudgePlace, Policy, Resource, type Setting, type Verdict, verdictOf } from '../../lib';

/** What a row judges: a resource, alone or before others of its stack, and where. */
export type Row =
  | Resource
  | readonly Resource[]
  | ({ readonly resources: readonly Resource[]; readonly parameters?: readonly Setting[] } & JudgePlace);

/** A table for a policy: sentences with what they are about, by the verdict that is right. */
export type Table = Readonly<Partial<Record<Verdict, Readonly<Record<string, Row>>>>>;

/** Tests a policy: rows that comply, that do not, that have nothing to judge, that cannot be known. */
export function describePolicy(policy: Policy, table: Table): void {
  describe(`${policy.name}: ${policy.description}`, () => {
    for (const [verdict, rows] of Object.entries(table)) {
      test.each(Object.entries(rows))(`${verdict}: %s`, (_sentence, row) => {
        const { resources, ...context } = 'resources' in row ? row : { resources: [row].flat() as readonly Resource[] };
        const [resource, ...others] = resources;
        const { verdict: found, messages } = verdictOf(policy, resource!, { ...context, others });
        expect({ verdict: found, messages }).toEqual({
          verdict,
          messages: found === 'pass' ? [] : expect.arrayContaining([expect.stringMatching(/\S/)]),
        });
      });
    }
  });
}

/** A pod that belongs to nothing. */
export function pod(spec: object, metadata: object = {}): Resource {
  return kubernetes('v1/Pod', { metadata, spec });
}

/** A Deployment of such pods. */
export function deployment(
  podSpec: object,
  {
    metadata = {},
    pod: podMetadata = {},
    ...spec
  }: { readonly metadata?: object; readonly pod?: object } & Readonly<Record<string, unknown>> = {},
): Resource {
  return kubernetes('apps/v1/Deployment', { metadata, spec: { ...spec, template: { metadata: podMetadata, spec: podSpec } } });
}

/** A Kubernetes object of a type such as `apps/v1/Deployment`, named `it` in the namespace `shop` unless it says otherwise. */
export function kubernetes(
  type: string,
  { metadata, ...content }: { readonly metadata?: object } & Readonly<Record<string, unknown>> = {},
): Resource {
  const [kind, ...version] = type.split('/').reverse() as [string, ...string[]];
  const full = { name: 'it', namespace: 'shop', ...metadata };
  return {
    type,
    address: `cluster/${full.namespace}/${kind}/${full.name}`,
    path: `stack/${kind}/${full.name}`,
    values: { apiVersion: version.reverse().join('/'), kind, metadata: full, ...content },
  };
}

/** A Terraform resource. */
export function terraform(type: string, values: Readonly<Record<string, unknown>> = {}, name = 'it'): Resource {
  return { type, address: `${type}.${name}`, path: `stack/${name}`, values };
}

/** A CronJob of such pods. */
export function cronJob(podSpec: object, { ...spec }: Readonly<Record<string, unknown>> = {}): Resource {
  return kubernetes('batch/v1/CronJob', { spec: { jobTemplate: { spec: { ...spec, template: { spec: podSpec } } } } });
}
