import { spawnSync } from 'node:child_process';
import { CiFolder, readCi, script, step } from './ci-scripts';

/** The scripts of new versions, of promotion, and of where commits are, with programs that write down how they were called. */
let ci: CiFolder;
beforeEach(() => {
  ci = new CiFolder(['npm', 'git']);
  // Each word on a line of its own: blanks in a word are seen.
  ci.stand('npx', `printf '<%s>' "$@" >> '${ci.at('words')}'; echo >> '${ci.at('words')}'`);
});
afterEach(() => ci.remove());

const words = () => ci.read('words').trim().split('\n');
const job = (file: string, name: string) => readCi(file).jobs[name];
const gitlab = (name: string) => {
  const pipeline = readCi('gitlab/releases.yml');
  return script([...pipeline['.release'].before_script, ...pipeline[name].script]);
};
const gitlabEnv = { CI_DEFAULT_BRANCH: 'trunk', CI_PROJECT_URL: 'https://gitlab.example.com/acme/shop' };

const updates: Readonly<Record<string, () => string>> = {
  GitHub: () => step(job('github/images.yml', 'update'), 'Propose what is new'),
  GitLab: () => gitlab('images'),
};
const promotions: Readonly<Record<string, () => string>> = {
  GitHub: () => step(job('github/promote.yml', 'promote'), 'Propose it'),
  GitLab: () => gitlab('promote'),
};

describe.each(Object.entries(updates))('the job of %s that looks for new versions', (forge, text) => {
  test('proposes them', () => {
    expect(ci.bash(text(), gitlabEnv).code).toBe(0);
    const base = forge === 'GitLab' ? '<--base><trunk>' : '';
    expect(words()).toEqual([`<slipway><images><update><--env><staging><--pr>${base}`]);
  });

  test('fails where that fails', () => {
    ci.stand('npx', 'exit 3');
    expect(ci.bash(text(), gitlabEnv).code).toBe(3);
  });
});

describe.each(Object.entries(promotions))('the job of %s that promotes', (forge, text) => {
  const base = forge === 'GitLab' ? '<--base><trunk>' : '';
  const promotion = `<slipway><promote><--from><staging><--to><production><--pr>${base}<-->`;

  test.each([
    ['shop', '<shop>'],
    ['shop  billing/api', '<shop><billing/api>'],
    ['--push $(touch made) `touch made`;touch made *', '<--push><$(touch><made)><`touch><made`;touch><made><*>'],
  ])('takes %j for names alone', (apps, named) => {
    ci.write('made-by-nobody', '');
    expect(ci.bash(text(), { ...gitlabEnv, APPS: apps }).code).toBe(0);
    expect(words()).toEqual([`${promotion}${named}`]);
    expect(ci.read('made')).toBe('');
  });

  test('fails where it is refused', () => {
    ci.stand('npx', 'exit 1');
    expect(ci.bash(text(), { ...gitlabEnv, APPS: 'shop' }).code).toBe(1);
  });
});

test('the workflow of GitHub learns what comes before what, and says where commits are', () => {
  const { steps } = job('github/where.yml', 'where');
  for (const name of ['Learn what comes before what', 'Say where commits are']) expect(ci.bash(step({ steps }, name)).code).toBe(0);
  expect(words()).toEqual(['<slipway><synth>', '<slipway><where><--comment><--status>']);
});

test('so does the job of GitLab, and tells nothing where the program fails', () => {
  expect(ci.bash(gitlab('where'), gitlabEnv).code).toBe(0);
  expect(words()).toEqual(['<slipway><synth>', '<slipway><where><--comment><--status>']);
  ci.stand('npx', 'case "$*" in *synth*) exit 2;; esac');
  const { code, calls } = ci.bash(gitlab('where'), gitlabEnv);
  expect([code, calls.at(-1)]).toEqual([2, 'npx slipway synth']);
});

test('on GitLab what is pushed goes to the address of the project, and its default branch is known', () => {
  expect(ci.bash(gitlab('images'), gitlabEnv).calls).toEqual([
    'npm ci --ignore-scripts',
    'git config user.name releases',
    'git config user.email releases@example.com',
    'git remote set-url origin https://gitlab.example.com/acme/shop.git',
    'git fetch --quiet origin trunk',
    'git remote set-head origin trunk',
    'npx slipway images update --env staging --pr --base trunk',
  ]);
});

test('whoever starts a promotion on GitHub is who commits it', () => {
  const text = step(job('github/promote.yml', 'promote'), 'Say who commits');
  expect(ci.bash(text, { GITHUB_ACTOR: 'ann', GITHUB_ACTOR_ID: '7' }).calls).toEqual([
    'git config user.name ann',
    'git config user.email 7+ann@users.noreply.github.com',
  ]);
});

/** Environments in which git pushes: GitLab takes `$$` for a dollar sign. */
const pushing: Readonly<Record<string, () => Readonly<Record<string, unknown>>>> = {
  'github/images.yml': () => job('github/images.yml', 'update').steps.at(-1).env,
  'github/promote.yml': () => job('github/promote.yml', 'promote').steps.at(-1).env,
  'gitlab/releases.yml': () => readCi('gitlab/releases.yml')['.release'].variables,
};

test.each(Object.entries(pushing))('in %s git is told the token when it pushes, from its surroundings alone', (_file, env) => {
  const given = Object.entries(env()).map(([name, value]) => [name, `${value}`.replaceAll('$$', '$')]);
  const asked = spawnSync('git', ['credential', 'fill'], {
    cwd: ci.folder,
    encoding: 'utf8',
    input: 'protocol=https\nhost=example.com\n\n',
    env: { PATH: process.env.PATH, HOME: ci.folder, ...Object.fromEntries(given), GITHUB_TOKEN: "t0'k$n", GITLAB_TOKEN: "t0'k$n" },
  });
  expect(asked.stdout).toContain("password=t0'k$n\n");
  expect(JSON.stringify(given)).not.toContain("t0'k$n");
});
