import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { Project } from '../kit/compiled';
import { onPath } from './plan-offline';

const testWithTerraform = onPath('terraform') ? test : test.skip;
const id = 'shop-production-eu-west-1';

/** A type of Terraform's own stands for one that keeps data: a provisioner declares it. */
const app = `
import { Environment, Platform } from 'slipway';
import { kind } from 'slipway/constructs';

const production = new Environment({
  name: 'production',
  regions: [{ region: 'eu-west-1', clusters: [{ name: 'blue', kubernetesVersion: '1.34', network: kind() }] }],
  provisioners: [{ type: 'database', name: 'Database', keeps: ['terraform_data'], provision: () => { throw new Error(); } }],
  release: { schemaVersion: 1, images: {} },
  protected: true,
});
const platform = new Platform({ organization: 'acme' });
production.stamp(platform, 'shop', (stack) => {
  for (const [name, value] of Object.entries(require('./stack.json'))) stack.addOverride(name, value);
});
platform.synth();
`;

let project: Project;
beforeAll(() => {
  project = new Project(['lib', 'constructs', 'policies']);
  project.program('main.ts', app);
  // What is installed is linked beside it where the base is synthesized.
  project.write('package.json', '{}');
  project.write('.gitignore', 'node_modules\ncdktf.out/\ndist/\nstate/\nhome/\n');
});
afterAll(() => project.remove());

const stack = (databases: object, more: object = {}) =>
  project.write('stack.json', JSON.stringify({ resource: { terraform_data: databases }, ...more }));
const run = (program: string, args: readonly string[], folder = project.folder) => {
  const env = { PATH: process.env.PATH, HOME: path.join(project.folder, 'home'), CHECKPOINT_DISABLE: '1' };
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: folder, encoding: 'utf8', env });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr}${stdout}`);
  return stdout;
};
const git = (...args: readonly string[]) => run('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args]);
const commit = () => {
  git('add', '--all');
  git('commit', '--quiet', '-m', 'x');
};
const terraform = (...args: readonly string[]) => run('terraform', args, path.join(project.folder, 'cdktf.out/stacks', id));
const validate = () => {
  terraform('plan', '-input=false', '-out=plan');
  project.write('plan.json', terraform('show', '-json', 'plan'));
  return project.slipway(['validate', '--quiet', '--plan', `${id}=plan.json`]);
};
const forget = () => project.write(`ids/${id}.json`, JSON.stringify({ schemaVersion: 1, stack: id, resources: {} }));

testWithTerraform(
  'what Terraform would destroy of a list fails at its plan, whoever hid it; what moved or is left is not destroyed, also where nobody says so any longer',
  () => {
    stack({ orders: { input: 'rows' }, users: { input: 'people', triggers_replace: 'a' } });
    expect(project.slipway(['synth', '--quiet', '--update-ids'])).toEqual({ code: 0, stdout: '', stderr: '' });
    git('init', '--quiet', '--initial-branch=main');
    commit();
    terraform('init', '-input=false');
    terraform('apply', '-auto-approve', '-input=false');
    expect(validate()).toEqual({ code: 0, stdout: '', stderr: '' });
    git('checkout', '--quiet', '-b', 'change');

    // A change that replaces is seen by Terraform alone.
    stack({ orders: { input: 'rows' }, users: { input: 'people', triggers_replace: 'b' } });
    project.slipway(['synth', '--quiet']);
    const replaced = validate();
    expect(replaced).toMatchObject({ code: 3, stdout: '' });
    expect(replaced.stderr).toContain(
      `terraform_data.users of '${id}', which ids/${id}.json lists, is replaced because of triggers_replace`,
    );
    const planned = project.slipway(['plan', '--terraform'], { HOME: path.join(project.folder, 'home') });
    expect(planned).toMatchObject({ code: 3, stderr: expect.stringContaining('terraform_data.users') });

    // Whoever runs the program by itself runs no git: an edit of the list gets past it, and not past the plan.
    stack({ users: { input: 'people', triggers_replace: 'a' } });
    forget();
    run(process.execPath, ['main.js']);
    terraform('plan', '-input=false', '-out=plan');
    project.write('plan.json', terraform('show', '-json', 'plan'));
    expect(project.slipway(['validate', '--quiet', 'plan.json'])).toMatchObject({
      code: 3,
      stderr: expect.stringMatching(/terraform_data\.orders of .*, which ids\/.* lists, is destroyed/),
    });

    git('checkout', '--quiet', '--', 'ids');
    stack(
      { bookings: { input: 'rows' }, users: { input: 'people', triggers_replace: 'a' } },
      { moved: [{ from: 'terraform_data.orders', to: 'terraform_data.bookings' }] },
    );
    expect(project.slipway(['synth', '--quiet', '--update-ids'])).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(validate()).toEqual({ code: 0, stdout: '', stderr: '' });
    commit();
    // The block goes from the program before the default branch has it: who edits the list hides nothing.
    stack({ bookings: { input: 'rows' }, users: { input: 'people', triggers_replace: 'a' } });
    expect(project.slipway(['synth', '--quiet', '--update-ids'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('terraform_data.orders'),
    });
    // And after that, before it was applied: the list remembers where the state has it.
    git('branch', '--quiet', '--force', 'main', 'HEAD');
    expect(project.slipway(['synth', '--quiet', '--update-ids'])).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(validate()).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(terraform('apply', '-auto-approve', '-input=false', '-no-color')).toContain('0 added, 0 changed, 0 destroyed');
    expect(terraform('state', 'list')).toMatch(/terraform_data\.bookings/);
    expect(JSON.parse(fs.readFileSync(path.join(project.folder, 'ids', `${id}.json`), 'utf8')).resources).toHaveProperty([
      'terraform_data.bookings',
    ]);

    // What is left where it is, likewise.
    commit();
    git('branch', '--force', 'main');
    stack(
      { users: { input: 'people', triggers_replace: 'a' } },
      { removed: [{ from: 'terraform_data.bookings', lifecycle: { destroy: false } }] },
    );
    expect(project.slipway(['synth', '--quiet', '--update-ids'])).toEqual({ code: 0, stdout: '', stderr: '' });
    commit();
    git('branch', '--quiet', '--force', 'main', 'HEAD');
    stack({ users: { input: 'people', triggers_replace: 'a' } });
    expect(project.slipway(['synth', '--quiet'])).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(validate()).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(terraform('apply', '-auto-approve', '-input=false', '-no-color')).toContain('0 destroyed');
    expect(terraform('state', 'list').trim()).toBe('terraform_data.users');
  },
);
