import * as fs from 'node:fs';
import * as path from 'node:path';
import { root } from '../../kit/root';
import { Project, Slipway } from './slipway';

const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));

let slipway: Slipway;
let project: Project;
beforeAll(() => {
  slipway = new Slipway();
  project = new Project();
});
afterAll(() => {
  slipway.remove();
  project.remove();
});

const run = (...args: readonly string[]) => slipway.run(project.folder, args);

test('--version prints the version of the package', () => {
  expect(run('--version')).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
});

test.each<[string[], number]>([
  [[], 2],
  [['synth'], 4],
])('--help of %j has %i examples', (verb, examples) => {
  const { code, stdout } = run(...verb, '--help');
  expect(code).toBe(0);
  expect(stdout.match(/^ {2}\$ slipway /gm)).toHaveLength(examples);
});

test.each([
  [[]],
  [['synth']],
  [['validate']],
  [['explain']],
  [['admission']],
  [['plan']],
  [['impact']],
  [['comment']],
  [['images']],
  [['images', 'update']],
  [['render']],
  [['promote']],
  [['rollback']],
  [['hold']],
  [['release-hold']],
  [['where']],
  [['versions']],
  [['merge-release']],
])('--help of %j loads nothing that a verb needs', (verb) => {
  const list = "process.on('exit', () => process.stderr.write(Object.keys(require.cache).join('\\n')));";
  const hook = path.join(project.folder, 'list-modules.cjs');
  fs.writeFileSync(hook, list);
  const { stderr } = slipway.run(project.folder, [...verb, '--help'], {
    NODE_OPTIONS: `--require ${JSON.stringify(hook)}`,
  });
  const known = /list-modules|commander|lib\/(cli|wording|source|errors|path-within|process|system-error)/;
  /** What the help names, each a list that loads nothing. */
  const lists = /lib\/plan\/(verdicts\/rule-classes|formats\/forges)\.js$/;
  expect(stderr.split('\n').filter((file) => !known.test(file) && !lists.test(file))).toEqual([]);
});

test('without a verb the help goes to stderr and the exit code is 1', () => {
  expect(run()).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('Usage: slipway') });
});

test.each([
  [['sinth'], "Error: Unknown command 'sinth' (did you mean synth?)."],
  [['synth', '--chek'], "Error: Unknown option '--chek' (did you mean --check?)."],
  [['synth', '-o', 'xml'], "argument 'xml' is invalid. Allowed choices are text, json."],
  [['synth', '-o', 'xml'], 'See `slipway synth --help`.'],
  [['plan', '-o', 'pdf'], 'See `slipway plan --help`.'],
  [['-C', '.', 'comment'], 'See `slipway comment --help`.'],
  [['images', 'update'], 'See `slipway images update --help`.'],
  [['synth', 'all'], 'Error: Too many arguments'],
  [['-C', 'nowhere', 'synth'], "Error: 'nowhere' of --chdir is no folder."],
])('%j is an error of one paragraph and exit code 1', (args, error) => {
  const { code, stdout, stderr } = run(...args);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain(error);
  expect(stderr.trim().split('\n').length).toBeLessThanOrEqual(2);
});

test.each([[['-C', '..', 'synth', '-q']], [['synth', '-q', '-C', '..']]])('%j runs as if started there', (args) => {
  project.write('below/here', '');
  expect(slipway.run(`${project.folder}/below`, args)).toMatchObject({ code: 0 });
});

test.each([
  ['{"app": }', "cdktf.json:1:9: expected a value, found '}'."],
  ['{\n  "app": "node app.js",\n}', "cdktf.json:3:1: expected a key in double quotes, found '}'."],
  ['[]', 'cdktf.json holds [], not an object.'],
  ['{}', "cdktf.json has no 'app'."],
  ['{"app": ["node"]}', 'cdktf.json has \'app\': ["node"], not text.'],
])('cdktf.json %j is refused', (json, error) => {
  const other = new Project();
  other.write('cdktf.json', json);
  expect(slipway.run(other.folder, ['synth'])).toMatchObject({ code: 1, stderr: expect.stringContaining(`Error: ${error}`) });
  other.remove();
});

test('without cdktf.json the folder above that has one is named', () => {
  project.write('below/here', '');
  const { code, stderr } = slipway.run(`${project.folder}/below`, ['synth']);
  expect(code).toBe(1);
  expect(stderr).toContain("Run slipway in '..', which has one, or pass `--chdir ..`.");
});

test('cdk8s.yaml that is no YAML is refused with line and column', () => {
  const other = new Project();
  other.write('cdk8s.yaml', 'app: x\noutput: "dist\n');
  expect(slipway.run(other.folder, ['synth'])).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^Error: cdk8s.yaml:\d:\d+: Missing closing "quote/),
  });
  other.remove();
});
