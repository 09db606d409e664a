import * as fs from 'node:fs';
import * as path from 'node:path';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import { ingressRoutes, Workload } from '../../../../constructs';
import * as slipway from '../../../../lib';
import { synthesizePlatform } from '../../../../lib/testing';
import { anyRelease, cluster, environment, inCluster, provisioner, region, Store } from '../../../kit/places';
import { root } from '../../../kit/root';

const name = 'pr-12';
/** The example of a page, as it stands there. */
const recipe = [...fs.readFileSync(path.join(root, 'docs/operators.md'), 'utf8').matchAll(/^```ts.*\n([\s\S]*?)^```$/gm)]
  .map(([, code]) => code!)
  .find((code) => code.includes(`name: '${name}'`))!;

// As modules of an app make them: once, for every app and environment that its function is stamped in.
const db = new Store();
const sessions = new slipway.Shared('sessions', new Store());

const shop = (stack: slipway.DeploymentStack) => {
  stack.share(sessions);
  new Workload(stack, 'frontend', {
    image: 'ghcr.io/acme/frontend',
    ports: { http: { port: 8080 } },
    routes: { web: { host: 'shop.example.com', port: 'http' } },
    dependencies: { sessions: sessions.as('owner') },
  });
  new Workload(stack, 'orders', { image: 'ghcr.io/acme/orders', dependencies: { db, sessions: sessions.as('owner') } });
};

const staging = environment({
  name: 'staging',
  regions: [region('eu-west-1', [cluster('staging')])],
  routes: ingressRoutes({ ingressClassName: 'nginx' }),
  release: { schemaVersion: 1, images: { 'shop/frontend': { tag: 'v1' }, 'shop/orders': { tag: 'v2' } } },
  replicas: 3,
  provisioners: [provisioner('store', (scope, id) => ({ outputs: { ...inCluster, host: `${scope.node.path}/${id}` } }))],
  differences: { 'shop/frontend': { hosts: { web: 'staging.shop.example.com' } }, 'shop/orders': { env: { LEVEL: 'debug' } } },
});

/** Runs the recipe in a program that has a platform already. */
function preview(platform: slipway.Platform, code = recipe, environment = staging): void {
  const modules: Readonly<Record<string, unknown>> = {
    slipway: { ...slipway, Platform: jest.fn(() => Object.assign(Object.create(platform), { synth: () => undefined })) },
    './environments/staging': { staging: environment },
    './shop': { shop },
  };
  const { outputText } = transpileModule(code, { compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022 } });
  new Function('require', 'exports', outputText)((id: string) => modules[id], {});
}

const hostsOf = ({ resources }: ReturnType<typeof synthesizePlatform>) =>
  resources.all
    .filter(({ type }) => type === 'networking.k8s.io/v1/Ingress')
    .map(({ values }) => [values.metadata.namespace, values.spec.rules[0].host]);

test('the preview that the docs show stands beside staging and beside another one: hosts, namespaces, images and stacks of its own', () => {
  // WHEN
  const written = synthesizePlatform((platform) => {
    staging.stamp(platform, 'shop', shop);
    preview(platform);
    preview(platform, recipe.replaceAll(name, 'pr-13'));
  });
  // THEN
  expect(hostsOf(written).sort()).toEqual([
    ['shop', 'staging.shop.example.com'],
    ['shop-pr-12', 'pr-12.shop.example.com'],
    ['shop-pr-13', 'pr-13.shop.example.com'],
  ]);
  const deployments = written.resources.all
    .filter(({ type }) => type === 'apps/v1/Deployment')
    .map(({ values: { metadata, spec } }) => ({
      at: `${metadata.namespace}/${metadata.name}`,
      replicas: spec.replicas,
      image: spec.template.spec.containers[0].image,
    }));
  for (const namespace of ['shop-pr-12', 'shop-pr-13'])
    expect(deployments.filter(({ at }) => at.startsWith(`${namespace}/`))).toEqual([
      { at: `${namespace}/frontend`, replicas: 1, image: 'ghcr.io/acme/frontend:v1' },
      { at: `${namespace}/orders`, replicas: 1, image: 'ghcr.io/acme/orders:v2' },
    ]);
  expect(deployments).toHaveLength(6);
});

test("dependencies that are made outside of the function are each stack's own, and what differs holds in a preview as the recipe says", () => {
  // WHEN
  const written = synthesizePlatform((platform) => {
    staging.stamp(platform, 'shop', shop);
    preview(platform, recipe.replace('differences: {', "differences: { [`${app}/orders`]: { env: { LEVEL: 'trace' } },"));
  });
  // THEN
  const envOf = (namespace: string) => {
    const { spec } = written.resources.all.find(
      ({ type, values }) => type === 'apps/v1/Deployment' && values.metadata.name === 'orders' && values.metadata.namespace === namespace,
    )!.values;
    return Object.fromEntries(spec.template.spec.containers[0].env.map(({ name, value }: Record<string, string>) => [name, value]));
  };
  expect(envOf('shop')).toMatchObject({
    LEVEL: 'debug',
    DB_HOST: 'shop-staging-eu-west-1/orders/db',
    SESSIONS_HOST: 'shop-staging-eu-west-1/shared/sessions',
  });
  expect(envOf('shop-pr-12')).toMatchObject({
    LEVEL: 'trace',
    DB_HOST: 'shop-pr-12-pr-12-eu-west-1/orders/db',
    SESSIONS_HOST: 'shop-pr-12-pr-12-eu-west-1/shared/sessions',
  });
});

test('a dependency of one workload is refused in another one, also of another app, with both lines', () => {
  const mine = (stack: slipway.DeploymentStack) => new Workload(stack, 'orders', { image: 'ghcr.io/acme/orders', dependencies: { db } });
  const theirs = (stack: slipway.DeploymentStack) => new Workload(stack, 'orders', { image: 'ghcr.io/acme/orders', dependencies: { db } });
  const both = () =>
    synthesizePlatform((platform) => {
      const place = staging.with({ name: 'staging', differences: {}, release: anyRelease() });
      place.stamp(platform, 'shop', mine);
      place.stamp(platform, 'billing', theirs);
    });
  expect(both).toThrow(
    /^Dependency 'db' of workload 'billing\/orders' is the same value as one of 'shop\/orders'\. .* The first is at test\/unit\/.*preview\.test\.ts:\d+/,
  );
});

test('a preview without its hosts takes those of the program, and two of them are refused, with the cure', () => {
  const careless = recipe.replace(/ *differences: .*\n/, '  differences: {},\n');
  expect(careless).not.toBe(recipe);
  const two = () =>
    synthesizePlatform((platform) => {
      preview(platform, careless);
      preview(platform, careless.replaceAll(name, 'pr-13'));
    });
  expect(two).toThrow(/shop\.example\.com/);
});

test("what is there already in staging is staging's: a preview has its own, or states it under its own name", () => {
  // GIVEN
  const legacy = slipway.External.of(Store, {
    outputs: { host: 'legacy.internal', port: 5432, password: new slipway.Absent() },
    egress: [],
  });
  const [place] = staging.regions;
  const stated = (...apps: readonly string[]) =>
    staging.with({
      name: 'staging',
      regions: [{ ...place!, external: Object.fromEntries(apps.map((app) => [`${app}/shared.sessions`, legacy])) }],
    });
  // WHEN
  const hosts = (...apps: readonly string[]) => {
    const { resources } = synthesizePlatform((platform) => preview(platform, recipe, stated(...apps)));
    const { spec } = resources.all.find(({ type, values }) => type === 'apps/v1/Deployment' && values.metadata.name === 'orders')!.values;
    return spec.template.spec.containers[0].env.find(({ name }: { name: string }) => name === 'SESSIONS_HOST').value;
  };
  // THEN
  expect(hosts('shop')).toBe('shop-pr-12-pr-12-eu-west-1/shared/sessions');
  expect(hosts('shop', 'shop-pr-12')).toBe('legacy.internal');
});
