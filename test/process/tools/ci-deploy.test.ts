import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { parse } from 'yaml';
import { root } from '../../kit/root';

/** The scripts that stand before, and do, a deployment, with programs that write down how they were called. */
let folder: string;
const read = (file: string) => parse(fs.readFileSync(path.join(root, 'examples/ci', file), 'utf8'), { merge: true });
beforeEach(() => {
  folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'ci deploy ')));
  for (const program of ['terraform', 'kubectl', 'apk', 'npm', 'git']) stand(program, '');
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

function write(file: string, content: string): void {
  const target = path.join(folder, file);
  fs.mkdirSync(path.dirname(target), { recursive: true });
  fs.writeFileSync(target, content);
}

/** A program that notes its words, then does something. */
function stand(program: string, then: string): void {
  write(`bin/${program}`, `#!/bin/sh\necho "${program} $*" >> '${folder}/calls'\n${then}\n`);
  fs.chmodSync(path.join(folder, 'bin', program), 0o755);
}

function bash(script: string, env: Readonly<Record<string, string>> = {}): { code: number | null; calls: readonly string[] } {
  const { status } = spawnSync('bash', ['-e', '-o', 'pipefail', '-c', script], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...env, PATH: `${path.join(folder, 'bin')}:${process.env.PATH}` },
  });
  const file = path.join(folder, 'calls');
  const calls = fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trim().replaceAll(folder, '.').split('\n') : [];
  return { code: status, calls };
}

const step = (job: { readonly steps: readonly { readonly name?: string; readonly run?: string }[] }, name: string) =>
  job.steps.find((each) => each.name === name)!.run!;
const deploys: Readonly<Record<string, () => string>> = {
  GitHub: () => step(read('github/deploy.yml').jobs.deploy, 'Deploy'),
  GitLab: () => read('gitlab/deploy.yml').deploy.script.join('\n'),
};

/** A rendered environment whose first stack by name comes last. */
function rendered(): void {
  const stacks = [{ id: 'a-shop', dependsOn: ['platform'] }, { id: 'platform' }];
  write('deployed/rendered/cdktf.out/assembly.json', JSON.stringify({ stacks }));
  for (const { id } of stacks) {
    write(`deployed/plans/${id}.tfplan`, 'plan');
    write(`deployed/rendered/dist/production/kind/${id}/web.k8s.yaml`, '{}');
  }
}

describe.each(Object.entries(deploys))('the job of %s that deploys', (_forge, script) => {
  test('applies the saved plan of each stack and then its manifests, a stack after those that it reads', () => {
    rendered();
    const { code, calls } = bash(script());
    expect(code).toBe(0);
    expect(calls.filter((call) => /apply/.test(call))).toEqual(
      ['platform', 'a-shop'].flatMap((stack) => [
        `terraform -chdir=./deployed/rendered/cdktf.out/stacks/${stack} apply -input=false ./deployed/plans/${stack}.tfplan`,
        `kubectl --context kind apply --server-side --filename ./deployed/rendered/dist/production/kind/${stack}`,
      ]),
    );
  });

  test('stops at what fails, and applies nothing after it', () => {
    rendered();
    stand('terraform', 'case "$*" in *apply*) exit 1;; esac');
    const { code, calls } = bash(script());
    expect(code).not.toBe(0);
    expect(calls.filter((call) => /apply/.test(call))).toHaveLength(1);
  });

  test('fails where nothing says which stacks there are', () => {
    rendered();
    write('deployed/rendered/cdktf.out/assembly.json', 'no JSON');
    expect(bash(script()).code).not.toBe(0);
  });
});

test.each([
  [0, 0, 'passed=yes\n'],
  [4, 0, ''],
  [1, 1, ''],
])('where the gate ends with %i, the step of GitHub ends with %i', (gate, code, output) => {
  stand('npx', `echo '### Gate'; exit ${gate}`);
  const files = { GITHUB_OUTPUT: path.join(folder, 'output'), GITHUB_STEP_SUMMARY: path.join(folder, 'summary'), RUNNER_TEMP: folder };
  const ran = bash(step(read('github/deploy.yml').jobs.gate, 'Look whether it may be deployed'), files);
  expect(ran.code).toBe(code);
  expect(fs.existsSync(files.GITHUB_OUTPUT) ? fs.readFileSync(files.GITHUB_OUTPUT, 'utf8') : '').toBe(output);
  expect(fs.readFileSync(path.join(folder, 'gate.md'), 'utf8')).toBe('### Gate\n');
});

test.each([0, 4, 1])('where the gate ends with %i, so does the job of GitLab that deploys nothing then, and its table is told', (gate) => {
  stand('npx', `case "$*" in *gate*) echo '### Gate'; exit ${gate};; esac`);
  stand('node', 'echo 12');
  const { code, calls } = bash(read('gitlab/deploy.yml').gate.script.flat().join('\n'), { CI_DEFAULT_BRANCH: 'main', CI_PROJECT_ID: '7' });
  expect(code).toBe(gate);
  expect(calls).toContain('npx slipway comment gate.md --marker gate --repository 7 --pull-request 12');
});

test('what was approved is found by the digest of its bundle', () => {
  stand('git', 'echo releases/approvals/production/0123456789abcdef/ann.json');
  stand('gh', 'case "$*" in api*) echo 77;; esac');
  write('releases/approvals/production/0123456789abcdef/bundle.json', 'bundle');
  const { code, calls } = bash(step(read('github/deploy.yml').jobs.gate, 'Fetch what was approved'), { GITHUB_REPOSITORY: 'acme/shop' });
  const digest = createHash('sha256').update('bundle').digest('hex');
  expect(code).toBe(0);
  expect(calls.at(-1)).toBe(`gh run download 77 --name production-${digest} --dir deployed`);
});
