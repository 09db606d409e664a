import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { parse } from 'yaml';
import { ForgeServer, ownId, validToken } from '../../kit/forge-server';
import { root } from '../../kit/root';
import { Slipway } from '../cli/slipway';

/** The scripts of the files in `examples/ci`, run as runners run them: `npx slipway` is ours, and nothing is installed. */
let slipway: Slipway;
let forge: ForgeServer;
let folder: string;
const head = 'a'.repeat(40);
beforeAll(() => {
  slipway = new Slipway();
});
afterAll(() => slipway.remove());
beforeEach(async () => {
  forge = await ForgeServer.start();
  folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'ci files ')));
  write('bin/npx', `#!/bin/sh\nshift\nexec "${process.execPath}" '${slipway.main}' "$@"\n`);
  write('bin/npm', '#!/bin/sh\nexit 0\n');
  for (const program of ['npx', 'npm']) fs.chmodSync(path.join(folder, 'bin', program), 0o755);
});
afterEach(async () => {
  await forge.stop();
  fs.rmSync(folder, { recursive: true });
});

function write(file: string, content: string): string {
  const target = path.join(folder, file);
  fs.mkdirSync(path.dirname(target), { recursive: true });
  fs.writeFileSync(target, content);
  return target;
}

/** What the other job left behind. */
function wrote(plan: string): void {
  for (const [side, fifo] of [
    ['before', false],
    ['after', true],
  ] as const)
    write(
      `${plan}/${side}/cdktf.out/main.tf.json`,
      JSON.stringify({ resource: { aws_sqs_queue: { '[x](https://evil.example.com) @team': { fifo_queue: fifo } } } }),
    );
}

async function bash(script: string, env: Readonly<Record<string, string>>): Promise<{ code: number | null; output: string }> {
  const child = spawn('bash', ['-e', '-o', 'pipefail', '-c', script], {
    cwd: folder,
    env: { ...env, PATH: `${path.join(folder, 'bin')}:${process.env.PATH}` },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  return { code: await new Promise((resolve) => child.on('close', resolve)), output };
}

const forges = {
  async GitHub() {
    const { jobs } = parse(fs.readFileSync(path.join(root, 'examples/ci/github/comment.yml'), 'utf8'));
    const event = { workflow_run: { head_sha: head, head_branch: 'feature', head_repository: { owner: { login: 'acme' } } } };
    const env = {
      GITHUB_ACTIONS: 'true',
      GITHUB_API_URL: forge.url,
      GITHUB_SERVER_URL: forge.url,
      GITHUB_REPOSITORY: 'acme/shop',
      GITHUB_EVENT_PATH: write('event.json', JSON.stringify(event)),
      RUNNER_TEMP: folder,
    };
    const runs = [];
    for (const step of jobs.comment.steps.filter(({ run = '' }) => run.includes('slipway') || run.includes('printf')))
      runs.push(await bash(step.run, { ...env, ...(step.env && { GITHUB_TOKEN: validToken }) }));
    return runs;
  },
  async GitLab() {
    const { comment } = parse(fs.readFileSync(path.join(root, 'examples/ci/gitlab/merge-request.yml'), 'utf8'));
    const env = {
      GITLAB_CI: 'true',
      CI_API_V4_URL: `${forge.url}/api/v4`,
      CI_PROJECT_DIR: folder,
      CI_PIPELINE_ID: '5',
      CI_MERGE_REQUEST_PROJECT_ID: '7',
      CI_MERGE_REQUEST_IID: '12',
      CI_COMMIT_SHA: head,
      SLIPWAY: 'slipway@0.1.0',
      GITLAB_TOKEN: validToken,
    };
    return [await bash(comment.script.join('\n'), env)];
  },
};
const folders = { GitHub: 'plan', GitLab: 'plan-5' };

describe.each(['GitHub', 'GitLab'] as const)('the job of %s that comments', (name) => {
  test('says what changes, as data, however often it runs', async () => {
    wrote(folders[name]);
    for (const outcome of ['created', 'unchanged']) {
      const runs = await forges[name]();
      expect(runs.map(({ code }) => code)).toEqual(runs.map(() => 0));
      expect(runs.at(-1)!.output).toContain(outcome);
    }
    expect(forge.comments).toHaveLength(1);
    const { author, body } = forge.comments[0]!;
    expect(author).toBe(ownId);
    expect(body).toContain('fifo_queue');
    expect(body.replace(/`[^`]*`/g, '')).not.toMatch(/evil|@team/);
  });

  test('says that it does not synthesize, where nothing was left behind', async () => {
    const runs = await forges[name]();
    expect(runs.map(({ code }) => code)).toEqual(runs.map(() => 0));
    expect(forge.comments.map(({ body }) => body)).toEqual([expect.stringContaining('### Plan: failed')]);
  });

  test('says why a plan cannot be made, and fails', async () => {
    wrote(folders[name]);
    write(`${folders[name]}/after/cdktf.out/assembly.json`, '{');
    const runs = await forges[name]();
    expect(runs.map(({ code }) => code)).toContain(1);
    expect(forge.comments.map(({ body }) => body)).toEqual([expect.stringContaining('### Plan: failed')]);
  });
});
