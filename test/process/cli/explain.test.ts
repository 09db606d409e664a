import { Project } from '../../kit/compiled';

let project: Project;
beforeAll(() => {
  project = new Project(['lib', 'policies']);
});
afterAll(() => project.remove());

const explain = (...args: readonly string[]) => project.slipway(['explain', ...args]);

test('a rule is explained: what it asks and why, the mend, where it is set, what it judges, its packs, its source, what it says nothing of, and an example of each verdict', () => {
  const { code, stdout } = explain('k8s/resources/memory');
  expect(code).toBe(0);
  expect(stdout).toMatch(/^k8s\/resources\/memory {2}\w+\n\S.*\.\n\S[\s\S]*?\.\n\nmend /);
  for (const label of ['here', 'judges', 'packs', 'source']) expect(stdout).toMatch(new RegExp(`^${label} {2,}\\S`, 'm'));
  expect(stdout).toMatch(/^packs +strict \(mandatory\)/m);
  expect(stdout).toMatch(
    /\n\nsays nothing of\n {2}- a limit alone[\s\S]*\n\nfails\n {2}apiVersion: [\s\S]*\n\npasses\n {2}apiVersion: [\s\S]*\n$/,
  );
  expect(Math.max(...stdout.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(140);
});

test('the beginning of a name chooses what it begins, and no name all', () => {
  const lines = explain('aws/s3').stdout.trim().split('\n');
  expect(lines.length).toBeGreaterThan(5);
  expect(lines.every((line) => line.startsWith('aws/s3/') && line.endsWith('.'))).toBe(true);
  expect(explain().stdout.split('\n').length).toBeGreaterThan(200);
});

test('JSON has every field; Markdown is a table of many rules, and a page of one that is named', () => {
  const { schemaVersion, rules } = JSON.parse(explain('x/network-path', '-o', 'json').stdout);
  expect(schemaVersion).toBe(1);
  expect(rules).toEqual([
    expect.objectContaining({
      name: 'x/network-path',
      severity: 'high',
      rationale: expect.stringMatching(/\.$/),
      example: { fails: expect.stringContaining('aws_db_instance'), passes: expect.stringContaining('aws_db_instance') },
      excuses: expect.arrayContaining([expect.stringContaining('another stack')]),
      packs: expect.arrayContaining([{ name: 'baseline', level: 'mandatory' }]),
    }),
  ]);
  expect(explain('x', '-o', 'markdown').stdout).toMatch(
    /^\| rule \| severity \| asks, and why \| says nothing of \| mend \| packs \|\n\| --- /,
  );
  const page = explain('aws/s3/tls-only', '-o', 'markdown').stdout;
  expect(page).toMatch(
    /^## `aws\/s3\/tls-only`\n\nhigh: [\s\S]*\n\n\*\*Mend:\*\* [\s\S]*\n\nFails:\n\n```json\n[\s\S]*\n```\n\nPasses:\n\n```json\n[\s\S]*\n```\n$/,
  );
});

test('what a team says of its own rule is told as of ours', () => {
  project.write(
    'rules.js',
    `exports.rules = [{
    name: 'acme/owner', severity: 'low', description: 'Objects say whose they are.', rationale: 'Nobody is called otherwise.',
    remediation: 'Set the label.', source: 'https://acme.example/rules', rule: [],
    excuses: ['a pod of the cluster itself'], example: { fails: 'kind: Pod', passes: 'kind: Pod # ada' },
  }];`,
  );
  const { stdout } = explain('acme/owner', '--pack', './rules.js#rules');
  expect(stdout).toContain('Nobody is called otherwise.');
  expect(stdout).toMatch(
    /\n\nsays nothing of\n {2}- a pod of the cluster itself\n\nfails\n {2}kind: Pod\n\npasses\n {2}kind: Pod # ada\n$/,
  );
});

test('a rule that is none names the nearest', () => {
  const { code, stderr } = explain('k8s/resource/memory');
  expect(code).toBe(1);
  expect(stderr).toMatch(/There is no rule 'k8s\/resource\/memory'[\s\S]*k8s\/resources\/memory/);
});
