import { Construct } from 'constructs';
import { Workload } from '../../constructs';
import { Dependency, DeploymentStack, Environment, Provisioner } from '../../lib';
import { synthesize } from '../../lib/testing';
import { baseline } from '../../policies';
import { environmentOf } from './environments';
import { examples } from './pages';
import { run } from './run';

type Exports = Readonly<Record<string, unknown>>;
type Maker = (options?: object) => Provisioner;

/** Modules of the pages that say how something is made; those that read files of a project are no part of it. */
const modules = examples
  .filter(
    ({ file, words, code }) =>
      !file.endsWith('.test.ts') && words.length === 1 && /extends (?:Construct|Dependency|AwsDataStore|Workload)\b/.test(code),
  )
  .map(({ file }) => [file, run({ file }) as Exports] as const);
const exported = modules.flatMap(([file, exports]) => Object.entries(exports).map(([name, value]) => [name, value, file] as const));

const isClass = (value: unknown): value is new (...given: readonly unknown[]) => object =>
  typeof value === 'function' && /^class\b/.test(String(value));
const dependencies = exported.flatMap(([name, value]) =>
  isClass(value) && value.prototype instanceof Dependency ? [[name, value] as const] : [],
);
const provisioners = exported.flatMap(([name, value]) => {
  const { provisioner } = value as { readonly provisioner?: Maker };
  return provisioner ? [[name, provisioner] as const] : [];
});

/** What constructors and operators of the examples must be given. */
const given: Readonly<Record<string, unknown>> = { Alarm: { team: 'checkout' }, MySql: 'small' };
const options: Readonly<Record<string, object>> = { KubernetesRabbitMq: { image: 'rabbitmq:4.1.4-management' } };
/** What an operator lets pass, as the tests of its page do: pods that an operator of the cluster makes are in no manifest. */
const passes: Readonly<Record<string, readonly string[]>> = { KubernetesRabbitMq: ['k8s/netpol/dangling'] };

function findings(environment: Environment, define: (stack: DeploymentStack) => void): readonly string[] {
  const { report } = synthesize(environment, define);
  return report.findings
    .filter(({ level }) => level.startsWith('mandatory'))
    .map(({ rule, addresses, message }) => `${rule}: ${addresses.join(', ')}: ${message}`);
}

const production = environmentOf('production');

test('the pages have provisioners, and constructs of their own', () => {
  expect(provisioners.map(([name]) => name).sort()).toEqual(['AwsMySql', 'AwsSearch', 'AwsSessions', 'AwsTopic', 'KubernetesRabbitMq']);
  const constructs = exported.flatMap(([name, value]) => (isClass(value) && value.prototype instanceof Construct ? [name] : []));
  expect(constructs.filter((name) => !provisioners.some(([known]) => known === name))).toEqual(['Exposed', 'Service']);
});

test.each(provisioners)('what %s of the pages makes passes baseline', (name, provisioner) => {
  const provided = provisioner(options[name]);
  const needed = dependencies.map(([own, type]) => new type(given[own]) as Dependency).filter(({ type }) => type === provided.type);
  expect(needed).toHaveLength(1);
  const environment = production.with({ name: 'production', policies: [baseline], provisioners: [provided] });
  const found = findings(environment, (stack) => {
    new Workload(stack, 'orders', { image: 'ghcr.io/acme/orders', dependencies: { needed: needed[0]! } });
  });
  expect(found.filter((one) => !passes[name]?.some((rule) => one.startsWith(`${rule}:`)))).toEqual([]);
});

test('what Exposed makes passes baseline where its page says so', () => {
  const { exposing } = run({ file: 'docs/exposing.ts' }) as { readonly exposing: Environment };
  const { Exposed } = run({ file: 'docs/exposed.ts' }) as { readonly Exposed: new (...of: readonly unknown[]) => unknown };
  const exposed = (stack: DeploymentStack) => {
    new Exposed(new Workload(stack, 'orders', { image: 'ghcr.io/acme/orders' }), { cidr: '10.8.0.0/16', port: 5000, targetPort: 5000 });
  };
  const rulesIn = (environment: Environment) => findings(environment, exposed).map((one) => one.split(':')[0]);
  // Blocks of pages are evaluated: what has no file is of no origin that could be approved.
  expect(exposing.approvedOrigins).toEqual(['./exposed.ts']);
  expect(rulesIn(exposing)).toEqual(['x/approved-origin']);
  expect(rulesIn(production.with({ name: 'production', policies: [baseline] })).sort()).toEqual(['k8s/service/type', 'x/approved-origin']);
});

test('and so does what the wrapper makes', () => {
  const { orders } = run({ file: 'docs/wrappers/orders.ts' }) as { readonly orders: (stack: DeploymentStack) => void };
  const environment = environmentOf('sandbox').with({ name: 'sandbox', policies: [baseline] });
  expect(findings(environment, (stack) => void orders(stack))).toEqual([]);
});
