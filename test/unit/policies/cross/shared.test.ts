import { readFileSync } from 'node:fs';
import { Access, AwsAccess, AwsSecret, Bucket, eks, Postgres, Queue, Secret, Workload } from '../../../../constructs';
import { Dependency, DeploymentStack, ExistingSecret, External, Shared } from '../../../../lib';
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

test('what is found in something shared is at the line that shares it', () => {
  const text = readFileSync(__filename, 'utf8').split('\n');
  const { findings } = synthesizePlatform(
    (platform) => {
      place.stamp(platform, 'shop', shop);
      place.stamp(platform, 'billing', billing);
    },
    { clock: () => new Date('2026-06-01') },
  ).report;
  const shared = findings.filter(({ path }) => path.includes('/shared/'));
  expect(shared.length).toBeGreaterThan(0);
  expect([...new Set(shared.map(({ source }) => text[source!.line - 1]!.trim()))]).toEqual([
    'for (const each of [jobs, files, data]) stack.share(each);',
  ]);
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

describe('what is there already', () => {
  const key = 'arn:aws:kms:eu-west-1:222233334444:key/1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d';
  const model = 'arn:aws:bedrock:eu-west-1::foundation-model/anthropic.claude-3-haiku-20240307-v1:0';
  const external = {
    'shop/web.reports': External.of(Bucket, {
      outputs: { name: 'team-b-reports', region: 'eu-west-1' },
      egress: [{ peer: { place: 'cloudApis' } }],
      grants: [
        { actions: ['s3:GetObject'], resources: ['arn:aws:s3:::team-b-reports/*'] },
        {
          actions: ['kms:Decrypt'],
          resources: [key],
          conditions: [{ operator: 'StringEquals', key: 'kms:ViaService', values: ['s3.eu-west-1.amazonaws.com'] }],
        },
      ],
    }),
    'shop/shared.jobs': External.of(Queue, {
      outputs: { url: 'https://sqs.eu-west-1.amazonaws.com/222233334444/jobs', name: 'jobs', region: 'eu-west-1' },
      egress: [{ peer: { place: 'cloudApis' } }],
      grants: {
        send: [{ actions: ['sqs:SendMessage'], resources: ['arn:aws:sqs:eu-west-1:222233334444:jobs'] }],
        receive: [{ actions: ['sqs:ReceiveMessage'], resources: ['arn:aws:sqs:eu-west-1:222233334444:jobs'] }],
      },
    }),
    'shop/web.mail': External.of(Secret<'apiKey'>, { outputs: { apiKey: new ExistingSecret('vendor/mail', 'key') }, egress: [] }),
  };
  const [region] = place.regions;
  const existing = place.with({
    name: 'production',
    regions: [{ ...region!, external }],
    provisioners: [
      AwsSecret.provisioner(),
      AwsAccess.provisioner({ approved: { models: { actions: ['bedrock:InvokeModel'], resources: [model] } } }),
    ],
  });
  const found = (change: (web: Workload) => void = () => undefined) =>
    synthesizePlatform(
      (platform) =>
        existing.stamp(platform, 'shop', (stack) => {
          stack.share(jobs);
          const web = new Workload(stack, 'web', {
            image,
            dependencies: {
              reports: new Bucket({ access: 'read' }),
              jobs: jobs.as('send'),
              mail: new Secret({ keys: ['apiKey'] }),
              stripe: new Secret({ keys: ['apiKey'] }),
              models: new Access({ name: 'models', actions: ['bedrock:InvokeModel'] }),
            },
            env: silent,
          });
          uses('worker', { tasks: jobs.as('receive') })(stack);
          change(web);
        }),
      { clock: () => new Date('2026-06-01') },
    )
      .report.findings.filter(({ rule }) => rule.startsWith('x/') || rule.startsWith('aws/iam'))
      .map(({ rule, path, message }) => `${rule} ${path}: ${message}`);

  test('is found by no rule across both outputs: what an operator approved is declared, whatever pods are told', () => {
    expect(found()).toEqual([]);
  });

  test('stands for itself only: what its workload may do elsewhere, and nobody approved, is found', () => {
    const other = 'arn:aws:bedrock:eu-west-1::foundation-model/other';
    const policy = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'bedrock:InvokeModel', Resource: other }] };
    const terms = { reason: 'shows what is found', expires: '2099-01-01' };
    expect(found((web) => web.override('identity/policy.policy', JSON.stringify(policy), terms)).join()).toContain(
      `lets pods do bedrock:InvokeModel on ${other}, which their workload does not use`,
    );
  });
});
