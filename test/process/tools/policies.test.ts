import { spawnSync } from 'node:child_process';
import * as path from 'node:path';
import { Project } from '../../kit/compiled';
import { root } from '../../kit/root';
import { app, line } from '../../unit/lib/policy/judged-app';

let project: Project;
beforeAll(() => {
  project = new Project(['lib', 'constructs', 'policies']);
  project.program('main.ts', app);
  project.write('cdktf.json', JSON.stringify({ language: 'typescript', app: 'node main.js', projectId: 'x', sendCrashReports: 'false' }));
  project.write('cdk8s.yaml', 'language: typescript\napp: node main.js\n');
});
afterAll(() => project.remove());

function run(tool: string, level: string, ...args: readonly string[]) {
  const bin = path.join(root, 'node_modules/.bin', tool);
  const { status, stdout, stderr } = spawnSync(bin, ['synth', ...args], {
    cwd: project.folder,
    encoding: 'utf8',
    env: { ...process.env, LEVEL: level, CHECKPOINT_DISABLE: '1', CI: 'true' },
  });
  return { code: status, said: stdout + stderr };
}

test('cdktf synth prints findings as errors of their construct, and exits with 1', () => {
  const { code, said } = run('cdktf', 'mandatory');
  expect(code).toBe(1);
  expect(said).toContain('shop-development-local/orders/Deployment');
  expect(said).toContain(`acme/replicas (high) at ${line}`);
});

test('cdktf synth prints remarks as warnings, and ends well', () => {
  const { code, said } = run('cdktf', 'advisory');
  expect({ code, said }).toEqual({ code: 0, said: expect.stringContaining('acme/replicas (high)') });
});

test('cdk8s synth tells our report, and exits with 1', () => {
  const { code, said } = run('cdk8s', 'mandatory', '--check-upgrade=false');
  expect(code).toBe(1);
  expect(said).toContain(`shop/orders  ${line}`);
});
