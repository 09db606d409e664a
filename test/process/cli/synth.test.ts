import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Ajv2020 from 'ajv/dist/2020';
import { schemaOf } from '../../kit/root';
import { assembly, migrating, stack } from './assemblies';
import { Project, Slipway, writing } from './slipway';

let slipway: Slipway;
let project: Project;
beforeAll(() => {
  slipway = new Slipway();
});
afterAll(() => slipway.remove());
afterEach(() => project?.remove());

function synth(...args: readonly string[]) {
  return slipway.run(project.folder, ['synth', ...args]);
}

function expectSchema(result: unknown): void {
  const schema = schemaOf('synth');
  const validate = new Ajv2020({ strict: true }).compile(schema);
  expect(validate(result) || validate.errors).toBe(true);
}

describe('what is printed', () => {
  test('synth prints environments, their stacks and clusters, how much was written, and where', () => {
    // GIVEN
    project = new Project();
    // WHEN
    const { code, stdout, stderr } = synth();
    // THEN
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe(
      [
        '                               resources   cluster   files   objects',
        'development',
        '└─ shop-development-local              1   kind          1         1',
        'production  protected',
        '├─ shop-production-eu-west-1           1   blue          1         1',
        '│                                          green         1         1',
        '└─ shop-production-us-east-1           1   us            1         1',
        '3 stacks in 2 environments             3                 4         4',
        '',
        'Terraform   cdktf.out/stacks/<stack>/cdk.tf.json',
        'Kubernetes  dist/<environment>/<cluster>/<stack>/<workload>.k8s.yaml',
        'Assembly    cdktf.out/assembly.json',
        '',
      ].join('\n'),
    );
  });

  test('the commands that bring migrations before workloads are printed for one environment, and named for several', () => {
    // GIVEN
    project = new Project(writing(migrating));
    // WHEN
    const all = synth().stdout;
    const { stdout } = synth('--env', 'production');
    // THEN
    expect(all).toContain('\n2 stacks with migrations: --env <environment> shows the commands that apply them first.\n');
    expect(stdout).toContain(
      [
        'Migrations come before the rest, where kubectl applies:',
        '',
        '  kubectl --context us apply --server-side --selector slipway.dev/stage -f dist/production/us/shop-production-us-east-1',
        '  kubectl --context us --namespace shop wait --for=condition=complete --timeout=15m job/orders-migrate-0a1b2c3d',
        '',
      ].join('\n'),
    );
    expectSchema(JSON.parse(synth('-o', 'json').stdout));
  });

  test('-o json prints the same for programs, as its schema says', () => {
    // GIVEN
    project = new Project();
    // WHEN
    const result = JSON.parse(synth('-o', 'json', '--stack', 'shop-production-eu-west-1').stdout);
    // THEN
    expectSchema(result);
    expect(result.stacks).toHaveLength(1);
    expect(result.stacks[0]).toMatchObject({
      id: 'shop-production-eu-west-1',
      protected: true,
      terraform: { file: 'cdktf.out/stacks/shop-production-eu-west-1/cdk.tf.json', resources: 1 },
      clusters: [
        { name: 'blue', files: ['dist/production/blue/shop-production-eu-west-1/orders.k8s.yaml'], objects: 1 },
        { name: 'green' },
      ],
    });
  });

  test('--env and --stack leave out what is printed, and nothing of what is written', () => {
    // GIVEN
    project = new Project();
    // WHEN
    const { stdout } = synth('--env', 'development', '--stack', 'shop-development-local');
    // THEN
    expect(stdout).toContain('shop-development-local');
    expect(stdout).not.toContain('production');
    expect([...project.files().keys()]).toContain('dist/production/us/shop-production-us-east-1/orders.k8s.yaml');
  });

  test.each([
    [['--env', 'prod'], "There is no environment named 'prod'.\nChoose one of: production, development."],
    [
      ['--stack', 'shop-production-eu-west-2'],
      'Choose one of: shop-production-eu-west-1, shop-production-us-east-1, shop-development-local.',
    ],
    [
      ['--env', 'development', '--stack', 'shop-production-eu-west-1'],
      "There is no stack in development named 'shop-production-eu-west-1'.",
    ],
  ])('%j is refused with the names that there are, nearest first', (args, error) => {
    project = new Project();
    const { code, stdout, stderr } = synth(...args);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(error);
  });

  test('what the app writes on stdout and stderr goes to stderr: stdout is data', () => {
    project = new Project(`console.log('out'); console.error('err'); ${writing(assembly)}`);
    const { stdout, stderr } = synth('-o', 'json');
    expect(JSON.parse(stdout).schemaVersion).toBe(1);
    expect(stderr).toMatch(/out\n/);
    expect(stderr).toMatch(/err\n/);
  });

  test('--quiet prints nothing but what -o asks for', () => {
    project = new Project();
    expect(synth('--quiet')).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(JSON.parse(synth('--quiet', '-o', 'json').stdout).stacks).toHaveLength(3);
  });

  test('without a terminal there is no colour and no progress, whatever the environment says', () => {
    project = new Project();
    const { stdout, stderr } = slipway.run(project.folder, ['synth'], { FORCE_COLOR: '1' });
    expect(stdout + stderr).not.toContain('\u001b');
  });

  test('an assembly with names that would steer the terminal is refused, and they are shown bare', () => {
    project = new Project(
      writing({ ...assembly, stacks: [{ ...stack('shop', 'production', 'eu-west-1', []), region: 'eu\u001b[2J\u202e\u009b1m' }] }),
    );
    const { code, stdout, stderr } = synth();
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain("'stacks[0].region' is");
    expect(stderr).not.toMatch(/(?!\n)[\p{Cc}\u202e]/u);
  });

  test('the output folders of cdktf.json, cdk8s.yaml and the environment are kept', () => {
    // GIVEN
    project = new Project();
    project.write('cdktf.json', JSON.stringify({ app: 'node app.js', output: 'terraform' }));
    project.write('cdk8s.yaml', 'output: manifests\n');
    // WHEN
    const byFile = synth().stdout;
    const byVariable = slipway.run(project.folder, ['synth'], { CDKTF_OUTDIR: 'elsewhere', CDK8S_OUTDIR: 'there' }).stdout;
    // THEN
    expect(byFile).toContain('terraform/assembly.json');
    expect(byFile).toContain('manifests/<environment>');
    expect(byVariable).toContain('elsewhere/assembly.json');
    expect(byVariable).toContain('there/<environment>');
    expect([...project.files().keys()]).toEqual(
      expect.arrayContaining(['terraform/assembly.json', 'manifests/development/kind/shop-development-local/orders.k8s.yaml']),
    );
  });
});

describe('the app', () => {
  test('it runs as under the cdktf CLI: in a shell, with its context, without Terraform variables', () => {
    // GIVEN
    project = new Project(`require('node:fs').writeFileSync('env.json', JSON.stringify(process.env)); ${writing(assembly)}`);
    project.write('cdktf.json', JSON.stringify({ app: 'cd . && node app.js', context: { stage: 'test' } }));
    // WHEN
    const { code } = slipway.run(project.folder, ['synth'], { TF_VAR_password: 'secret', NODE_OPTIONS: '--no-warnings' });
    // THEN
    const env = JSON.parse(fs.readFileSync(path.join(project.folder, 'env.json'), 'utf8'));
    expect(code).toBe(0);
    expect(env).toMatchObject({
      CDKTF_CONTEXT_JSON: '{"stage":"test"}',
      NODE_OPTIONS: expect.stringMatching(/report-hook\.js" --no-warnings$/),
    });
    expect(Object.keys(env)).not.toEqual(expect.arrayContaining(['TF_VAR_password']));
    expect(env.CDKTF_OUTDIR).toBeUndefined();
  });

  test('a UserError that it throws while modules load is one paragraph, with the line of the user and without a stack', () => {
    // GIVEN
    project = new Project(`
      const { UserError } = require(${JSON.stringify(path.join(slipway.folder, 'lib/errors'))});
      throw new UserError("Thing 'x\\u001b[2J' is bad.", 'Mend it.');`);
    // THEN
    expect(synth()).toEqual({ code: 1, stdout: '', stderr: "Error: app.js:3:13: Thing 'x' is bad.\nMend it.\n" });
  });

  test('a UserError of another copy of the library is one too', () => {
    project = new Project(`throw Object.assign(new Error('no'), { name: 'UserError', what: 'Other copy.', cure: 'Mend it.' });`);
    expect(synth().stderr).toMatch(/^Error: app.js:1:\d+: Other copy.\nMend it.\n$/);
  });

  test('a compile error of ts-node is what the compiler says, without the dump of Node', () => {
    project = new Project(
      `throw Object.assign(new Error('no'), { name: 'TSError', diagnosticText: 'main.ts(1,7): error TS2322: No.\\n' });`,
    );
    expect(synth()).toEqual({ code: 1, stdout: '', stderr: 'main.ts(1,7): error TS2322: No.\n' });
  });

  test('a bug keeps its stack, and is followed by one paragraph', () => {
    project = new Project(`throw new Error('bug')`);
    const { code, stderr } = synth();
    expect(code).toBe(1);
    expect(stderr).toMatch(/Error: bug\n {4}at .*app\.js:1/);
    expect(stderr).toContain("Error: 'node app.js' ended with exit code 1.\nMend what it says above, then run again.\n");
  });

  test('any exit code but 0 is an error, and so is a signal', () => {
    project = new Project('process.exit(42)');
    expect(synth()).toMatchObject({ code: 1, stderr: expect.stringContaining('exit code 42') });
    project.write('app.js', 'process.kill(process.pid, "SIGKILL"); setTimeout(() => {}, 1000)');
    expect(synth()).toMatchObject({ code: 1, stderr: expect.stringContaining('exit code 137') });
  });

  test('an app that writes no assembly beside that of an earlier run is told to', () => {
    project = new Project();
    expect(synth().code).toBe(0);
    project.write('app.js', '');
    expect(synth()).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/ended well and wrote no .*: what lies there is of an earlier run\.\nCall `platform\.synth\(\)`/),
    });
  });

  test('an app that writes no assembly is told to', () => {
    project = new Project('');
    expect(synth()).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^Error: 'node app.js' ended well and wrote no .*\nCall `platform.synth\(\)`/),
    });
  });
});

describe('--check', () => {
  test('it passes where the committed output is what synthesis writes, whatever else lies there', () => {
    // GIVEN
    project = new Project();
    synth();
    project.write('cdktf.out/stacks/shop-development-local/.terraform.lock.hcl', 'lock');
    project.write('cdktf.out/stacks/shop-development-local/terraform.tfstate', '{}');
    project.write('cdktf.out/manifest.json', 'older');
    // THEN
    expect(synth('--check')).toEqual({ code: 0, stdout: 'All 8 files are what synthesis writes.\n', stderr: '' });
  });

  test('it names what differs, is missing and is extra, fails, and changes nothing', () => {
    // GIVEN
    project = new Project();
    synth();
    project.write('dist/development/kind/shop-development-local/orders.k8s.yaml', 'cluster: kind\n\n');
    project.write('dist/old.yaml', '');
    project.write('cdktf.out/stacks/gone/cdk.tf.json', '{}');
    project.delete('cdktf.out/stacks/shop-production-us-east-1');
    const before = project.files();
    // WHEN
    const { code, stdout, stderr } = synth('--check');
    // THEN
    expect(code).toBe(1);
    expect(stdout.split('\n')).toEqual([
      'extra    cdktf.out/stacks/gone/cdk.tf.json',
      'missing  cdktf.out/stacks/shop-production-us-east-1/cdk.tf.json',
      'differs  dist/development/kind/shop-development-local/orders.k8s.yaml',
      'extra    dist/old.yaml',
      '',
    ]);
    expect(stderr).toBe(
      'Error: The committed output is not what synthesis writes: 1 file differs, 1 file is missing, 2 files are extra.\n' +
        'Run `slipway synth`, delete what is extra then, and commit the result.\n',
    );
    expect(project.files()).toEqual(before);
  });

  const stackFolder = 'cdktf.out/stacks/shop-production-eu-west-1';

  test.each(['evil.tf', 'x_override.tf.json', 'a.auto.tfvars', '.a.auto.tfvars', 'terraform.tfvars.json', 'b.tofu.json'])(
    '%s, which Terraform would load, is extra, whichever stack is asked for',
    (name) => {
      project = new Project();
      synth();
      project.write(`${stackFolder}/${name}`, '{}');
      for (const choice of [[], ['--env', 'production']]) {
        const { code, stdout, stderr } = synth('--check', ...choice);
        expect({ code, stdout }).toEqual({ code: 1, stdout: `extra    ${stackFolder}/${name}\n` });
        expect(stderr).toBe(
          'Error: The committed output is not what synthesis writes: 1 file is extra.\nRun `slipway synth`, delete what is extra then, and commit the result.\n',
        );
      }
      expect(synth('--check', '--env', 'development').code).toBe(0);
    },
  );

  test('a file that the environment lists is not extra', () => {
    const [first, ...others] = assembly.stacks;
    const listed = [{ ...first!, terraformFiles: ['plan_override.tf.json'] }, ...others];
    project = new Project(writing({ ...assembly, stacks: listed }));
    synth();
    project.write(`cdktf.out/stacks/${first!.id}/plan_override.tf.json`, '{}');
    expect(synth('--check').code).toBe(0);
    project.write(`cdktf.out/stacks/${first!.id}/other_override.tf.json`, '{}');
    expect(synth('--check').code).toBe(1);
  });

  test('what Terraform itself leaves behind, and what it does not load, is none of its business', () => {
    project = new Project();
    synth();
    for (const name of ['.terraform.lock.hcl', 'terraform.tfstate', '.terraform/modules/modules.json', 'README.md', 'main.tf~'])
      project.write(`${stackFolder}/${name}`, '{}');
    expect(synth('--check').code).toBe(0);
  });

  test.each(['pipe', 'folder', 'broken link'])('a %s where a file is committed is told, and ends', (what) => {
    project = new Project();
    synth();
    const file = path.join(project.folder, 'dist/development/kind/shop-development-local/orders.k8s.yaml');
    fs.rmSync(file);
    if (what === 'pipe') spawnSync('mkfifo', [file]);
    else if (what === 'folder') fs.mkdirSync(file);
    else fs.symlinkSync('nowhere', file);
    const { code, stdout, stderr } = synth('--check');
    expect(code).toBe(1);
    expect(stdout + stderr).toContain('orders.k8s.yaml');
    expect(stderr).toMatch(/^Error: [^\n]+\n[^\n]+\n$/);
  });

  test.each([[['synth', '--check']], [['validate']]])('a manifest that the program writes beside ours is refused by %j', (args) => {
    project = new Project(`${writing(assembly)} write(kubernetes, 'own.k8s.yaml', 'kind: ConfigMap');`);
    const { code, stderr } = slipway.run(project.folder, args);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringMatching(
        /^Error: The program writes 'own\.k8s\.yaml' among the manifests, and nothing checks or describes it\.\nLet an environment adopt/,
      ),
    });
  });

  test.each(['stacks/own/cdk.tf.json', 'stacks/shop-development-local/own.tf.json'])(
    '%s, which the program writes beside our Terraform JSON, is refused',
    (file) => {
      project = new Project(`${writing(assembly)} write(terraform, '${file}', '{}');`);
      for (const args of [['synth', '--check'], ['validate']]) {
        const { code, stderr } = slipway.run(project.folder, args);
        expect([code, stderr]).toEqual([
          1,
          expect.stringMatching(
            /^Error: The program writes 'stacks\/[^']+' beside the Terraform JSON of its stacks, and nothing checks.*\nLet/,
          ),
        ]);
      }
    },
  );

  test('it judges the chosen stacks only', () => {
    project = new Project();
    synth();
    project.write('dist/development/kind/shop-development-local/orders.k8s.yaml', 'changed');
    expect(synth('--check', '--env', 'production')).toMatchObject({ code: 0, stdout: 'All 5 files are what synthesis writes.\n' });
    expect(JSON.parse(synth('--check', '--env', 'development', '-o', 'json').stdout).differences).toEqual([
      { file: 'dist/development/kind/shop-development-local/orders.k8s.yaml', state: 'differs' },
    ]);
  });

  test('with nothing committed, everything is missing', () => {
    project = new Project();
    expect(synth('--check')).toMatchObject({ code: 1, stderr: expect.stringContaining('8 files are missing') });
    expect([...project.files().keys()]).toEqual(['app.js', 'cdktf.json']);
  });

  test('an app that chooses its folders itself is refused: it would be compared with nothing', () => {
    project = new Project(writing(assembly).replace("process.env.CDK8S_OUTDIR ?? 'dist'", "'dist'"));
    expect(synth('--check')).toMatchObject({ code: 1, stderr: expect.stringContaining('Leave `kubernetesOutdir` of the platform out.') });
  });
});

describe('Ctrl-C', () => {
  const running = (file: string) => fs.existsSync(file) && fs.readFileSync(file, 'utf8') !== '';
  const lives = (pid: number) => {
    try {
      process.kill(pid, 0);
      return !/^State:\s+Z/m.test(fs.readFileSync(`/proc/${pid}/status`, 'utf8'));
    } catch {
      return false;
    }
  };

  test.each([
    ['ends the app and its children', ''],
    ['ends an app that does not listen, after two seconds', "process.on('SIGINT', () => {});"],
  ])('it %s, exits with 130, and what was written before stays', async (_name, deaf) => {
    // GIVEN
    project = new Project();
    synth();
    const before = [...project.files()].filter(([file]) => /^(cdktf\.out|dist)/.test(file));
    project.write(
      'app.js',
      `${deaf}
      const child = require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(`${deaf} setInterval(() => {}, 1000)`)}]);
      require('node:fs').writeFileSync('pids', process.pid + ' ' + child.pid);
      setTimeout(() => { ${writing({ ...assembly, stacks: [] })} }, 20_000);`,
    );
    const pids = path.join(project.folder, 'pids');
    const cli = slipway.start(project.folder, ['synth']);
    const ended = new Promise((resolve) => cli.once('exit', (code, signal) => resolve({ code, signal })));
    while (!running(pids)) await sleep(20);
    // WHEN
    cli.kill('SIGINT');
    // THEN
    expect(await ended).toEqual({ code: 130, signal: null });
    await sleep(100);
    expect(fs.readFileSync(pids, 'utf8').split(' ').map(Number).filter(lives)).toEqual([]);
    expect([...project.files()].filter(([file]) => /^(cdktf\.out|dist)/.test(file))).toEqual(before);
  });
});
