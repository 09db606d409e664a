import * as fs from 'node:fs';
import * as path from 'node:path';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import { ingressRoutes, Workload } from '../../../../constructs';
import * as slipway from '../../../../lib';
import { synthesizePlatform } from '../../../../lib/testing';
import { cluster, environment, region } from '../../../kit/places';
import { root } from '../../../kit/root';

const name = 'pr-12';
/** The example of a page, as it stands there. */
const recipe = [...fs.readFileSync(path.join(root, 'docs/operators.md'), 'utf8').matchAll(/^```ts.*\n([\s\S]*?)^```$/gm)]
  .map(([, code]) => code!)
  .find((code) => code.includes(`name: '${name}'`))!;

const shop = (stack: slipway.DeploymentStack) => {
  new Workload(stack, 'frontend', {
    image: 'ghcr.io/acme/frontend',
    ports: { http: { port: 8080 } },
    routes: { web: { host: 'shop.example.com', port: 'http' } },
  });
  new Workload(stack, 'orders', { image: 'ghcr.io/acme/orders' });
};

const staging = environment({
  name: 'staging',
  regions: [region('eu-west-1', [cluster('staging')])],
  routes: ingressRoutes({ ingressClassName: 'nginx' }),
  release: { schemaVersion: 1, images: { 'shop/frontend': { tag: 'v1' }, 'shop/orders': { tag: 'v2' } } },
  replicas: 3,
  differences: { 'shop/frontend': { hosts: { web: 'staging.shop.example.com' } }, 'shop/orders': { env: { LEVEL: 'debug' } } },
});

/** Runs the recipe in a program that has a platform already. */
function preview(platform: slipway.Platform, code = recipe): void {
  const modules: Readonly<Record<string, unknown>> = {
    slipway: { ...slipway, Platform: jest.fn(() => Object.assign(Object.create(platform), { synth: () => undefined })) },
    './environments/staging': { staging },
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
