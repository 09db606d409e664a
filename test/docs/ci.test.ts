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
const pipelines = fs
  .readdirSync(path.join(folder, 'gitlab'))
  .map((file) => [file, parse(read(`gitlab/${file}`), { merge: true })] as const);
const gitlab = parse(read('gitlab/merge-request.yml'));
/** Jobs of a pipeline that run, by name. */
const jobsOf = (pipeline: Readonly<Record<string, { readonly script?: readonly string[] }>>) =>
  Object.entries(pipeline).filter(([name, { script }]) => script && !name.startsWith('.'));

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
test.each(pipelines)('%s is a pipeline of GitLab', (_file, pipeline) => valid(gitlabPipeline, pipeline));

test.each(github)('%s puts nothing that others name into a script, and keeps no token in the checkout', (_file, workflow) => {
  for (const { run = '', uses = '', with: given } of stepsOf(workflow)) {
    expect(run).not.toContain('${{');
    if (uses.startsWith('actions/checkout@')) expect(given).toMatchObject({ 'persist-credentials': false });
  }
});

/** Events at which what runs is what the default branch holds. */
const reviewed = ['workflow_run', 'push', 'schedule', 'workflow_dispatch'];

test.each(github)('%s runs what is proposed, or may write: never both', (_file, workflow) => {
  const events = Object.keys(workflow.on);
  const rights = [workflow, ...Object.values<{ permissions?: object }>(workflow.jobs)].flatMap(({ permissions = {} }) =>
    Object.values(permissions),
  );
  const text = JSON.stringify(workflow);
  if (events.includes('pull_request')) {
    expect(events).toEqual(['pull_request']);
    expect(rights).toEqual(['read']);
    expect(text).not.toMatch(/secrets\.|github\.token|GITHUB_TOKEN/);
    return;
  }
  expect(events.filter((event) => !reviewed.includes(event))).toEqual([]);
  if (events.includes('push')) expect(workflow.on.push.branches).toEqual(['main']);
  // What it checks out, by default, is the default branch.
  for (const { uses = '', with: given = {} } of stepsOf(workflow))
    if (uses.startsWith('actions/checkout@')) expect(given).not.toHaveProperty('ref');
  expect(workflow.permissions).toEqual({});
  expect(text).not.toMatch(/secrets\./);
  if (events.includes('workflow_run')) expect(text).not.toContain('slipway synth');
});

test.each(github)('in %s what knows a cloud runs nothing of the repository', (_file, workflow) => {
  for (const job of Object.values<{ permissions?: Record<string, string>; steps: readonly Step[] }>(workflow.jobs)) {
    if (!job.permissions?.['id-token']) continue;
    expect(job.permissions).toEqual({ 'id-token': 'write' });
    expect(JSON.stringify(job.steps)).not.toMatch(/checkout|npm |npx |secrets\./);
  }
});

test('on GitLab what knows a cloud runs nothing of the repository, and what runs it knows none', () => {
  const { plan, deploy, render, bundle, gate, '.cloud': cloud, '.slipway': slipway } = parse(read('gitlab/deploy.yml'), { merge: true });
  for (const job of [plan, deploy]) {
    expect(job.extends).toBe('.cloud');
    expect(JSON.stringify([job.script, cloud.before_script])).not.toMatch(/npm |npx |git /);
  }
  expect(cloud.variables.GIT_STRATEGY).toBe('none');
  for (const job of [render, bundle, gate]) expect(job.extends).toBe('.slipway');
  expect(slipway).not.toHaveProperty('id_tokens');
  expect(deploy.environment.name).toBe('production');
  expect(deploy.needs).toContain('gate');
});

test('a token of GitHub is seen by the steps that need it', () => {
  const seeing = github.flatMap(([file, workflow]) =>
    stepsOf(workflow)
      .filter((step) => JSON.stringify(step).includes('github.token'))
      .map(({ uses, run = '' }) => `${file}: ${uses?.split('@')[0] ?? /npx slipway \w+|gh run download/.exec(run)?.[0]}`),
  );
  expect(seeing).toEqual([
    'bundle.yml: npx slipway comment',
    'comment.yml: actions/download-artifact',
    'comment.yml: npx slipway comment',
    'deploy.yml: gh run download',
    'deploy.yml: npx slipway gate',
    'deploy.yml: npx slipway comment',
    'images.yml: npx slipway images',
    'promote.yml: npx slipway promote',
    'where.yml: npx slipway where',
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
    ...pipelines.flatMap(([, pipeline]) => jobsOf(pipeline).flatMap(([, { script = [] }]) => script.flat())),
  ];
  const lines = scripts.flatMap((script) =>
    [...script.matchAll(/npx slipway (.+)/g)].map(([, rest]) => rest!.replace(/ -- .*$| [>|].*$|;.*$|\\n'?.*$/, '')),
  );
  expect(lines.length).toBeGreaterThan(8);
  let help = '';
  const write = jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    help += text;
    return true;
  });
  const fail = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  // Values are read before the help is given, and one that is wrong is an error; options that are unknown are not in it.
  for (const line of lines) {
    help = '';
    const words = line.replaceAll('"', '').split(' ');
    expect([line, await main([...words, '--help'])]).toEqual([line, 0]);
    const unknown = words.filter((word) => /^--[a-z]/.test(word) && !new RegExp(`${word}(?![\\w-])`).test(help));
    expect([line, unknown]).toEqual([line, []]);
  }
  write.mockRestore();
  fail.mockRestore();
});

test('docs/ci.md names every file of examples/ci', () => {
  const { text } = pages.find(({ file }) => file === 'docs/ci.md')!;
  const files = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yml'));
  for (const file of files) expect(text).toContain(`examples/ci/${file}`);
});
