import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { GettingStarted } from './getting-started';
import { linkFolder } from './link-folder';
import { NodeRuntime } from './node-runtime';
import { relativeLinks } from './relative-links';
import { run, Steps } from './steps';

/** What users do with the package, in empty folders: `npm run build` first. */

const root = path.resolve(__dirname, '../..');
const fixtures = path.join(root, 'test/package');
const { version, dependencies, peerDependencies, devDependencies: pinned } = readJson(path.join(root, 'package.json'));
const peers = ['cdktf', 'cdk8s', 'constructs'].map((name) => `${name}@${pinned[name]}`);
const stockTypeScript = 'typescript@5.9.3';
/** Runs TypeScript as many projects do: without its compiler. */
const swc = ['@swc-node/register@1.12.1', '@swc/core@1.16.22'];

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'slipway-package-'));
const place = (name: string): string => path.join(folder, name);
const steps = new Steps();

try {
  steps.check('docs/dependencies.md gives the reason of each dependency', () => {
    const reasons = fs.readFileSync(path.join(root, 'docs/dependencies.md'), 'utf8');
    const missing = Object.keys({ ...dependencies, ...peerDependencies, ...pinned }).filter((name) => !reasons.includes(`\`${name}\``));
    if (missing.length > 0) throw new Error(`It does not name ${missing.join(', ')}`);
  });
  const slipway = pack(root);
  consumer(slipway);
  newcomer('TypeScript', slipway);
  newcomer('JavaScript', slipway);
  steps.check('both write the same manifests', () => run(folder, 'diff', '-r', 'TypeScript/dist', 'JavaScript/dist'));
  terrain(slipway);
  const platform = publish('platform', slipway);
  const application = publish('application', slipway);
  repository('application', [slipway, platform], 'an application repository deploys itself to the environments of its platform team');
  steps.check('its test runs with slipway/testing', () => run(place('application'), 'npm', 'test', '--silent'));
  repository('platform', [slipway, application], 'a platform repository places the workload that an application publishes');
  steps.check('both write the same of it', () => {
    const stacks = ['dist/development/kind/orders-development-local', 'dist/production/blue/orders-production-eu-west-1'];
    const states = ['orders-development-local', 'orders-production-eu-west-1'].map((stack) => `cdktf.out/stacks/${stack}`);
    for (const output of [...stacks, ...states]) run(folder, 'diff', '-r', `application/${output}`, `platform/${output}`);
  });
  steps.check('a wrapper of the platform team makes a workload that is scaled, in each environment', () => {
    for (const place of ['development/kind/operations-development-local', 'production/blue/operations-production-eu-west-1'])
      expectFile(folder, `platform/dist/${place}/status.k8s.yaml`, /kind: HorizontalPodAutoscaler[\s\S]*maxReplicas: 6/);
  });
} finally {
  fs.rmSync(folder, { recursive: true });
}
process.exitCode = steps.finish();

/** A stock project: CommonJS, the compiler options of cdktf's template, TypeScript 5.9. The providers come later. */
function consumer(slipway: string): void {
  const home = place('consumer');
  const npx = (...args: readonly string[]): string => run(home, 'npx', '--no', '--', ...args);
  steps.check('the package installs beside its three peers, and brings no provider', () => {
    write(home, 'package.json', { name: 'consumer', private: true });
    install(home, slipway, ...peers, ...swc, stockTypeScript, `@types/node@${pinned['@types/node']}`);
    if (fs.existsSync(path.join(home, 'node_modules/@cdktf'))) throw new Error('node_modules/@cdktf is there');
    fs.cpSync(fixtures, home, { recursive: true });
    fs.copyFileSync(path.join(root, 'node_modules/cdktf-cli/bundle/templates/typescript/tsconfig.json'), path.join(home, 'tsconfig.json'));
    write(home, 'cdktf.json', { language: 'typescript', app: 'node without-providers.js' });
  });
  steps.check('a stock TypeScript 5.9 project type-checks the imports of all entry points', () => npx('tsc', '--noEmit'));
  steps.check('they run', () => {
    npx('tsc');
    run(home, 'node', 'imports.js');
  });
  steps.check('an ES module imports them', () => run(home, 'node', 'imports.mjs'));
  steps.check('slipway --help prints the verbs', () => expect(npx('slipway', '--help'), /\bsynth\b/));
  steps.check('without the providers, slipway synth runs a platform that has no cloud', () => {
    expect(npx('slipway', 'synth'), /orders\.k8s\.yaml|shop-development-local/);
    expectFile(home, 'dist/development/kind/shop-development-local/orders.k8s.yaml', /kind: Deployment/);
  });
  steps.check("with them, the README's smallest example compiles and runs", () => {
    linkFolder(path.join(root, 'node_modules/@cdktf/provider-aws'), path.join(home, 'node_modules/@cdktf/provider-aws'));
    fs.writeFileSync(path.join(home, 'main.ts'), block('README.md', '## The smallest example', 'ts'));
    npx('tsc');
    run(home, 'node', 'main.js');
    expectFile(home, 'cdktf.out/stacks/shop-production-eu-west-1/cdk.tf.json', /"aws_s3_bucket"/);
    expectFile(home, 'dist/production/blue/shop-production-eu-west-1/orders.k8s.yaml', /kind: Deployment/);
  });
  steps.check('by swc too, with the line of each workload', () => {
    write(home, 'tsconfig.swc.json', {
      extends: './tsconfig.json',
      compilerOptions: { inlineSourceMap: false, inlineSources: false, sourceMap: true },
    });
    const environment = ['TS_NODE_PROJECT=tsconfig.swc.json', 'CDKTF_OUTDIR=swc/cdktf.out', 'CDK8S_OUTDIR=swc/dist'];
    run(home, 'env', ...environment, 'node', '--require', '@swc-node/register', 'main.ts');
    const { stacks } = readJson(path.join(home, 'swc/cdktf.out/assembly.json'));
    const { source } = stacks.find(({ app }: { readonly app: string }) => app === 'shop').workloads[0];
    const line = fs.readFileSync(path.join(home, source.file), 'utf8').split('\n')[source.line - 1];
    if (source.file !== 'main.ts' || !line?.includes('new Workload(')) throw new Error(`${JSON.stringify(source)}: ${line}`);
  });
  steps.check('slipway synth runs it too, and --check finds what node wrote', () => {
    write(home, 'cdktf.json', { language: 'typescript', app: 'node main.js' });
    npx('slipway', 'synth', '--check');
    npx('slipway', 'synth');
  });
}

/** An empty folder, docs/getting-started.md and nothing else: its files, then its commands in their order. */
function newcomer(language: 'TypeScript' | 'JavaScript', slipway: string): void {
  const home = place(language);
  const page = new GettingStarted(fs.readFileSync(path.join(root, 'docs/getting-started.md'), 'utf8'));
  steps.check(`docs/getting-started.md leads from an empty folder to both outputs and a test in ${language}`, () => {
    page.write(home, language);
    const manifest = fs.readFileSync(path.join(home, 'package.json'), 'utf8');
    const asked = { ...JSON.parse(manifest).dependencies, ...JSON.parse(manifest).devDependencies };
    const tested = { ...pinned, slipway: version, typescript: stockTypeScript.split('@')[1] };
    for (const name of Object.keys(asked))
      if (asked[name] !== tested[name]) throw new Error(`The page asks for ${name} ${asked[name]}; ${tested[name]} is tested`);
    write(home, 'package.json', JSON.parse(manifest.replace(`"slipway": "${version}"`, `"slipway": "file:${slipway}"`)));
    for (const command of page.commands('npm')) run(home, 'sh', '-c', command);
    expectFile(home, 'cdktf.out/stacks/shop-production-eu-west-1/cdk.tf.json', /"aws_elasticache_replication_group"/);
    expectFile(home, 'dist/production/blue/shop-production-eu-west-1/orders.k8s.yaml', /ghcr\.io\/acme\/orders:1\.4\.2/);
    expectFile(home, 'dist/development/kind/shop-development-local/orders.k8s.yaml', /image: redis:/);
  });
  steps.check('what it says to commit is what synthesis writes, before and after the stock tools', () => {
    run(home, 'npm', 'run', '--silent', 'check');
    run(home, 'npx', '--no', '--', 'cdktf', 'synth');
    run(home, 'npx', '--no', '--', 'cdk8s', 'synth', '--check-upgrade=false');
    run(home, 'npm', 'run', '--silent', 'check');
  });
  for (const version of NodeRuntime.versions) {
    steps.check(`Node ${version} finds the same, and does what the page says`, () => {
      const commands = page.commands('npm').filter((line) => line !== 'npm install');
      new NodeRuntime(version, folder).run(home, 'npm run --silent check', ...commands, 'npx --no -- cdk8s synth --check-upgrade=false');
    });
  }
}

/** The consumer's main.js on CDK Terrain, with the package.json that docs/cdk-terrain.md shows. */
function terrain(slipway: string): void {
  const home = place('terrain');
  steps.check('with CDK Terrain in the place of cdktf it writes the same resources and the same YAML', () => {
    const manifest = JSON.parse(block('docs/cdk-terrain.md', '## How', 'json'));
    write(home, 'package.json', manifest);
    linkFolder(path.join(root, 'node_modules/@cdktf/provider-aws'), path.join(home, 'node_modules/@cdktf/provider-aws'));
    install(home, slipway);
    fs.copyFileSync(path.join(place('consumer'), 'main.js'), path.join(home, 'main.js'));
    run(home, 'node', 'main.js');
    run(folder, 'diff', '-r', 'consumer/dist', 'terrain/dist');
    const [ours, theirs] = ['consumer', 'terrain'].map((name) => {
      const { '//': _engine, ...document } = readJson(place(`${name}/cdktf.out/stacks/shop-production-eu-west-1/cdk.tf.json`));
      return JSON.stringify(document);
    });
    if (ours !== theirs) throw new Error(`${ours}\n${theirs}`);
  });
}

/** Compiles and packs an example as its own pipeline does. */
function publish(name: string, slipway: string): string {
  const home = place(`publish/${name}`);
  let tarball = '';
  steps.check(`examples/${name} compiles against the package and packs`, () => {
    fs.cpSync(path.join(root, 'examples', name), home, { recursive: true });
    const { name: own, version } = readJson(path.join(home, 'package.json'));
    if (!fs.existsSync(place('publish/node_modules'))) {
      write(place('publish'), 'package.json', { name: 'publish', private: true });
      install(place('publish'), slipway, ...peers, `typescript@${pinned.typescript}`, `@types/node@${pinned['@types/node']}`);
    }
    run(home, 'npm', 'run', '--silent', 'build');
    run(home, 'npm', 'pack', '--silent', '--pack-destination', folder);
    tarball = place(`${own.replace('@', '').replace('/', '-')}-${version}.tgz`);
  });
  return tarball;
}

/** An example as a clone of its repository: what it needs is installed, and its main.ts runs. */
function repository(name: string, tarballs: readonly string[], sentence: string): void {
  const home = place(name);
  steps.check(sentence, () => {
    fs.cpSync(path.join(root, 'examples', name), home, { recursive: true });
    linkFolder(path.join(root, 'node_modules/@cdktf/provider-aws'), path.join(home, 'node_modules/@cdktf/provider-aws'));
    install(home, ...tarballs);
    run(home, 'npm', 'run', '--silent', 'synth');
    expectFile(home, 'cdktf.out/stacks/orders-production-eu-west-1/cdk.tf.json', /"aws_elasticache_replication_group"/);
    expectFile(home, 'dist/development/kind/orders-development-local/orders.k8s.yaml', /ghcr\.io\/acme\/orders:1\.5\.0/);
    expectFile(home, 'dist/production/blue/orders-production-eu-west-1/orders.k8s.yaml', /ghcr\.io\/acme\/orders:1\.4\.2/);
  });
}

function pack(home: string): string {
  let tarball = '';
  steps.check('npm packs what users need, and nothing else', () => {
    const [packed] = JSON.parse(run(home, 'npm', 'pack', '--json', '--ignore-scripts', '--pack-destination', folder));
    tarball = place(packed.filename);
    const files: readonly string[] = packed.files.map((file: { readonly path: string }) => file.path);
    const needless = files.filter(
      (file) =>
        file.endsWith('.map') ||
        !/^(build\/(lib|constructs|policies)|schemas|docs|examples)\/|^(package\.json|(README|CHANGELOG|CONTRIBUTING)\.md|LICENSE)$/.test(
          file,
        ),
    );
    if (needless.length > 0) throw new Error(`It holds ${needless.join(', ')}`);
    const missing = ['LICENSE', 'README.md', 'CHANGELOG.md', 'build/lib/cli/main.js'].filter((file) => !files.includes(file));
    if (missing.length > 0) throw new Error(`It lacks ${missing.join(', ')}`);
  });
  steps.check('every link of its pages leads to a file of it', () => {
    run(folder, 'tar', '-xzf', tarball);
    const files = fs.readdirSync(place('package'), { recursive: true, encoding: 'utf8' });
    const pages = files.filter((file) => file.endsWith('.md'));
    const dead = pages.flatMap((page) =>
      relativeLinks(page, fs.readFileSync(place(`package/${page}`), 'utf8'))
        .filter(({ file }) => !files.includes(file))
        .map(({ target }) => `${page}: ${target}`),
    );
    if (pages.length < 30 || dead.length > 0) throw new Error(`Of ${pages.length} pages: ${dead.join(', ')}`);
  });
  return tarball;
}

function install(home: string, ...packages: readonly string[]): void {
  run(home, 'npm', 'install', '--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', ...packages);
}

/** The first block of a language below a heading. */
function block(file: string, heading: string, language: string): string {
  const [, below] = fs.readFileSync(path.join(root, file), 'utf8').split(`\n${heading}\n`);
  const [, code] = (below ?? '').split(`\n\`\`\`${language}\n`);
  if (code === undefined) throw new Error(`${file} has no ${language} block below '${heading}'`);
  return code.slice(0, code.indexOf('\n```'));
}

function readJson(file: string) {
  return JSON.parse(fs.readFileSync(file, 'utf8'));
}

function write(home: string, file: string, content: unknown): void {
  fs.mkdirSync(home, { recursive: true });
  fs.writeFileSync(path.join(home, file), `${JSON.stringify(content, undefined, 2)}\n`);
}

function expect(text: string, pattern: RegExp): void {
  if (!pattern.test(text)) throw new Error(`${pattern} is not in:\n${text}`);
}

function expectFile(home: string, file: string, pattern: RegExp): void {
  expect(fs.readFileSync(path.join(home, file), 'utf8'), pattern);
}
