import { Aws } from '../lab/aws';
import { Cluster } from '../lab/cluster';
import { describeWithLab } from '../lab/jest/with-lab';
import { AWS, CLUSTER, TERRAFORM } from '../lab/toolchain';
import { Way } from './way';

const day = 24 * 3600;
const branch = 'slipway/promote-production';
const promotion = ['promote', 'shop', '--from', 'staging', '--to', 'production'];

describeWithLab('From the push of an image to production and back', ['registry', 'git', ...CLUSTER, ...AWS, ...TERRAFORM], (sandbox) => {
  let way: Way;
  let aws: Aws;
  let cluster: Cluster;
  let built: string;
  let digest: string;
  beforeAll(async () => {
    way = await Way.start(sandbox());
    [aws, cluster] = await Promise.all([Aws.start(sandbox()), Cluster.start(sandbox())]);
    await way.begin('1.0.0');
    built = way.git('rev-parse', 'HEAD');
  });
  afterAll(() => way?.end());

  test('an image that is pushed is committed to staging by itself', async () => {
    digest = await way.push('1.1.0', built);
    await way.done('images', 'update', '--env', 'staging', '--commit');
    expect(way.cart('staging')).toEqual({ tag: '1.1.0', digest, source: { repository: 'https://github.com/acme/shop', commit: built } });
    way.pushMain();
    expect((await way.slipway('images', 'update', '--env', 'staging', '--commit')).stderr).toContain('Nothing to write.');
  });

  test('it soaks there: promoted too early it is refused, and where says until when', async () => {
    const { code, stderr } = await way.slipway(...promotion, '--pr', '--no-plan');
    expect([code, stderr]).toEqual([1, expect.stringMatching(/shop\/cart 1\.1\.0 soaks in staging until \d{4}-\d\d-\d\d \d\d:\d\d UTC/)]);
    expect(way.requests.all).toEqual([]);
    await way.done('synth', '--quiet');
    expect(await way.done('where', built)).toMatch(/production\n +shop\/cart {2}1\.1\.0 {2}not yet\n +soaks in staging until /);
  });

  test('a day later its promotion is proposed with what it changes, once', async () => {
    way.ahead = day + 60;
    const stdout = await way.done(...promotion, '--pr');
    expect(stdout).toContain('production:\n  shop/cart  1.0.0 → 1.1.0\n');
    expect(stdout).toMatch(/^Policies: passed/m);
    expect(way.requests.all).toMatchObject([{ title: 'release(production): promote shop from staging', head: branch, base: 'main' }]);
    const { body } = way.requests.all[0]!;
    expect(body).toContain(`| \`shop/cart\` | \`1.0.0\` | \`1.1.0\` | \`${built.slice(0, 12)}\` |`);
    expect(body).toContain('### Plan: ');
    await way.done(...promotion, '--pr', '--no-plan');
    expect(way.requests.all).toHaveLength(1);
    expect(way.cart('production')).toMatchObject({ tag: '1.0.0' });
  });

  test('merged, it is rendered, planned by Terraform and taken by the API server', async () => {
    way.merge(branch);
    expect(way.cart('production')).toMatchObject({ tag: '1.1.0', digest, from: way.git('rev-parse', 'HEAD:releases/staging.json') });
    await way.done('render', '--env', 'production');
    const plan = await (await way.terraform(aws)).plan();
    expect(Object.entries(plan.changes)).toEqual(expect.arrayContaining([[expect.stringMatching(/^aws_s3_bucket\./), ['create']]]));
    expect(await way.kubectl(cluster)).toBe(`${way.registry.host}/acme/cart:1.1.0@${digest}`);
  });

  test('where says production then', async () => {
    const { environments } = JSON.parse(await way.done('where', built, '-o', 'json'));
    expect(environments).toMatchObject(
      ['staging', 'production'].map((name) => ({ name, workloads: [{ workload: 'shop/cart', tag: '1.1.0', state: 'wanted' }] })),
    );
  });

  test('a rollback takes it back, and no watcher brings it, or what is newer, again', async () => {
    const stdout = await way.done('rollback', 'shop/cart', '--env', 'production', '--reason', 'INC-42: carts are lost', '--push');
    expect(stdout).toContain('  shop/cart  1.1.0 → 1.0.0\n  held: ');
    await way.done('render', '--env', 'production');
    expect(await way.kubectl(cluster)).toContain('/acme/cart:1.0.0@sha256:');
    // Somebody pushes on; a day goes by.
    await way.push('1.2.0', built);
    await way.done('images', 'update', '--env', 'staging', '--commit');
    way.pushMain();
    way.ahead += day + 60;
    const release = way.git('rev-parse', 'HEAD:releases/production.json');
    const promoted = await way.slipway(...promotion, '--pr', '--no-plan');
    expect([promoted.code, promoted.stderr]).toEqual([1, expect.stringContaining("'shop/cart' is held in 'releases/production.json'")]);
    expect(await way.done('images', 'update', '--env', 'production', '--commit')).toContain('INC-42: carts are lost');
    expect([way.git('rev-parse', 'HEAD:releases/production.json'), way.git('status', '--porcelain')]).toEqual([release, '']);
    expect(way.requests.open).toEqual([]);
    expect(await way.done('where', built)).toMatch(/production\n +shop\/cart {2}1\.2\.0 {2}not yet\n +held, /);
  });
});
