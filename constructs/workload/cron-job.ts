import { Construct } from 'constructs';
import { checkName, currentSource, jobCluster } from '../../lib';
import { properties } from '../properties';
import { defineSchedule, ScheduleProps } from './jobs/schedule';
import { Dependencies } from './needs/needs';
import { OverridableWorkload } from './place/overridable';
import { Differing, Settled, settle } from './place/settled';
import { stackFor } from './place/stack-for';
import { PodProps } from './pod/pod-props';
import { refuseServing } from './pod/served-ports';
import { Pods } from './pods';
import { diskOfOneNode } from './serving/strategy';

// biome-ignore lint/complexity/noBannedTypes: no dependencies, rather than any
export interface CronJobProps<D extends Dependencies = {}> extends PodProps<D>, ScheduleProps {}

/** Leaves room for the time that Kubernetes adds to the names of runs: https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/ */
const longestName = 52;

/** Runs to its end, again and again, by the clock, in one cluster of each region. Its id is its name. */
// biome-ignore lint/complexity/noBannedTypes: no dependencies, rather than any
export class CronJob<const D extends Dependencies = {}> extends OverridableWorkload {
  /** @throws UserError if a property is malformed, or its environment cannot provide what it needs */
  constructor(scope: Construct, id: string, stated: CronJobProps<D>) {
    const stack = stackFor(scope, id, longestName);
    super(stack, id);
    const source = currentSource();
    const { props, differences } = settle(
      properties.check<Differing>('CronJobProps', stated as Differing),
      stack.differenceOf(id),
      [],
    ) as unknown as Settled<typeof stated>;
    refuseServing(props.sidecars);
    diskOfOneNode(props.volumes ?? {}, props.concurrencyPolicy === 'Allow' ? 2 : (props.parallelism ?? 1));
    const pods = Pods.of(this, props as PodProps, source, [], [jobCluster(stack.region)]);
    checkName('A workload', pods.metadata.name, longestName);
    defineSchedule(pods, props);
    stack.register(pods.endpoint({}, source, { differences: differences() }));
  }
}
