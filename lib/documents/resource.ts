import { blockAddress, parseAddress, printAddress } from './address';
import type { KubernetesValues } from './kubernetes-values';
import type { AmbiguousText } from './yaml/ambiguous-scalar';

/** What a resource of a type holds: an object of Kubernetes' own by its type, anything else as it is. */
export type ValuesOf<T extends string> = T extends keyof KubernetesValues
  ? KubernetesValues[T]
  : // biome-ignore lint/suspicious/noExplicitAny: a document read from JSON
    Readonly<Record<string, any>>;

/** One synthesized Terraform block or Kubernetes object, as documents hold it. */
// biome-ignore lint/suspicious/noExplicitAny: a document read from JSON
export interface Resource<V = Readonly<Record<string, any>>> {
  /** `aws_s3_bucket`, `data.aws_region`, `ephemeral.aws_secretsmanager_random_password`, or apiVersion and kind: `apps/v1/Deployment`. */
  readonly type: string;
  /**
   * Terraform address, or `<cluster>/<namespace>/<kind>/<name>` with the API group behind a kind that is not Kubernetes' own:
   * `parseAddress` reads it.
   */
  readonly address: string;
  /** Construct path, such as `shop-production-eu-west-1/orders/uploads/Resource`. */
  readonly path: string;
  /** Attributes as synthesized. A string that contains `${` refers to a value known only after `terraform apply`. */
  readonly values: V;
  /**
   * Whose code made it: a package, or a file of the project as `./apps/workloads/orders.ts`.
   *
   * @default - not known: it was read from a file
   */
  readonly origin?: string;
  /**
   * How it is not what its synthesis wrote, where it was read from committed output: edited itself, described by no assembly, the first of a
   * file that was edited elsewhere, or beside no assembly.
   *
   * @default - it is as it was written, or nobody described it
   */
  readonly integrity?: 'edited' | 'unlisted' | 'file-edited' | 'no-assembly';
  /**
   * Plain texts of the YAML that it was read from which programs take for different values.
   *
   * @default - none
   */
  readonly ambiguous?: readonly AmbiguousText[];
}

/** Every resource of some stacks, in the order of their synthesis. */
export class Resources {
  constructor(readonly all: readonly Resource[]) {}

  /** Resources of one type. */
  ofType<T extends string>(type: T): readonly Resource<ValuesOf<T>>[] {
    return this.all.filter((resource) => resource.type === type) as readonly Resource[] as readonly Resource<never>[];
  }

  /** Resources at or below a construct path. */
  below(path: string): Resources {
    return new Resources(this.all.filter((resource) => `${resource.path}/`.startsWith(`${path}/`)));
  }

  /**
   * The only resource of a type.
   *
   * @param choice `name` is that of the object, or the last part of a Terraform address; `path` the construct path itself, which an object has
   *   in each cluster: `cluster` is the one that it is in; `address` is that of the resource itself, of which there is one in each stack
   * @throws Error where there is none, or more, with what is there
   */
  only<T extends string>(type: T, choice: ResourceChoice = {}): Resource<ValuesOf<T>> {
    const unknown = Object.keys(choice).find((key) => !choices.includes(key));
    if (unknown !== undefined)
      throw new Error(`'${unknown}' chooses no resource: choose by ${choices.map((name) => `'${name}'`).join(', ')}`);
    const [resource, ...others] = this.ofType(type).filter((one) => isChosen(one, choice));
    if (resource && others.length === 0) return resource;
    const there = resource ? [resource, ...others] : this.ofType(type);
    const wish = Object.entries(choice).map(([key, value]) => ` with ${key} '${value}'`);
    const found =
      there.length > 0
        ? there.map(({ address, path }) => `${address} at ${path || 'no path'}`).join(', ')
        : [...new Set(this.all.map((one) => one.type))].join(', ') || 'nothing';
    throw new Error(`${resource ? there.length : 0} resources of type '${type}'${wish.join('')}, not one (there: ${found})`);
  }
}

/** Which of several resources of a type is meant. */
export interface ResourceChoice {
  readonly name?: string;
  readonly path?: string;
  /** Name of the cluster that an object is in. */
  readonly cluster?: string;
  /** As `Resource` has it: `blue/shop/Deployment/orders`. */
  readonly address?: string;
}

const choices: readonly string[] = ['name', 'path', 'cluster', 'address'] satisfies readonly (keyof ResourceChoice)[];

function isChosen({ address, path, values }: Resource, choice: ResourceChoice): boolean {
  const [last] = /[^.]+$/.exec(address) ?? [];
  const cluster = choice.cluster === undefined ? undefined : clusterIn(address);
  const is = { name: values.metadata?.name ?? last, path, address, cluster };
  return Object.entries(choice).every(([key, value]) => value === undefined || is[key as keyof ResourceChoice] === value);
}

function clusterIn(address: string): string | undefined {
  const parsed = parseAddress(address);
  return parsed.engine === 'kubernetes' ? parsed.cluster : undefined;
}

// biome-ignore lint/suspicious/noExplicitAny: a document read from JSON
type Json = Readonly<Record<string, any>>;

/** The blocks of a stack's `cdk.tf.json` that stand for something outside: resources, data sources, ephemeral resources. */
export function terraformResources(stack: Json): Resource[] {
  return (['resource', 'data', 'ephemeral'] as const).flatMap((block) =>
    Object.entries<Readonly<Record<string, Json>>>(stack[block] ?? {}).flatMap(([type, byName]) =>
      Object.entries(byName).map(([name, { '//': comment, ...values }]) => {
        const prefix = block === 'resource' ? '' : `${block}.`;
        return {
          type: prefix + type,
          address: printAddress(blockAddress(block, type, name)),
          path: String(comment?.metadata?.path ?? ''),
          values,
        };
      }),
    ),
  );
}
