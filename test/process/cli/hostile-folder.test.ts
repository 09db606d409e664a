import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { Project } from '../../kit/compiled';

let project: Project;
let hostile: string;
beforeAll(() => {
  project = new Project(['lib', 'constructs', 'policies']);
});
afterAll(() => project.remove());
beforeEach(() => {
  hostile = fs.mkdtempSync(path.join(os.tmpdir(), 'hostile-'));
});
afterEach(() => fs.rmSync(hostile, { recursive: true }));

const evil = "require('node:fs').writeFileSync(require('node:path').join(process.cwd(), 'ran'), '');";

/** Code in every place of a folder that Node, a package manager or a tool looks at. */
const places: Readonly<Record<string, string>> = {
  'package.json': JSON.stringify({
    name: 'slipway',
    main: './evil.js',
    exports: { '.': './evil.js', './policies': './evil.js' },
    imports: { '#policies': './evil.js' },
    scripts: { prepare: 'touch ran' },
  }),
  'evil.js': evil,
  'index.js': evil,
  'node_modules/slipway/package.json': JSON.stringify({ name: 'slipway', main: 'evil.js' }),
  'node_modules/slipway/evil.js': evil,
  'node_modules/slipway/index.js': evil,
  'node_modules/slipway/policies/index.js': evil,
  'node_modules/slipway/policies.js': evil,
  'node_modules/js-yaml/index.js': evil,
  'node_modules/yaml/index.js': evil,
  'node_modules/commander/index.js': evil,
  'slipway/policies.js': evil,
  'policies/index.js': evil,
  'cdktf.json': JSON.stringify({ app: 'touch ran', language: 'typescript' }),
  'cdk8s.yaml': 'app: touch ran\n',
  '.npmrc': 'node-options=--require ./evil.js\n',
  'deployment.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a, namespace: shop }\n',
};

test.each([
  [['validate', 'deployment.yaml']],
  [['validate', '.']],
  [['admission']],
  [['admission', '-o', 'labels']],
  [['explain', 'aws/s3']],
  [['comment', 'deployment.yaml', '--github', '--repository', 'acme/shop', '--pull-request', '1', '--dry-run']],
  [['where', 'HEAD']],
  [['versions']],
  [['adopt', '--manifests', '.']],
  [['adopt', '--from-state', 'cdktf.json']],
  [['hold', '*', '--env', 'production', '--reason', 'a reason', '--dry-run']],
  [['release-hold', '*', '--env', 'production', '--reason', 'a reason', '--dry-run']],
  [['merge-release', 'cdktf.json', 'cdktf.json', 'cdktf.json']],
  [['--version']],
  [['--help']],
])('%j runs no code of the folder that it runs in', (args) => {
  for (const [file, content] of Object.entries(places)) {
    fs.mkdirSync(path.dirname(path.join(hostile, file)), { recursive: true });
    fs.writeFileSync(path.join(hostile, file), content);
  }
  const { status, stderr } = spawnSync(process.execPath, [path.join(project.folder, 'node_modules/slipway/lib/cli/main.js'), ...args], {
    cwd: hostile,
    encoding: 'utf8',
    env: { PATH: process.env.PATH },
  });
  expect(stderr).not.toMatch(/cannot be loaded|\n {4}at /);
  expect(status).not.toBeNull();
  expect(fs.existsSync(path.join(hostile, 'ran'))).toBe(false);
});
