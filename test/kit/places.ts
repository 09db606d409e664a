import { LocalBackend, TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import {
  Binding,
  Cluster,
  ClusterSecret,
  Dependency,
  Environment,
  EnvironmentProps,
  Network,
  NetworkAccess,
  Provisioner,
  Reference,
  Region,
  Release,
} from '../../lib';

/** A network that keeps what it is told, by the name of the policy. */
export interface RecordingNetwork extends Network {
  readonly policies: ReadonlyMap<string, NetworkAccess>;
}

export function recordingNetwork(): RecordingNetwork {
  const policies = new Map<string, NetworkAccess>();
  return { policies, allow: (_chart, _id, access) => void policies.set(`${access.namespace}/${access.name}`, access) };
}

export function cluster(name: string, network: Network = recordingNetwork()): Cluster {
  return { name, kubernetesVersion: '1.34', network };
}

/** A region of an account of its own. */
export function region(name = 'eu-west-1', clusters: readonly Cluster[] = [cluster(`${name}-blue`)]): Region {
  return { region: name, account: '111122223333', clusters };
}

/** A release that has every workload. */
export function anyRelease(tag = 'v1'): Release {
  return { schemaVersion: 1, images: new EveryImage(tag) as unknown as Release['images'] };
}

/** An image under whatever name it is looked up. */
class EveryImage {
  constructor(tag: string) {
    // biome-ignore lint/correctness/noConstructorReturn: a proxy with a class, which nothing copies
    return new Proxy(this, {
      get: () => ({ tag }),
      getOwnPropertyDescriptor: () => ({ configurable: true, value: { tag } }),
      preventExtensions: () => false,
    });
  }
}

/** An environment with one region of a cloud, and the backend that it needs; `props` win. */
export function environment(props: Partial<EnvironmentProps> = {}): Environment {
  return new Environment({
    name: 'production',
    regions: [region()],
    provisioners: [],
    release: anyRelease(),
    terraform: [(stack) => void new LocalBackend(stack, { path: `../../../state/${stack.node.id}.tfstate` })],
    ...props,
  });
}

/** A resource that Terraform has by itself, whose attributes are known only after apply. */
export class TerraformData extends TerraformResource {
  constructor(
    scope: Construct,
    id: string,
    private readonly attributes: Readonly<Record<string, unknown>> = {},
  ) {
    super(scope, id, { terraformResourceType: 'terraform_data', terraformGeneratorMetadata: { providerName: 'terraform' } });
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return { ...this.attributes };
  }
}

/** A dependency with an output of each kind. */
export class Store extends Dependency {
  readonly type = 'store';
  readonly outputs = { host: 'value', port: 'value', password: 'secret' } as const;

  constructor(override readonly stateful = false) {
    super();
  }
}

/** What a provisioner in the cluster hands over for a `Store`. */
export const inCluster: Binding<Store>['outputs'] = { host: 'store', port: 5432, password: new ClusterSecret('store', 'password') };

export function provisioner(
  type: string,
  provision: (workload: Construct, id: string) => Partial<Binding> & Pick<Binding, 'outputs'>,
): Provisioner {
  return { type, name: `Test${type}`, provision: (workload, id) => provision(workload, id) };
}

/** Puts everything deferred into a ConfigMap and everything secret into a Secret of the dependency's name. */
export const delivery = {
  publish: (_scope: Construct, _id: string, outputs: Readonly<Record<string, unknown>>): readonly string[] => Object.keys(outputs),
  fetch: (workload: Construct, id: string, outputs: unknown): Readonly<Record<string, Reference>> =>
    Object.fromEntries(
      (outputs as readonly string[]).map((key) => [
        key,
        key === 'password'
          ? { secretKeyRef: { name: `${workload.node.id}-${id}`, key } }
          : { configMapKeyRef: { name: `${workload.node.id}-${id}`, key } },
      ]),
    ),
};
