import { CiFolder, readCi, script, step } from './ci-scripts';

/** The scripts that plan and bundle a release, with programs that write down how they were called. */
let ci: CiFolder;
const digest = '0123456789abcdef'.repeat(4);
beforeEach(() => {
  ci = new CiFolder(['terraform', 'apk', 'npm', 'git', 'gh']);
  ci.stand('npx', `case "$*" in *bundle*) echo '{ "schemaVersion": 1, "digest": "${digest}" }';; esac`);
  ci.stand('curl', `echo '{ "value": "identity" }'`);
});
afterEach(() => ci.remove());

const github = (job: string, name: string) => step(readCi('github/bundle.yml').jobs[job], name);
const env = () => ({
  AWS_WEB_IDENTITY_TOKEN_FILE: ci.at('identity'),
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'request',
  ACTIONS_ID_TOKEN_REQUEST_URL: 'https://example.com/token?x=1',
  CI_COMMIT_BRANCH: 'main',
  CI_DEFAULT_BRANCH: 'main',
  CI_PIPELINE_URL: 'https://gitlab.example.com/acme/shop/-/pipelines/7',
  CI_PROJECT_ID: '7',
  GITHUB_OUTPUT: ci.at('output'),
  GITHUB_REPOSITORY: 'acme/shop',
  GITHUB_RUN_ID: '77',
  GITHUB_SHA: 'a'.repeat(40),
  GITHUB_STEP_SUMMARY: ci.at('summary'),
  IDENTITY: 'identity',
  RUNNER_TEMP: ci.folder,
});
const stacks = ['a shop', 'platform'];

const plans: Readonly<Record<string, readonly [rendered: string, plans: string, text: () => string]>> = {
  GitHub: ['rendered', 'plans', () => github('plan', 'Plan every stack')],
  GitLab: [
    'deployed/rendered',
    'deployed/plans',
    () => script([...readCi('gitlab/deploy.yml')['.cloud'].before_script, ...readCi('gitlab/deploy.yml').plan.script]),
  ],
};

describe.each(Object.entries(plans))('the job of %s that plans', (_forge, [rendered, saved, text]) => {
  beforeEach(() => {
    for (const stack of stacks) ci.write(`${rendered}/cdktf.out/stacks/${stack}/cdk.tf.json`, '{}');
  });

  test('saves a plan of every stack, as whom the forge says', () => {
    const { code, calls } = ci.bash(text(), env());
    expect(code).toBe(0);
    expect(calls.filter((call) => call.startsWith('terraform'))).toEqual(
      stacks.flatMap((stack) => [
        `terraform -chdir=${rendered}/cdktf.out/stacks/${stack}/ init -input=false`,
        `terraform -chdir=${rendered}/cdktf.out/stacks/${stack}/ plan -input=false -out=./${saved}/${stack}.tfplan`,
      ]),
    );
    expect(ci.read('identity').trim()).toBe('identity');
  });

  test('stops at what fails', () => {
    ci.stand('terraform', 'case "$*" in *plan*) exit 1;; esac');
    const { code, calls } = ci.bash(text(), env());
    expect(code).toBe(1);
    expect(calls.filter((call) => / plan /.test(call))).toHaveLength(1);
  });
});

test('on GitHub nothing is planned where nobody says who it is', () => {
  ci.stand('curl', 'exit 22');
  const { code, calls } = ci.bash(github('plan', 'Plan every stack'), env());
  expect(code).toBe(22);
  expect(calls.filter((call) => call.startsWith('terraform'))).toEqual([]);
});

/** What whoever approves has to run, as the comment says it. */
const commands = (markdown: string) => /```sh\n([\s\S]*?)```/.exec(markdown)![1]!;

test('on GitHub the digest of the bundle goes on, and the request says how to approve it', () => {
  ci.stand('gh', 'echo 12');
  expect(ci.bash(github('bundle', 'Bundle'), env()).code).toBe(0);
  expect(ci.read('output')).toBe(`digest=${digest}\n`);
  expect(ci.read('approve.md')).toContain(`\n\nBundle \`${digest}\`\n\n`);
  const { code, calls } = ci.bash(github('bundle', 'Say how to approve it'), env());
  expect(code).toBe(0);
  expect(calls.at(-1)).toBe('npx slipway comment ./approve.md --marker approve --pull-request 12');
  expect(ci.read('summary')).toBe(ci.read('approve.md'));
});

test('on GitHub a release that no request brought is in the summary alone', () => {
  ci.write('approve.md', 'how');
  const { code, calls } = ci.bash(github('bundle', 'Say how to approve it'), env());
  expect([code, calls.filter((call) => call.startsWith('npx')), ci.read('summary')]).toEqual([0, [], 'how']);
});

test('on GitLab the request says how to approve it, and a release that none brought is in the log alone', () => {
  const { bundle } = readCi('gitlab/deploy.yml');
  ci.write('deployed/rendered/cdktf.out/stacks/shop/cdk.tf.json', '{}');
  // The first call reads the bundle, the second one asks the forge.
  ci.stand('node', `case "$*" in *bundle.json*) echo ${digest};; *) cat '${ci.at('request')}';; esac`);
  ci.write('request', '12\n');
  const asked = ci.bash(script(bundle.script), env());
  expect([asked.code, asked.calls.at(-1)]).toEqual([0, 'npx slipway comment approve.md --marker approve --repository 7 --pull-request 12']);
  expect(ci.read('approve.md')).toContain(`Bundle \`${digest}\``);
  ci.write('request', '\n');
  ci.write('calls', '');
  expect(ci.bash(script(bundle.script), env()).calls.filter((call) => call.includes('comment'))).toEqual([]);
});

const approvals: Readonly<Record<string, () => string>> = {
  GitHub: () => github('bundle', 'Bundle'),
  GitLab: () => script(readCi('gitlab/deploy.yml').bundle.script),
};

test.each(Object.entries(approvals))('on %s what the comment says to run can be run, and stops at nothing', (_forge, text) => {
  ci.write('deployed/rendered/cdktf.out/stacks/shop/cdk.tf.json', '{}');
  ci.stand('glab', '');
  expect(ci.bash(text(), { ...env(), CI_API_V4_URL: 'http://127.0.0.1:9' }).code).toEqual(expect.any(Number));
  ci.write('calls', '');
  const { code, calls } = ci.bash(commands(ci.read('approve.md')));
  expect(code).toBe(0);
  expect(calls).toContain(`git switch --create approve-production-${digest.slice(0, 12)} origin/main`);
  expect(calls).toContain('npx slipway approve --env production');
  expect(calls.at(-1)).toBe('git push --set-upstream origin HEAD');
});

test.each(Object.entries(approvals))('on %s nothing says how to approve what was not bundled', (_forge, text) => {
  ci.write('deployed/rendered/cdktf.out/stacks/shop/cdk.tf.json', '{}');
  ci.stand('npx', 'exit 1');
  expect(ci.bash(text(), env()).code).toBe(1);
  expect([ci.read('approve.md'), ci.read('output')]).toEqual(['', '']);
});
