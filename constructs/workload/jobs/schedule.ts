import { jobCluster, UserError } from '../../../lib';
import { JobRun, jobSpec } from '../job';
import { Pods } from '../pods';
import { checkSchedule } from './check-schedule';
import { timeZones } from './time-zones';

/** When a job runs, again and again. */
export interface ScheduleProps extends JobRun {
  /**
   * Five fields, as cron has them: minute, hour, day of the month, month, day of the week. `0 3 * * *` is every night at three. Or `@hourly`,
   * `@daily`, `@weekly`, `@monthly`, `@yearly`, or `@every 6h`.
   *
   * @field CronJob.spec.schedule
   */
  readonly schedule: string;
  /**
   * Name of a time zone in the IANA database, such as `Europe/Berlin`.
   *
   * @default 'Etc/UTC'
   * @field CronJob.spec.timeZone
   */
  readonly timeZone?: string;
  /**
   * What happens when the last run has not ended yet.
   *
   * @default 'Forbid'
   * @field CronJob.spec.concurrencyPolicy
   */
  readonly concurrencyPolicy?: 'Allow' | 'Forbid' | 'Replace';
  /**
   * Seconds by which a run may start late, from 10; after that it is left out.
   *
   * @minimum 10
   * @default 300
   * @field CronJob.spec.startingDeadlineSeconds
   */
  readonly startingDeadlineSeconds?: number;
  /**
   * Ended runs that are kept, from 0.
   *
   * @minimum 0
   * @default 3
   * @field CronJob.spec.successfulJobsHistoryLimit
   */
  readonly successfulJobsHistoryLimit?: number;
  /**
   * Failed runs that are kept, from 0.
   *
   * @minimum 0
   * @default 3
   * @field CronJob.spec.failedJobsHistoryLimit
   */
  readonly failedJobsHistoryLimit?: number;
  /**
   * Whether no run starts for now.
   *
   * @default false
   * @field CronJob.spec.suspend
   */
  readonly suspend?: boolean;
}

/** Defines the CronJob of some pods, in the one cluster of the region that runs them. */
export function defineSchedule(pods: Pods, props: ScheduleProps): void {
  const { schedule, timeZone = 'Etc/UTC', concurrencyPolicy = 'Forbid', suspend = false } = props;
  const cluster = jobCluster(pods.region);
  const { startingDeadlineSeconds = 300, successfulJobsHistoryLimit = 3, failedJobsHistoryLimit = 3 } = props;
  const spec = {
    schedule: checkSchedule(schedule),
    timeZone: checkTimeZone(timeZone),
    concurrencyPolicy,
    startingDeadlineSeconds,
    successfulJobsHistoryLimit,
    failedJobsHistoryLimit,
    suspend: suspend || (pods.region.suspendJobs ?? false),
    jobTemplate: { spec: jobSpec(pods, props, cluster) },
  };
  pods.define('CronJob', { apiVersion: 'batch/v1', kind: 'CronJob', spec }, [cluster]);
}

/**
 * Zones that became known since the list was made go by what Node lists.
 *
 * @throws UserError if Kubernetes knows no such zone
 */
function checkTimeZone(timeZone: string): string {
  if (!timeZones.has(timeZone) && !Intl.supportedValuesOf('timeZone').includes(timeZone))
    throw new UserError(`'timeZone' is '${timeZone}'.`, "Write a name of the IANA database, such as 'Europe/Berlin' or 'Etc/UTC'.");
  return timeZone;
}
