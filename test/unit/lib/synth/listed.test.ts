import { ApiObject, Chart, JsonPatch, App as KubernetesApp } from 'cdk8s';
import { Construct } from 'constructs';
import { synthesize, synthesizePlatform } from '../../../../lib/testing';
import { aws } from '../../../kit/environments';
import { refused } from '../../../kit/refused';

const pod = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'p' },
  spec: { hostNetwork: true, containers: [{ name: 'c', image: 'i' }] },
};
const kinds = ['List', 'PodList', 'ConfigMap', 'NetworkPolicy', 'Thing'];
/** cdk8s writes none that are nothing. */
const items: readonly unknown[] = [[pod], [], { a: pod }];

const object = (scope: Construct, kind: string, more: object) =>
  new ApiObject(scope, 'hidden', { apiVersion: 'v1', kind, metadata: { name: 'x' }, ...more } as never);
const words = (kind: string) => new RegExp(`^${kind} 'x' \\(.*/hidden.*\\) has 'items', by which kubectl takes it for a list`);

describe.each(kinds)('a %s that has items is refused, as what it lists would be judged by nobody', (kind) => {
  test('in a stack', () => {
    for (const each of items) {
      const error = refused(() =>
        synthesize(aws(), (stack) => {
          object(stack.chartOf(stack.clusters[0]!), kind, { items: each });
        }),
      );
      expect(error.what).toMatch(words(kind));
      expect(error.at?.file).toBe('test/unit/lib/synth/listed.test.ts');
    }
  });

  test('by a patch', () => {
    const error = refused(() =>
      synthesize(aws(), (stack) => {
        object(stack.chartOf(stack.clusters[0]!), kind, {}).addJsonPatch(JsonPatch.add('/items', [pod]));
      }),
    );
    expect(error.what).toMatch(words(kind));
  });

  test('in a chart that is adopted', () => {
    const production = aws();
    const error = refused(() =>
      synthesizePlatform((platform) => {
        const chart = new Chart(new KubernetesApp(), 'legacy');
        object(chart, kind, { items: [pod] });
        production.adopt(platform, chart, { region: production.regions[0]!.region });
      }),
    );
    expect(error.what).toMatch(words(kind));
  });
});
