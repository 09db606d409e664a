import { LocalBackend, TerraformBackend, type TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { ClusterSecret } from '../model/binding';
import type { Dependency } from '../model/dependency';
import { Environment, type EnvironmentProps } from '../model/environment';
import type { Provisioner } from '../model/provisioner';
import type { Region } from '../model/region';
import { libProperties } from '../properties/lib-properties';
import type { ReleasedImage } from '../release/release';
import type { DeploymentStack } from '../synth/deployment-stack';
import type { Endpoint } from '../synth/endpoint';
import { kebabCase } from '../wording/kebab-case';
import { type Synthesized, synthesize } from './synthesize';

/** What a trial states of its place, beside what stands in. */
export interface AloneOptions extends Partial<EnvironmentProps> {
  /**
   * Name of the app group.
   *
   * @default 'shop'
   */
  readonly app?: string;
}

/**
 * Synthesizes what is defined in a place of its own, where whatever it needs of others is stood in for: for a test of one workload, wrapper or
 * dependency, without a platform. Any image is released; a dependency without a provisioner hands over texts by its outputs' names, such as
 * `jobs-url`, or keys of a Secret; workloads that are called answer; the network allows everything.
 *
 * @param define places what is tried in the stack
 * @param options what the place has of its own: `provisioners`, `routes`, `policies`, `regions` … of an environment, and the `app`
 */
export function synthesizeAlone(define: (stack: DeploymentStack) => unknown, options: AloneOptions = {}): Synthesized {
  const { app = 'shop', ...stated } = libProperties.check<AloneOptions>('AloneOptions', options, 'synthesizeAlone');
  const environment = trialOf({
    name: 'trial',
    regions: [place],
    provisioners: [],
    release: { schemaVersion: 1, images: {} },
    ...stated,
    terraform: [...(stated.terraform ?? []), localState],
  });
  return synthesize(
    environment,
    (stack) => {
      const made = define(stack);
      standInForCallees(stack);
      // `synthesize` refuses a promise.
      return made as undefined;
    },
    { app },
  );
}

const account = '111122223333';
const key = (digit: number): string => `arn:aws:kms:eu-west-1:${account}:key/${`${digit}`.repeat(8)}-1111-4111-8111-111111111111`;

/** With every fact that a provisioner of AWS may ask for. */
const place: Region = {
  region: 'eu-west-1',
  account,
  network: {
    vpcId: 'vpc-0a1b2c3d4e5f60718',
    dataSubnetIds: ['subnet-0a1b2c3d4e5f60711', 'subnet-0a1b2c3d4e5f60722'],
    dataSubnetCidrs: ['10.0.144.0/22', '10.0.148.0/22'],
    podSecurityGroupIds: ['sg-0a1b2c3d4e5f60718'],
  },
  keys: { storage: key(1), database: key(2), cache: key(3), messaging: key(4), secrets: key(5) },
  clusters: [
    {
      name: 'trial',
      kubernetesVersion: '1.34',
      network: { allow: () => {} },
      secretStores: {
        secrets: { kind: 'ClusterSecretStore', name: 'secrets-manager' },
        parameters: { kind: 'ClusterSecretStore', name: 'parameter-store' },
      },
    },
  ],
};

/** Where nobody says where the state is. */
function localState(stack: TerraformStack): void {
  if (!stack.node.children.some((child) => TerraformBackend.isBackend(child))) new LocalBackend(stack, {});
}

/** An environment that has what nobody stated. */
function trialOf(props: EnvironmentProps): Environment {
  const provided = new Set(props.provisioners.map(({ type }) => type));
  class Trial extends Environment {
    override imageOf(workload: string): ReleasedImage {
      return super.imageOf(workload) ?? { tag: '0.0.0' };
    }

    override provisionerFor(dependency: Dependency, cure?: () => string): Provisioner {
      return provided.has(dependency.type) ? super.provisionerFor(dependency, cure) : standIn(dependency.type);
    }
  }
  return new Trial(props);
}

function standIn(type: string): Provisioner {
  return {
    type,
    name: 'stand-in',
    provision: (_scope, id, { outputs }) => ({
      outputs: Object.fromEntries(
        Object.entries(outputs).map(([output, kind]) => [
          output,
          kind.startsWith('secret') ? new ClusterSecret(id, kebabCase(output)) : `${id}-${kebabCase(output)}`,
        ]),
      ),
    }),
  };
}

/** Whoever is called and not placed answers at the ports that are called. */
function standInForCallees(stack: DeploymentStack): void {
  const known = stack['registry'].endpoints.get(`${stack.environment.name} ${stack.region.region}`) ?? new Map<string, Endpoint>();
  const missing = [...known.values()].flatMap(({ calls }) => calls).filter((call) => !known.has(call.key));
  for (const called of new Set(missing.map(({ key: one }) => one))) {
    const ports = missing.filter((one) => one.key === called).map(({ call }) => [call.port, { port: call.number }] as const);
    const [app = '', name = ''] = called.split('/');
    stack.register({
      construct: new Construct(stack, `stand-in-${app}-${name}`),
      key: called,
      namespace: stack.environment.namespaceOf(app),
      pods: [{ 'app.kubernetes.io/name': name }],
      ports: Object.fromEntries(ports),
      calls: [],
      migrates: false,
      source: undefined,
      record: { name, path: name, namespace: app, image: '', bindings: [] },
      connect: () => {},
    });
  }
}
