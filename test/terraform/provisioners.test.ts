import { Workload } from '../../constructs';
import { Binding, Dependency, Environment, Provisioner } from '../../lib';
import { type ProvisionerTrial, planOffline, provisionerPlans, synthesize } from '../../lib/testing';
import { run } from '../docs/run';
import { aws } from '../kit/environments';
import { hereOnly, missingForPlans } from './plan-offline';

const missing = missingForPlans();
if (missing) process.stderr.write(`Offline plans of provisioners are skipped: ${missing}.\n`);
const testWithTerraform = missing ? test.skip : test;

type Made = (...given: readonly unknown[]) => unknown;
const ofDocs = (file: string) => run({ file: `docs/constructs/${file}.ts` });
const place: ProvisionerTrial['place'] = (stack, workload, image, dependencies) => new Workload(stack, workload, { image, dependencies });
const trial = (file: string, provisioner: string, dependency: string, options?: object): ProvisionerTrial => ({
  environment: ofDocs('environments').production as Environment,
  place,
  provisioner: (ofDocs(file)[provisioner] as { readonly provisioner: Made }).provisioner(...(options ? [options] : [])) as Provisioner,
  dependency: () => new (ofDocs(file)[dependency] as new (size: string) => Dependency)('small'),
});

const cases = missing
  ? []
  : [
      trial('mysql', 'AwsMySql', 'MySql'),
      trial('search', 'AwsSearch', 'Search'),
      trial('sessions', 'AwsSessions', 'Sessions'),
      trial('rabbit-mq', 'KubernetesRabbitMq', 'RabbitMq', { image: 'rabbitmq:4.1.4-management' }),
    ].flatMap((one) => [...provisionerPlans(one, hereOnly())]);

test.each(cases)('%s', (_sentence, check) => check());

testWithTerraform('what the provider refuses is told with its own words', async () => {
  class Thing extends Dependency {
    readonly type = 'thing';
    readonly outputs = { name: 'value' } as const;
  }
  const provisioner: Provisioner = {
    type: 'thing',
    name: 'BrokenThing',
    provision: (scope, id): Binding => {
      const { SqsQueue } = require('@cdktf/provider-aws/lib/sqs-queue') as typeof import('@cdktf/provider-aws/lib/sqs-queue');
      new SqsQueue(scope, `${id}-queue`, { name: 'things', messageRetentionSeconds: 1 });
      return { outputs: { name: 'things' } };
    },
  };
  const [[sentence, check]] = provisionerPlans({ environment: aws(), place, provisioner, dependency: () => new Thing() }, hereOnly()) as [
    [string, () => Promise<void>],
  ];
  expect(sentence).toBe('BrokenThing makes what Terraform plans without an account');
  await expect(check()).rejects.toThrow(/terraform validate: [\s\S]*message_retention_seconds/);
});

test('where there is no terraform, it is said what to install', async () => {
  const { PATH } = process.env;
  process.env.PATH = '/nowhere';
  try {
    const made = synthesize(aws(), (stack) => void new Workload(stack, 'orders', { image: 'ghcr.io/acme/orders' }));
    await expect(planOffline(made)).rejects.toThrow(
      /There is no 'terraform' on the PATH\. Install Terraform 1\.11 or newer, or leave the plans out of this run: `missingForPlans\(\)` says why/,
    );
  } finally {
    process.env.PATH = PATH;
  }
});

test('and where there is no mirror', async () => {
  const made = synthesize(aws(), (stack) => void new Workload(stack, 'orders', { image: 'ghcr.io/acme/orders' }));
  await expect(planOffline(made, { mirror: '/nowhere' })).rejects.toThrow(
    /There is no (mirror of providers at '\/nowhere'|'terraform' on the PATH)\./,
  );
});
