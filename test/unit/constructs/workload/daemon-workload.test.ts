import { DaemonWorkload, DaemonWorkloadProps, eks } from '../../../../constructs';
import { AdoptedWorkload, DeploymentStack, Environment, Service } from '../../../../lib';
import { synthesize } from '../../../../lib/testing';
import { baseline } from '../../../../policies';
import { cloudless, eksCluster, Overrides } from '../../../kit/environments';
import { schemaErrors } from '../../../kit/kubernetes-schema';

const image = 'ghcr.io/acme/agent';
const approved = { daemonWorkloads: ['shop/orders'] };
const placements = { everyNode: { tolerations: [{}] } };
const place = (more: Overrides = {}): Environment => cloudless({ approved, placements, ...more });

function made(props: object = {}, environment = place()) {
  return synthesize(environment, (stack) => void new DaemonWorkload(stack, 'orders', { image, ...props } as DaemonWorkloadProps));
}
const daemonSet = (props?: object, environment?: Environment) => made(props, environment).resources.only('apps/v1/DaemonSet').values;

describe('a DaemonWorkload', () => {
  test('is a DaemonSet of the schema, without a number of pods, without spread and without a budget', () => {
    const { resources } = made({ ports: { http: { port: 8080 } } });
    const { spec, ...object } = resources.only('apps/v1/DaemonSet').values;
    expect(schemaErrors({ ...object, spec })).toEqual([]);
    expect(Object.keys(spec).sort()).toEqual(['selector', 'template']);
    expect(spec.template.spec).not.toHaveProperty('topologySpreadConstraints');
    expect(resources.ofType('policy/v1/PodDisruptionBudget')).toEqual([]);
  });

  test('has pods as hardened as any, which pass the baseline', () => {
    const props = { resources: { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '64Mi' } }, owner: { team: 'platform' } };
    const { report, resources } = made(props, place({ policies: [baseline] }));
    expect(report.findings.filter(({ addresses }) => addresses.some((address) => address.includes('DaemonSet')))).toEqual([]);
    const [container] = resources.only('apps/v1/DaemonSet').values.spec.template.spec.containers;
    expect(container.securityContext).toMatchObject({ readOnlyRootFilesystem: true, allowPrivilegeEscalation: false });
  });

  test('is on every node where its placement tolerates every taint', () => {
    const { tolerations } = daemonSet({ placement: 'everyNode' }).spec.template.spec;
    expect(tolerations).toEqual([{ operator: 'Exists' }]);
  });

  test('has a Service, policies and callers as others have', () => {
    const agent = new Service('orders', { grpc: { port: 80, targetPort: 8080 } });
    const { resources } = synthesize(place({ approved: { daemonWorkloads: ['shop/orders', 'shop/catalog'] } }), (stack) => {
      new DaemonWorkload(stack, 'orders', { image, ports: agent.ports });
      new DaemonWorkload(stack, 'catalog', { image, dependencies: { agent: agent.at('grpc') } });
    });
    const [ingress] = resources.only('networking.k8s.io/v1/NetworkPolicy', { name: 'orders' }).values.spec.ingress;
    expect(ingress.ports).toEqual([{ port: 8080, protocol: 'TCP' }]);
    expect(resources.only('v1/Service', { name: 'orders' }).values.spec.ports[0].targetPort).toBe(8080);
  });

  test.each<[string, object | undefined, object | undefined]>([
    ["Kubernetes' own", undefined, undefined],
    [
      'some nodes at a time',
      { type: 'RollingUpdate', maxUnavailable: '10%' },
      { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '10%' } },
    ],
    [
      'the new pod first',
      { type: 'RollingUpdate', maxSurge: 1 },
      { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
    ],
    ['by hand', { type: 'OnDelete' }, { type: 'OnDelete' }],
  ])('replaces its pods: %s', (_what, updateStrategy, written) => {
    const { spec } = daemonSet(updateStrategy && { updateStrategy });
    expect(spec.updateStrategy).toEqual(written);
  });

  test('is taken over by its name and selector, which cannot be changed', () => {
    const adopt = { 'shop/orders': new AdoptedWorkload({ selector: { app: 'fluent-bit' }, names: { DaemonSet: 'fluent-bit' } }) };
    const regions = [{ region: 'local', clusters: [eksCluster('blue', { network: eks() })], adopt }];
    const { metadata, spec } = daemonSet({}, place({ regions }));
    expect([metadata.name, spec.selector.matchLabels]).toEqual(['fluent-bit', { app: 'fluent-bit' }]);
    expect(spec.template.metadata.labels).toMatchObject({ app: 'fluent-bit' });
  });
});

describe('a DaemonWorkload is refused', () => {
  const disk = { data: { mountPath: '/data', claim: { storage: '1Gi' } } };
  test.each<[string, () => unknown, string]>([
    [
      'where the environment does not approve it',
      () => made({}, place({ approved: {} })),
      "'a workload on every node' is 'shop/orders', which environment 'development' does not approve (daemonWorkloads: none).",
    ],
    ['with a placement that nobody approved', () => made({ placement: 'masters' }), "'placement' is 'masters'"],
    [
      'with a disk of one node',
      () => made({ volumes: disk }),
      "'volumes.data' is a disk that one node mounts at a time, and a pod on each node would share it.",
    ],
    ['with a number of pods', () => made({ replicas: 3 }), "'replicas' is unknown"],
    ['with autoscaling', () => made({ autoscaling: { minReplicas: 1, maxReplicas: 2 } }), "'autoscaling' is unknown"],
    [
      'with a folder of its node',
      () => made({ volumes: { logs: { mountPath: '/logs', hostPath: { path: '/var/log' } } } }),
      "'volumes.logs.hostPath' is unknown",
    ],
    [
      'with both ways to replace pods',
      () => made({ updateStrategy: { type: 'RollingUpdate', maxSurge: 1, maxUnavailable: 1 } }),
      "'updateStrategy' has 'maxUnavailable' and 'maxSurge'",
    ],
    [
      'with none that could be replaced',
      () => made({ updateStrategy: { type: 'RollingUpdate', maxUnavailable: 0 } }),
      'no pod could ever be replaced',
    ],
    [
      'with more than all',
      () => made({ updateStrategy: { type: 'RollingUpdate', maxSurge: '101%' } }),
      "'updateStrategy.maxSurge' is '101%'",
    ],
    [
      'with parameters of another strategy',
      () => made({ updateStrategy: { type: 'OnDelete', maxSurge: 1 } }),
      "'updateStrategy' is OnDelete, and has parameters.",
    ],
    ['with a strategy of a Deployment', () => made({ updateStrategy: { type: 'Recreate' } }), "'updateStrategy.type' is 'Recreate'"],
    [
      'with another number of pods in a place',
      () =>
        synthesize(place(), (stack: DeploymentStack) =>
          stack.place((inner) => new DaemonWorkload(inner, 'orders', { image }), { replicas: 2 } as never),
        ),
      "'replicas'",
    ],
  ])('%s', (_what, act, message) => {
    expect(act).toThrow(message);
  });
});
