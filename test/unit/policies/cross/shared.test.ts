import { Bucket, eks, Postgres, Queue, Workload } from '../../../../constructs';
import { Dependency, DeploymentStack, Shared } from '../../../../lib';
import { synthesizePlatform } from '../../../../lib/testing';
import { strict } from '../../../../policies';
import { aws, awsRegion, eksCluster } from '../../../kit/environments';
import { anyRelease } from '../../../kit/places';

const jobs = new Shared('jobs', new Queue());
const files = new Shared('files', new Bucket());
const data = new Shared('data', new Postgres({ size: 'small' }));
const place = aws({
  release: anyRelease(),
  policies: [strict],
  regions: [awsRegion({ clusters: [eksCluster('blue', { network: eks({ cloudApis: [{ cidr: '10.0.128.0/20' }] }) })] })],
});
const image = 'ghcr.io/acme/some';
const silent = () => ({});
const uses = (name: string, dependencies: Readonly<Record<string, Dependency>>) => (stack: DeploymentStack) =>
  new Workload(stack, name, { image, dependencies, env: silent });

const shop = (stack: DeploymentStack): void => {
  for (const each of [jobs, files, data]) stack.share(each);
  uses('web', { jobs: jobs.as('send'), files: files.as('read'), db: data.as('owner') })(stack);
  uses('worker', { jobs: jobs.as('receive'), files: files.as('readWrite'), db: data.as('owner') })(stack);
};
const billing = (stack: DeploymentStack): void => {
  uses('orders', { jobs: jobs.as('receive'), db: data.as('owner') })(stack);
};
const findings = (change: (stack: DeploymentStack) => void = () => undefined) =>
  synthesizePlatform(
    (platform) => {
      place.stamp(platform, 'shop', (stack: DeploymentStack) => {
        shop(stack);
        change(stack);
      });
      place.stamp(platform, 'billing', billing);
    },
    { clock: () => new Date('2026-06-01') },
  )
    .report.findings.filter(({ rule }) => rule.startsWith('x/') || rule.startsWith('aws/iam'))
    .map(({ rule, path, message }) => `${rule} ${path}: ${message}`);

test('the rules across both outputs find nothing in what workloads share, in one app and in two, whatever their pods are told', () => {
  expect(findings().filter((one) => !/prod-durability|rotation/.test(one))).toEqual([]);
});

test('a workload that may use what others share, and does not declare it, is found', () => {
  const found = findings((stack) => {
    const other = new Workload(stack, 'other', { image, dependencies: { mine: new Queue() } });
    other.override(
      'identity/policy.policy',
      JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: 'sqs:SendMessage',
            Resource: 'arn:aws:sqs:eu-west-1:111122223333:acme-production-eu-west-1-shop-jobs',
          },
        ],
      }),
      { reason: 'shows what is found', expires: '2099-01-01' },
    );
  });
  expect(found.join('\n')).toMatch(/x\/least-grant .*other.*shop-jobs, which their workload does not use/);
});
