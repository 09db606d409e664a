import { join } from 'node:path';
import { Project } from '../../kit/compiled';
import { type Program, textOf } from '../day-2/program';
import { Aws } from '../lab/aws';
import { describeWithLab } from '../lab/jest/with-lab';
import { Stack } from '../lab/terraform';
import { AWS, TERRAFORM } from '../lab/toolchain';

const entry = `'shop/orders.carts': new AdoptedResources({ ids: { aws_dynamodb_table: 'of-nobody' }, names: { dynamodb: 'of-nobody' } })`;
const program: Program = {
  regions: `region('eu-central-1', ['blue'], { adopt: {
    ${entry},
  } })`,
  more: `terraform: [(stack) => void new (require('cdktf').LocalBackend)(stack, { path: 'orders.tfstate' }), awsProvider({ role: 'deploy', tags: { owner: 'shop', costCentre: '42' }, version: '5.100.0' })],`,
  apps: {
    shop: `
  new Workload(stack, 'orders', {
    image,
    dependencies: { carts: new Table({ partitionKey: { name: 'id', type: 'string' } }) },
    env: ({ carts }) => ({ CARTS: carts.name }),
  });`,
  },
};

describeWithLab('What is to be adopted and is nowhere', [...TERRAFORM, ...AWS], (sandbox) => {
  let project: Project;
  beforeAll(() => {
    project = new Project(['lib', 'constructs']);
  });
  afterAll(() => project.remove());

  test('is refused at the plan with what Terraform says of it, and with the line of `adopt` that states its id', async () => {
    const aws = await Aws.start(sandbox());
    const code = textOf(program);
    project.program('main.ts', code);
    project.write('none/nothing.yaml', '');
    project.write('env/cdk.tf.json', '{}');
    const { env } = Stack.at(sandbox(), join(project.folder, 'env'), aws);
    const slipway = (...args: readonly string[]) =>
      sandbox().run({
        name: `slipway-${args[0]}`,
        command: [process.execPath, 'node_modules/slipway/lib/cli/main.js', ...args],
        cwd: project.folder,
        env,
        exits: [0, 1, 3],
      });
    const made = await slipway('synth', '--quiet', '--update-ids');
    expect([made.code, made.stderr]).toEqual([0, '']);
    // WHEN
    const { code: exit, stderr, stdout } = await slipway('plan', '--base', 'none', '--terraform', '--fail-on', 'danger');
    // THEN
    const line = code.slice(0, code.indexOf(entry)).split('\n').length;
    expect(`${stdout}${stderr}`.replace(/\s+/g, ' ')).toMatch(
      new RegExp(`Cannot import non-existent remote object: aws_dynamodb_table\\.orders_carts_\\w+ at main\\.(ts|js):${line}:`),
    );
    expect(exit).toBe(3);
  });
});
