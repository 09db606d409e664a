import { Bucket, Postgres, Queue, Redis, Secret, Table } from '../../../constructs';
import { Absent, ClusterFact, ClusterSecret, Dependency, ExistingSecret, External, type OutputKind } from '../../../lib';

/** A class of somebody else's, with accesses of its own. */
export class Topic extends Dependency {
  readonly type = 'topic';
  readonly outputs = { arn: 'value', token: 'secret' } as const;
  override readonly accesses = ['publish', 'subscribe', 'all'] as const;
  override readonly counterparts = [
    ['publish', 'all'],
    ['subscribe', 'all'],
  ] as const;
}

/** What may be shared, by the word for it. */
export const things: Readonly<Record<string, () => Dependency>> = {
  queue: () => new Queue(),
  bucket: () => new Bucket(),
  table: () => new Table({ partitionKey: { name: 'id' } }),
  postgres: () => new Postgres({ size: 'small' }),
  redis: () => new Redis({ size: 'small' }),
  secret: () => new Secret({ keys: ['apiKey', 'webhookSecret'] }),
  'secret file': () => new Secret({ keys: ['privateKey'], as: 'files' }),
  topic: () => new Topic(),
};

/** What an operator states of one that is there already, each access with a permission of its own. */
export function thereAlready(thing: Dependency, lies: 'the store' | 'the cluster'): External {
  const given: Readonly<Record<OutputKind, (output: string) => unknown>> = {
    value: (output) => (output === 'port' ? 5432 : `given-${output}`),
    secret: (output) => (lies === 'the store' ? new ExistingSecret('vendor/it', output) : new ClusterSecret('vendor-it', output)),
    file: (output) => (lies === 'the store' ? new Absent() : new ClusterFact('vendor-trust', output)),
    secretFile: (output) => (lies === 'the store' ? new ExistingSecret('vendor/it', output) : new ClusterSecret('vendor-it', output)),
  };
  const type = thing.constructor as new (...args: never[]) => Dependency;
  return External.of(type, {
    outputs: Object.fromEntries(Object.entries<OutputKind>(thing.outputs).map(([output, kind]) => [output, given[kind](output)])),
    egress: [{ peer: { cidrs: ['10.20.0.0/24'] }, ports: [{ port: 9999, protocol: 'TCP' }] }],
    // Without a cloud there is no identity to grant something to.
    grants: Object.fromEntries(
      thing.accesses.map((access) => [access, lies === 'the store' ? [{ actions: ['s3:GetObject'], resources: [granting(access)] }] : []]),
    ),
  } as never) as External;
}

/** What others bring to each namespace. */
export const brought = [
  ...['vendor-it', 'shared-it'].map((name) => ({
    kind: 'Secret',
    name,
    keys: ['password', 'token', 'apiKey', 'webhookSecret', 'privateKey'],
  })),
  { kind: 'ConfigMap', name: 'vendor-trust', keys: ['ca'] },
];

/** The resource that only who has an access may use, where it is there already. */
export function granting(access: string): string {
  return `arn:aws:s3:::there-${access.toLowerCase()}`;
}
