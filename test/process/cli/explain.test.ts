import { Project } from '../../kit/compiled';

let project: Project;
beforeAll(() => {
  project = new Project(['lib', 'policies']);
});
afterAll(() => project.remove());

const explain = (...args: readonly string[]) => project.slipway(['explain', ...args]);

test('a rule is explained: what it asks, the mend, where it is set, what it judges, its packs and its source', () => {
  const { code, stdout } = explain('k8s/resources/memory');
  expect(code).toBe(0);
  expect(stdout).toMatch(/^k8s\/resources\/memory {2}\w+\n\S.*\.\n\nmend /);
  for (const label of ['here', 'judges', 'packs', 'source']) expect(stdout).toMatch(new RegExp(`^${label} {2,}\\S`, 'm'));
  expect(stdout).toMatch(/^packs +strict \(mandatory\)/m);
  expect(Math.max(...stdout.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(140);
});

test('the beginning of a name chooses what it begins, and no name all', () => {
  const lines = explain('aws/s3').stdout.trim().split('\n');
  expect(lines.length).toBeGreaterThan(5);
  expect(lines.every((line) => line.startsWith('aws/s3/') && line.length <= 80)).toBe(true);
  expect(explain().stdout.split('\n').length).toBeGreaterThan(200);
});

test('JSON has every field, and Markdown a table', () => {
  const { schemaVersion, rules } = JSON.parse(explain('x/network-path', '-o', 'json').stdout);
  expect(schemaVersion).toBe(1);
  expect(rules).toEqual([
    expect.objectContaining({
      name: 'x/network-path',
      severity: 'high',
      packs: expect.arrayContaining([{ name: 'baseline', level: 'mandatory' }]),
    }),
  ]);
  expect(explain('x', '-o', 'markdown').stdout).toMatch(/^\| rule \| severity \| asks \| mend \| packs \|\n\| --- /);
});

test('a rule that is none names the nearest', () => {
  const { code, stderr } = explain('k8s/resource/memory');
  expect(code).toBe(1);
  expect(stderr).toMatch(/There is no rule 'k8s\/resource\/memory'[\s\S]*k8s\/resources\/memory/);
});
