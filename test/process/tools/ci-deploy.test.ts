import { createHash } from 'node:crypto';
import { CiFolder, readCi, script, step } from './ci-scripts';

/** The scripts that stand before, and do, a deployment, with programs that write down how they were called. */
let ci: CiFolder;
beforeEach(() => {
  ci = new CiFolder(['terraform', 'kubectl', 'apk', 'npm', 'git']);
});
afterEach(() => ci.remove());

const deploys: Readonly<Record<string, () => string>> = {
  GitHub: () => step(readCi('github/deploy.yml').jobs.deploy, 'Deploy'),
  GitLab: () => script(readCi('gitlab/deploy.yml').deploy.script),
};

/** A rendered environment whose first stack by name comes last. */
function rendered(): void {
  const stacks = [{ id: 'a-shop', dependsOn: ['platform'] }, { id: 'platform' }];
  ci.write('deployed/rendered/cdktf.out/assembly.json', JSON.stringify({ stacks }));
  for (const { id } of stacks) {
    ci.write(`deployed/plans/${id}.tfplan`, 'plan');
    ci.write(`deployed/rendered/dist/production/kind/${id}/web.k8s.yaml`, '{}');
  }
}

describe.each(Object.entries(deploys))('the job of %s that deploys', (_forge, deploy) => {
  test('applies the saved plan of each stack and then its manifests, a stack after those that it reads', () => {
    rendered();
    const { code, calls } = ci.bash(deploy());
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
    ci.stand('terraform', 'case "$*" in *apply*) exit 1;; esac');
    const { code, calls } = ci.bash(deploy());
    expect(code).not.toBe(0);
    expect(calls.filter((call) => /apply/.test(call))).toHaveLength(1);
  });

  test('fails where nothing says which stacks there are', () => {
    rendered();
    ci.write('deployed/rendered/cdktf.out/assembly.json', 'no JSON');
    expect(ci.bash(deploy()).code).not.toBe(0);
  });
});

test.each([
  [0, 0, 'passed=yes\n'],
  [4, 0, ''],
  [1, 1, ''],
])('where the gate ends with %i, the step of GitHub ends with %i', (gate, code, output) => {
  ci.stand('npx', `echo '### Gate'; exit ${gate}`);
  const files = { GITHUB_OUTPUT: ci.at('output'), GITHUB_STEP_SUMMARY: ci.at('summary'), RUNNER_TEMP: ci.folder };
  const ran = ci.bash(step(readCi('github/deploy.yml').jobs.gate, 'Look whether it may be deployed'), files);
  expect(ran.code).toBe(code);
  expect(ci.read('output')).toBe(output);
  expect(ci.read('gate.md')).toBe('### Gate\n');
});

test.each([0, 4, 1])('where the gate ends with %i, so does the job of GitLab that deploys nothing then, and its table is told', (gate) => {
  ci.stand('npx', `case "$*" in *gate*) echo '### Gate'; exit ${gate};; esac`);
  ci.stand('node', 'echo 12');
  const { code, calls } = ci.bash(script(readCi('gitlab/deploy.yml').gate.script), { CI_DEFAULT_BRANCH: 'main', CI_PROJECT_ID: '7' });
  expect(code).toBe(gate);
  expect(calls).toContain('npx slipway comment gate.md --marker gate --repository 7 --pull-request 12');
});

test('what was approved is found by the digest of its bundle', () => {
  ci.stand('git', 'echo releases/approvals/production/0123456789abcdef/ann.json');
  ci.stand('gh', 'case "$*" in api*) echo 77;; esac');
  ci.write('releases/approvals/production/0123456789abcdef/bundle.json', 'bundle');
  const { code, calls } = ci.bash(step(readCi('github/deploy.yml').jobs.gate, 'Fetch what was approved'), {
    GITHUB_REPOSITORY: 'acme/shop',
  });
  const digest = createHash('sha256').update('bundle').digest('hex');
  expect(code).toBe(0);
  expect(calls.at(-1)).toBe(`gh run download 77 --name production-${digest} --dir deployed`);
});
