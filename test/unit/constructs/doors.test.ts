import {
  Access,
  Bucket,
  CronJob,
  DaemonWorkload,
  Job,
  Postgres,
  Queue,
  Redis,
  RetiredWorkload,
  Secret,
  StatefulWorkload,
  Table,
  Workload,
} from '../../../constructs';
import { DeploymentStack, retired } from '../../../lib';
import { synthesizePlatform } from '../../../lib/testing';
import { type Doors, refuseMistakes } from '../../kit/doors';
import { cloudless } from '../../kit/environments';

let stack: DeploymentStack;
beforeAll(() => {
  const keep = (made: DeploymentStack) => {
    stack = made;
  };
  synthesizePlatform((platform) => cloudless().stamp(platform, 'shop', keep, { empty: true }));
});
let id = 0;
const next = () => `orders${id++}`;

/** Where developers give something. */
const doors: Doors = {
  WorkloadProps: (given) => new Workload(stack, next(), given),
  DaemonWorkloadProps: (given) => new DaemonWorkload(stack, next(), given),
  StatefulWorkloadProps: (given) => new StatefulWorkload(stack, next(), given),
  CronJobProps: (given) => new CronJob(stack, next(), given),
  JobProps: (given) => new Job(stack, next(), given),
  RetiredWorkloadProps: (given) => new RetiredWorkload(stack, next(), given),
  Retirement: (given) => retired(new Bucket(), given),
  Placement: (given) => stack.place(() => undefined, given),
  BucketProps: (given) => new Bucket(given),
  PostgresProps: (given) => new Postgres(given),
  QueueProps: (given) => new Queue(given),
  RedisProps: (given) => new Redis(given),
  TableProps: (given) => new Table(given),
  SecretProps: (given) => new Secret(given),
  AccessProps: (given) => new Access(given),
};

refuseMistakes(doors, 'test/unit/constructs/doors.test.ts');
