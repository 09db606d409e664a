import * as fs from 'node:fs';
import * as path from 'node:path';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { main } from '../../lib/cli/main';
import { root } from '../kit/root';
import { githubWorkflow, gitlabPipeline } from './ci-schemas';
import { pages } from './pages';

const folder = path.join(root, 'examples/ci');
const read = (file: string) => fs.readFileSync(path.join(folder, file), 'utf8');
const github = fs.readdirSync(path.join(folder, 'github')).map((file) => [file, parse(read(`github/${file}`))] as const);
const gitlab = parse(read('gitlab/merge-request.yml'));

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}
const stepsOf = (workflow: { readonly jobs: Record<string, { readonly steps: readonly Step[] }> }) =>
  Object.values(workflow.jobs).flatMap(({ steps }) => steps);

function valid(schema: object, document: unknown): void {
  const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema);
  validate(document);
  expect(validate.errors ?? []).toEqual([]);
}

test.each(github)('%s is a workflow of GitHub', (_file, workflow) => valid(githubWorkflow, workflow));
test('merge-request.yml is a pipeline of GitLab', () => valid(gitlabPipeline, gitlab));

test.each(github)('%s puts nothing that others name into a script, and keeps no token in the checkout', (_file, workflow) => {
  for (const { run = '', uses = '', with: given } of stepsOf(workflow)) {
    expect(run).not.toContain('${{');
    if (uses.startsWith('actions/checkout@')) expect(given).toMatchObject({ 'persist-credentials': false });
  }
});

test.each(github)('%s runs what is proposed, or may write: never both', (_file, workflow) => {
  const events = Object.keys(workflow.on);
  expect(events).toHaveLength(1);
  const rights = [workflow, ...Object.values<{ permissions?: object }>(workflow.jobs)].flatMap(({ permissions = {} }) =>
    Object.values(permissions),
  );
  const text = JSON.stringify(workflow);
  if (events[0] === 'pull_request') {
    expect(rights).toEqual(['read']);
    expect(text).not.toMatch(/secrets\.|github\.token|GITHUB_TOKEN/);
    return;
  }
  expect(events).toEqual(['workflow_run']);
  // What it checks out, by default, is the default branch.
  for (const { uses = '', with: given = {} } of stepsOf(workflow))
    if (uses.startsWith('actions/checkout@')) expect(given).not.toHaveProperty('ref');
  expect(workflow.permissions).toEqual({});
  expect(text).not.toContain('slipway synth');
});

test('a token of GitHub is seen by the steps that need it: what fetches the files, and what comments', () => {
  const seeing = github.flatMap(([, workflow]) => stepsOf(workflow).filter((step) => JSON.stringify(step).includes('github.token')));
  expect(seeing.map(({ uses, run }) => run?.split(' ').slice(0, 3).join(' ') ?? uses?.split('@')[0])).toEqual([
    'actions/download-artifact',
    'npx slipway comment',
  ]);
});

test('on GitLab the job that has the token runs nothing of the merge request', () => {
  const { comment, before, after } = gitlab;
  expect(comment.variables).toEqual({ GIT_STRATEGY: 'none' });
  expect(comment.environment.name).toBe('comments');
  expect(comment.script[0]).toBe('cd "$(mktemp -d)"');
  for (const job of [before, after, gitlab['.synth']]) expect(job).not.toHaveProperty('environment');
  expect(gitlab.variables.SLIPWAY).toBe(`slipway@${JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')).version}`);
});

test('every command line of slipway in them is one that it takes', async () => {
  const scripts = [
    ...github.flatMap(([, workflow]) => stepsOf(workflow).map(({ run = '' }) => run)),
    ...['before', 'after', 'comment'].flatMap((job) => gitlab[job].script as string[]),
  ];
  const lines = scripts.flatMap((script) => [...script.matchAll(/npx slipway (.+)/g)].map(([, rest]) => rest!.replace(/ [>|].*$/, '')));
  expect(lines.length).toBeGreaterThan(8);
  const write = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  const fail = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  // Options are parsed before the help is given: one that is unknown, or of a wrong value, is an error.
  for (const line of lines) expect([line, await main([...line.replaceAll('"', '').split(' '), '--help'])]).toEqual([line, 0]);
  write.mockRestore();
  fail.mockRestore();
});

test('docs/ci.md names every file of examples/ci', () => {
  const { text } = pages.find(({ file }) => file === 'docs/ci.md')!;
  const files = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yml'));
  for (const file of files) expect(text).toContain(`examples/ci/${file}`);
});
