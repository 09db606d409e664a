import { Bucket, Postgres, Queue, Redis, Table } from '../../../constructs';
import { Dependency, DeploymentStack, Shared, SharedThing, Use } from '../../../lib';
import { World } from './reader';
import { EnvironmentWish, PlatformApp, PlatformWish, WorkloadWish } from './wish';

// biome-ignore lint/suspicious/noExplicitAny: documents read from files, and classes by their kind
type Any = any;

/** What an app shares, as the modules of a program make it: once, whatever it is stamped in. */
export type SharedByApp = ReadonlyMap<PlatformApp, readonly Shared<Any>[]>;

const things: Readonly<Record<string, () => Dependency>> = {
  bucket: () => new Bucket(),
  queue: () => new Queue(),
  postgres: () => new Postgres({ size: 'small' }),
  redis: () => new Redis({ size: 'small' }),
  table: () => new Table({ partitionKey: { name: 'id' } }),
};

export function sharedOf({ apps }: PlatformWish): SharedByApp {
  return new Map(apps.map((app) => [app, app.shared.map(({ name, kind }) => new Shared<Any>(name, things[kind]!()))]));
}

const isHere = ({ cloud }: EnvironmentWish, { dependency }: SharedThing) => cloud !== 'none' || dependency.type === 'redis';

/** Places what an app shares, with a word on data in a second region, and on users that there may be none of. */
export function place(stack: DeploymentStack, shared: readonly Shared<Any>[], wish: EnvironmentWish): void {
  for (const each of shared.filter((one) => isHere(wish, one)))
    stack.place((inner) => inner.share(each, { usedElsewhere: 'somebody, perhaps' }), { data: { [each.id]: 'independent' } });
}

/** What a workload uses of it, by the name of the dependency. */
export function usesOf({ uses }: WorkloadWish, shared: readonly Shared<Any>[], wish: EnvironmentWish): readonly (readonly [string, Use])[] {
  if (shared.length === 0) return [];
  const chosen = uses.map(({ thing, access }, index) => {
    const one = shared[thing % shared.length]!;
    const accesses = [...one.dependency.accesses, ...one.dependency.beside];
    return [`used${index}`, one, accesses[access % accesses.length]] as const;
  });
  return chosen.filter(([, one]) => isHere(wish, one)).map(([name, one, access]) => [name, one.as(access)] as const);
}

/** What an access is known by, by the type of the resource: an action that reads, one that writes, and the accesses that allow each. */
const telling: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  aws_sqs_queue: { 'sqs:SendMessage': ['send', 'sendReceive'], 'sqs:ReceiveMessage': ['receive', 'sendReceive'] },
  aws_s3_bucket: { 's3:GetObject': ['read', 'readWrite'], 's3:PutObject': ['write', 'readWrite'] },
  aws_dynamodb_table: { 'dynamodb:GetItem': ['read', 'readWrite'], 'dynamodb:PutItem': ['write', 'readWrite'] },
};
const nameOf = (values: Any): string => values.bucket ?? values.name;

/** Roles that may do more or less with what is shared than their workload's accesses say. */
export function wrongGrants({ blocks, assembly }: World): readonly string[] {
  return assembly.stacks.flatMap((stack: Any) =>
    stack.workloads.flatMap(({ path, bindings }: Any) => {
      const role = blocks.find((block) => block.type === 'aws_iam_role_policy' && block.path === `${path}/identity/policy`);
      const statements: Any[] = role ? JSON.parse(role.values.policy).Statement : [];
      return blocks
        .filter((block) => block.stack === stack.id && telling[block.type] && /^[^/]+\/shared\/[^/]+\/Resource$/.test(block.path))
        .flatMap(({ type, path: at, values }) => {
          const accesses = bindings.filter((one: Any) => `${one.shared}/Resource` === at).map((one: Any) => one.stated.access);
          const allowed = (action: string) =>
            statements.some(
              ({ Action, Resource }) =>
                [Action].flat().includes(action) && [Resource].flat().some((arn) => arn.split(/[:/]/).includes(nameOf(values))),
            );
          return Object.entries(telling[type]!)
            .filter(([action, by]) => allowed(action) !== accesses.some((access: string) => by.includes(access)))
            .map(
              ([action]) =>
                `shared: ${path} with ${accesses.join(' and ') || 'no access'} to ${at}, and ${action} is ${allowed(action) ? '' : 'not '}allowed`,
            );
        });
    }),
  );
}

/** Uses whose pods are not told where it is, or are told of another thing. */
export function untold({ blocks, objects, assembly }: World): readonly string[] {
  return assembly.stacks.flatMap((stack: Any) =>
    stack.workloads.flatMap(({ path, bindings }: Any) =>
      bindings
        .filter((one: Any) => one.shared !== undefined)
        .flatMap(({ name, shared, stated }: Any) => {
          const place = stated.access === 'receiveDeadLetters' ? `${shared}/dead-letters/Resource` : `${shared}/Resource`;
          const made = blocks.find((block) => block.path === place && telling[block.type]);
          if (!made) return [];
          const variables = objects
            .filter((object) => object.path.startsWith(`${path}/`))
            .flatMap(({ document }) => document.spec?.jobTemplate?.spec?.template ?? document.spec?.template ?? [])
            .flatMap((template: Any) => template.spec.containers[0].env ?? [])
            .filter((variable: Any) => variable.name === `${name.toUpperCase()}_NAME`);
          const wrong = variables.filter((variable: Any) => variable.value !== nameOf(made.values));
          return variables.length > 0 && wrong.length === 0
            ? []
            : [`shared: pods of ${path} are not told the name of ${shared} as ${name}`];
        }),
    ),
  );
}

/** What is shared, and stands more or less than once. */
export function notOnce({ blocks, assembly }: World): readonly string[] {
  const uses: readonly Any[] = assembly.stacks.flatMap(({ workloads }: Any) => workloads.flatMap(({ bindings }: Any) => bindings));
  const paths = new Set(uses.filter(({ shared, provider }) => shared !== undefined && /^Aws/.test(provider)).map(({ shared }) => shared));
  return [...paths]
    .filter((path) => blocks.filter((block) => block.path === `${path}/Resource`).length !== 1)
    .map((path) => `shared: ${path} is not made once`);
}

/** Servers that stand in the data subnets, by the provisioner that makes them, with the port of their own. */
const servers: Readonly<Record<string, number>> = { AwsPostgres: 5432, AwsRedis: 6379 };

/** Workloads whose pods may reach a kind of server that they do not use, or may not reach one that they use, as the policies of their clusters say. */
export function wrongReach({ objects, assembly }: World): readonly string[] {
  return assembly.stacks.flatMap((stack: Any) =>
    stack.workloads.flatMap(({ path, bindings }: Any) =>
      Object.entries(servers).flatMap(([provider, port]) => {
        const uses = bindings.some((one: Any) => one.provider === provider);
        const policies = objects.filter((object) => /NetworkPolicy$/.test(object.kind) && object.path.startsWith(`${path}/`));
        const reaching = policies.filter(({ document }) =>
          (document.spec.egress ?? []).some(
            ({ to = [], toCIDRSet = [], ports = [], toPorts = [] }: Any) =>
              [...to.filter(({ ipBlock }: Any) => ipBlock), ...toCIDRSet].length > 0 &&
              JSON.stringify([ports, toPorts]).includes(String(port)),
          ),
        );
        const clusters = new Set(policies.map(({ cluster }) => cluster));
        const wrong = [...clusters].filter((cluster) => reaching.some((one) => one.cluster === cluster) !== uses);
        return wrong.map((cluster) => `reach: ${path} ${uses ? 'may not' : 'may'} reach ${provider} from ${cluster}`);
      }),
    ),
  );
}
