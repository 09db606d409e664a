import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { ApiObject, Lazy as LazyValue } from 'cdk8s';
import { Lazy } from 'cdktf';
import { Workload } from '../../../../constructs';
import { DeploymentStack, Platform } from '../../../../lib';
import { synthesize } from '../../../../lib/testing';
import { cluster, environment, region, TerraformData } from '../../../kit/places';

const production = environment({ regions: [region('eu-west-1', [cluster('blue')])] });
const named = (stack: DeploymentStack, name: string, more: object = {}) =>
  new Workload(stack, name, { image: `ghcr.io/acme/${name}`, resources: { requests: { cpu: '100m', memory: '64Mi' } }, ...more });
const cpuOf = (run: () => unknown): number => {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
};

test('5,000 variables of a workload are written, in time that grows with them', () => {
  const env = Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`VARIABLE_${index}`, `value ${index}`]));
  let written = 0;
  const seconds = cpuOf(() => {
    const { resources } = synthesize(production, (stack) => void named(stack, 'orders', { env }));
    const [deployment] = resources.ofType('apps/v1/Deployment');
    written = deployment!.values.spec.template.spec.containers[0].env.length;
  });
  expect(written).toBeGreaterThanOrEqual(5_000);
  expect(seconds).toBeLessThan(15);
});

describe('a construct that throws in the middle', () => {
  let folder: string;
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'slipway-large-'));
  });
  afterEach(() => fs.rmSync(folder, { recursive: true }));

  test.each<[string, (stack: DeploymentStack) => unknown]>([
    ['while it is defined', () => fail()],
    ['while Terraform is resolved', (stack) => new TerraformData(stack, 'x', { input: Lazy.stringValue({ produce: fail }) })],
    [
      'while an object is resolved',
      (stack) =>
        new ApiObject(stack.chartScope(named(stack, 'last'), stack.clusters[0]!), 'x', {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: { name: 'x' },
          data: { x: LazyValue.any({ produce: fail }) },
        } as never),
    ],
  ])('%s ends in its own error, and nothing is written', (_, define) => {
    const platform = new Platform({
      organization: 'acme',
      terraformOutdir: path.join(folder, 'cdktf.out'),
      kubernetesOutdir: path.join(folder, 'dist'),
    });
    const run = () => {
      production.stamp(platform, 'billing', (stack) => void named(stack, 'first'));
      production.stamp(platform, 'shop', (stack) => {
        named(stack, 'orders');
        define(stack);
      });
      production.stamp(platform, 'warehouse', (stack) => void named(stack, 'third'));
      platform.synthesize();
    };
    expect(run).toThrow('the third shelf is empty');
    expect(fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())).toEqual([]);
  });
});

function fail(): never {
  throw new Error('the third shelf is empty');
}
