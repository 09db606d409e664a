import type { WrittenCluster, WrittenStack } from '../../../../lib/cli/project/written';
import { writtenTree } from '../../../../lib/cli/project/written-tree';
import type { Paint } from '../../../../lib/cli/terminal/paint';

const plain = (text: string) => text;
const paint: Paint = { bold: plain, dim: plain, cyan: plain, green: plain, yellow: plain, red: plain };
const project = { app: 'node main.js', terraformOut: 'cdktf.out', kubernetesOut: 'dist', context: undefined };
const cluster = (name: string, objects: number, more: Partial<WrittenCluster> = {}): WrittenCluster => ({
  name,
  files: ['orders.k8s.yaml'],
  objects,
  ...more,
});
const stack = (id: string, environment: string, more: Partial<WrittenStack> = {}): WrittenStack => ({
  id,
  environment,
  region: 'eu-west-1',
  protected: false,
  terraform: { file: 'cdk.tf.json', resources: 12 },
  clusters: [cluster('blue', 3)],
  ...more,
});
const tree = (...stacks: readonly WrittenStack[]) => writtenTree({ schemaVersion: 1, stacks }, project, paint).split('\n');

test('what was written is a tree of environments and stacks with a line for each cluster, and what is in all of them', () => {
  const { terraform: _, ...chart } = stack('monitoring', 'staging', { foreign: true });
  const lines = tree(
    stack('shop', 'production', { protected: true, clusters: [cluster('blue', 3), cluster('green', 10)] }),
    stack('blog', 'production', { protected: true, clusters: [] }),
    chart,
  );
  expect(lines).toEqual([
    '                             resources   cluster   files   objects',
    'production  protected',
    '├─ shop                             12   blue          1         3',
    '│                                        green         1        10',
    '└─ blog                             12',
    'staging',
    '└─ monitoring                            blue          1         3  adopted',
    '3 stacks in 2 environments          24                 3        16',
    '',
    'Terraform   cdktf.out/stacks/<stack>/cdk.tf.json',
    'Kubernetes  dist/<environment>/<cluster>/<stack>/<workload>.k8s.yaml',
    'Assembly    cdktf.out/assembly.json',
    '',
  ]);
});

test.each([
  [true, true],
  [false, true],
  [true, false],
  [false, false],
])('a stack is called adopted, and its environment protected, where each is: %j, %j', (isForeign, isProtected) => {
  const [, environment, line] = tree(stack('shop', 'production', { protected: isProtected, ...(isForeign && { foreign: true as const }) }));
  expect([line!.includes('adopted'), environment!.includes('protected')]).toEqual([isForeign, isProtected]);
});

test('migrations of one environment are shown as commands, and of several by how to see those', () => {
  const clusters = [cluster('blue', 3, { migration: ['kubectl apply -f migrate.yaml'] })];
  const one = tree(stack('shop', 'production', { clusters }));
  expect(one.slice(one.indexOf('Migrations come before the rest, where kubectl applies:'))).toEqual([
    'Migrations come before the rest, where kubectl applies:',
    '',
    '  kubectl apply -f migrate.yaml',
    '',
  ]);
  const several = tree(stack('shop', 'production', { clusters }), stack('shop', 'staging', { clusters }));
  expect(several).toContain('2 stacks with migrations: --env <environment> shows the commands that apply them first.');
  expect(several.join('\n')).not.toContain('kubectl');
});
