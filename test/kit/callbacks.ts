import { Workload } from '../../constructs';
import { s3State } from '../../constructs/terraform/s3-state';
import { Deferred, DeploymentStack, documents, EnvironmentProps, expression, GraphRule, graph, Policy } from '../../lib';
import { synthesize, synthesizePlatform } from '../../lib/testing';
import { policyOf } from '../unit/lib/policy/policy-of';
import { cluster, delivery, environment, inCluster, provisioner, region, Store, TerraformData } from './places';

/** Changes what a function is to somebody who calls it. */
export type Turn = <F>(run: F) => F;

const image = 'ghcr.io/acme/orders';
const anywhere = (define: (stack: DeploymentStack) => unknown, props: Partial<EnvironmentProps> = {}) =>
  synthesize(environment(props), define as (stack: DeploymentStack) => void);
const workload = (props: object, on: Partial<EnvironmentProps> = {}) =>
  anywhere((stack) => new Workload(stack, 'orders', { image, ...props } as never), on);
const withStore = (outputs: object, on: Partial<EnvironmentProps> = {}) =>
  workload({ dependencies: { db: new Store() } }, { provisioners: [provisioner('store', () => ({ outputs }) as never)], delivery, ...on });
const judged = (rule: Policy['rule']) =>
  anywhere((stack) => new TerraformData(stack, 'data'), {
    policies: [{ name: 'own', version: '1.0.0', policies: [policyOf(rule)] }],
  });
const nothing = () => [] as const;
const config = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'made' } };

/** Every kind of function that users hand over, called for real. */
export const callbacks: readonly (readonly [what: string, run: (turn: Turn) => unknown])[] = [
  ['what is stamped', (turn) => anywhere(turn((stack: DeploymentStack) => new Workload(stack, 'orders', { image })))],
  [
    'what is placed',
    (turn) =>
      anywhere((stack) =>
        stack.place(
          turn((inner) => new Workload(inner, 'orders', { image })),
          {},
        ),
      ),
  ],
  ['a platform of the test kit', (turn) => synthesizePlatform(turn(() => undefined))],
  ['the env of a workload', (turn) => workload({ env: turn(() => ({ A: 'b' })) })],
  [
    'the env of a job',
    (turn) => workload({ jobs: { clean: { schedule: '0 3 * * *', timeZone: 'Etc/UTC', env: turn(() => ({ A: 'b' })) } } }),
  ],
  [
    'the env of an init container',
    (turn) => workload({ initContainers: { wait: { image: `${image}:1`, env: turn(() => ({ A: 'b' })) } } }),
  ],
  ['the env of a sidecar', (turn) => workload({ sidecars: { log: { image: `${image}:1`, env: turn(() => ({ A: 'b' })) } } })],
  [
    'an env in which a place differs',
    (turn) => workload({ env: turn(() => ({ A: 'b' })) }, { differences: { 'shop/orders': { env: { A: 'c' } } } }),
  ],
  ['files', (turn) => workload({ files: turn(() => ({})) })],
  [
    'a provisioner',
    (turn) =>
      workload(
        { dependencies: { db: new Store() } },
        {
          provisioners: [
            provisioner(
              'store',
              turn(() => ({ outputs: inCluster })),
            ),
          ],
        },
      ),
  ],
  ['an output of a provisioner', (turn) => withStore({ ...inCluster, host: turn(() => 'store')() })],
  ['a delivery', (turn) => withDelivery(turn(() => ({})))],
  [
    'what a delivery publishes',
    (turn) =>
      withDelivery(
        () => ({}),
        turn(() => undefined),
      ),
  ],
  [
    'one reference of a delivery',
    (turn) => withDelivery((() => ({ host: turn(() => ({ configMapKeyRef: { name: 'a', key: 'b' } }))() })) as never),
  ],
  ['the permissions of a binding', (turn) => withBinding({ grantsFor: turn(() => []) })],
  ['a binding that is told its consumers', (turn) => withBinding({ connect: turn(() => undefined) })],
  ['an identity', (turn) => withGrants({ identity: { bind: turn(() => undefined) } })],
  [
    'a network',
    (turn) =>
      anywhere((stack) => new Workload(stack, 'orders', { image }), {
        regions: [region('eu-west-1', [cluster('blue', { allow: turn(() => undefined) })])],
      }),
  ],
  ['a Terraform setup', (turn) => workload({}, { terraform: [turn(() => undefined)] })],
  [
    'the key of a state',
    (turn) => workload({}, { terraform: [s3State({ bucket: 'acme-state', region: 'eu-west-1', key: turn(({ app }) => app) })] }),
  ],
  ['the namespace of an app', (turn) => workload({}, { namespace: turn((app: string) => app) })],
  [
    'routes',
    (turn) =>
      workload(
        { ports: { http: { port: 80 } }, routes: { web: { host: 'a.example.com', port: 'http' } } },
        { routes: { render: turn(() => config) } as never },
      ),
  ],
  [
    'the collection of metrics',
    (turn) =>
      workload(
        { ports: { http: { port: 80 } }, metrics: { port: 'http' } },
        { monitoring: { collect: turn(() => undefined), alert: () => undefined } as never },
      ),
  ],
  [
    'alerts',
    (turn) =>
      workload(
        { alerts: { Slow: { expr: 'a > 1', for: '5m', severity: 'warning', summary: 'It is slow.' } } },
        { monitoring: { collect: () => undefined, alert: turn(() => undefined) } as never },
      ),
  ],
  ['an ordering', (turn) => workload({}, { ordering: { annotations: turn(() => ({})) } })],
  [
    'the clock',
    (turn) =>
      synthesizePlatform((platform) => environment().stamp(platform, 'shop', () => undefined, { empty: true }), {
        clock: turn(() => new Date()),
      }),
  ],
  ['a graph rule', (turn) => judged(graph('terraform_data' as never, turn(nothing) as never))],
  ['a graph rule of a class', (turn) => judged(new GraphRule(documents<unknown>('terraform_data'), turn(nothing) as never))],
  [
    'a rule as an expression',
    (turn) =>
      expression(
        'v1/ConfigMap' as never,
        turn((document: never) => (document as { metadata: { isSet(): unknown } }).metadata.isSet()) as never,
      ),
  ],
  ['a condition on the items of a list', (turn) => listCondition('every', turn)],
  ['a condition on some items', (turn) => listCondition('some', turn)],
  ['a condition on no items', (turn) => listCondition('none', turn)],
  ['a choice of items', (turn) => listCondition('where', turn)],
];

function withDelivery(fetch: (...args: never[]) => unknown, publish: (...args: never[]) => unknown = () => undefined) {
  return withStore({ ...inCluster, host: new Deferred('${x}') }, { delivery: { publish, fetch } as never });
}

function withBinding(binding: object) {
  return workload(
    { dependencies: { db: new Store() } },
    { provisioners: [provisioner('store', () => ({ outputs: inCluster, ...binding }))], identity: { bind: () => undefined } },
  );
}

function withGrants(props: Partial<EnvironmentProps>) {
  const grants = [{ actions: ['s3:GetObject'], resources: ['arn:aws:s3:::a'] }];
  return workload(
    { dependencies: { db: new Store() } },
    { provisioners: [provisioner('store', () => ({ outputs: inCluster, grantsFor: () => grants }))], ...props },
  );
}

function listCondition(question: string, turn: Turn) {
  return expression(
    'v1/ConfigMap' as never,
    ((document: { metadata: { finalizers: Record<string, (holds: unknown) => { count(): { is(count: number): unknown } }> } }) => {
      const said = document.metadata.finalizers[question]!(turn((item: { isSet(): unknown }) => item.isSet()));
      return question === 'where' ? said.count().is(0) : said;
    }) as never,
  );
}
