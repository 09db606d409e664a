import { Construct } from 'constructs';
import { Bucket, CronJob, DaemonWorkload, Job, Queue, RetiredWorkload, StatefulWorkload, Workload } from '../../../../constructs';
import { type DeploymentStack, Shared, UserError } from '../../../../lib';
import { synthesize } from '../../../../lib/testing/synthesize';
import { aws } from '../../../kit/environments';
import { refused } from '../../../kit/refused';

const image = 'registry.example.com/orders';

/** What stands in a stack by the name that it is given, each by what errors call it. */
const things: Readonly<Record<string, (stack: DeploymentStack, id: string) => unknown>> = {
  'a Workload': (stack, id) => new Workload(stack, id, { image }),
  'a StatefulWorkload': (stack, id) =>
    new StatefulWorkload(stack, id, { image, volumeClaimTemplates: { data: { mountPath: '/data', storage: '1Gi' } } }),
  'a DaemonWorkload': (stack, id) => new DaemonWorkload(stack, id, { image }),
  'a Job': (stack, id) => new Job(stack, id, { image }),
  'a CronJob': (stack, id) => new CronJob(stack, id, { image, schedule: '0 4 * * *' }),
  'a RetiredWorkload': (stack, id) => new RetiredWorkload(stack, id, { reason: 'its customers are gone' }),
  'a Construct': (stack, id) => new Construct(stack, id),
};

describe('a name that is taken is told with what has it, and its line', () => {
  const pairs = Object.keys(things).flatMap((first) => Object.keys(things).map((second) => [second, first] as const));
  test.each(pairs)('%s behind %s', (second, first) => {
    const define = (stack: DeploymentStack) => {
      things[first]!(stack, 'orders');
      things[second]!(stack, 'orders');
    };
    const error = refused(() => synthesize(aws({ approved: { daemonWorkloads: ['shop/orders'] } }), define));
    expect(error).toBeInstanceOf(UserError);
    expect(error.what).toMatch(/'orders'|\/orders'/);
    expect(error.what).toMatch(new RegExp(`: ${first} at test/unit/lib/synth/taken\\.test\\.ts:\\d+:\\d+\\.$`));
  });

  test('where a stack keeps what is shared, on either side', () => {
    const jobs = () => new Shared('jobs', new Queue());
    const shared = (stack: DeploymentStack) => stack.share(jobs());
    const named = (stack: DeploymentStack) => void new Workload(stack, 'shared', { image });
    const both =
      (...all: readonly ((stack: DeploymentStack) => void)[]) =>
      (stack: DeploymentStack) => {
        for (const define of all) define(stack);
      };
    expect(refused(() => synthesize(aws(), both(shared, named))).what).toMatch(
      /'shared' already: it is where a stack keeps what is shared, here 'jobs' at test\/unit\/lib\/synth\/taken\.test\.ts:\d+:\d+\.$/,
    );
    const release = { schemaVersion: 1, images: { 'shop/shared': { tag: '1.0.0' } } } as const;
    expect(refused(() => synthesize(aws({ release }), both(named, shared))).what).toMatch(
      /here 'jobs': it is a Workload at test\/unit\/.*:\d+:\d+\.$/,
    );
  });

  test('in a workload: a construct of a program beside a dependency, and a job beside it', () => {
    const beside = (stack: DeploymentStack) =>
      void new Construct(new Workload(stack, 'orders', { image, dependencies: { uploads: new Bucket() } }), 'uploads');
    expect(refused(() => synthesize(aws(), beside)).what).toMatch(
      /'shop-.*\/orders\/uploads' is there already: an AwsBucket at .*:\d+:\d+\.$/,
    );
    const job = (stack: DeploymentStack) =>
      void new Workload(stack, 'orders', { image, dependencies: { uploads: new Bucket() }, jobs: { uploads: { command: ['true'] } } });
    expect(refused(() => synthesize(aws(), job)).what).toMatch(/which is taken in the workload: by an AwsBucket at .*:\d+:\d+\.$/);
  });
});
