import { Cron } from 'croner';
import { jobCluster, UserError } from '../../../lib';
import { JobRun, jobSpec } from '../job';
import { Pods } from '../pods';

/** When a job runs, again and again. */
export interface ScheduleProps extends JobRun {
  /**
   * Five fields, as cron has them: minute, hour, day of the month, month, day of the week. `0 3 * * *` is every night at three.
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
  const { startingDeadlineSeconds = 300, successfulJobsHistoryLimit = 3, failedJobsHistoryLimit = 3 } = props;
  const spec = {
    schedule: checkSchedule(schedule),
    timeZone: checkTimeZone(timeZone),
    concurrencyPolicy,
    startingDeadlineSeconds,
    successfulJobsHistoryLimit,
    failedJobsHistoryLimit,
    suspend: suspend || (pods.region.suspendJobs ?? false),
    jobTemplate: { spec: jobSpec(pods, props) },
  };
  pods.define('CronJob', { apiVersion: 'batch/v1', kind: 'CronJob', spec }, [jobCluster(pods.region)]);
}

/** One of the things that a field lists; a week begins on Sunday and does not end on it. */
const scheduleItem = /^([*?]|(\d+|[A-Za-z]{3})(-(?!sun)(\d+|[A-Za-z]{3}))?)(\/\d+)?$/i;
/** The greatest number in each field. */
const scheduleBounds = [59, 23, 31, 12, 6];

/**
 * Checks a schedule by a library, and beforehand what that takes and Kubernetes does not.
 *
 * @see https://pkg.go.dev/github.com/robfig/cron/v3, by which Kubernetes reads it
 */
function checkSchedule(schedule: string): string {
  const fields = schedule
    .trim()
    .split(/ +/)
    .map((field) => field.split(','));
  const isKnown = fields.every((items, index) =>
    items.every(
      (item) =>
        scheduleItem.test(item) && (item.split('/')[0]!.match(/\d+/g) ?? []).every((number) => Number(number) <= scheduleBounds[index]!),
    ),
  );
  if (isKnown && fields.length === scheduleBounds.length) {
    try {
      new Cron(schedule, { paused: true });
      return schedule;
    } catch {
      // Said below.
    }
  }
  throw new UserError(
    `'schedule' is '${schedule}'.`,
    "Write five fields: minute, hour, day of the month, month, day of the week (0 is Sunday), such as '0 3 * * *'.",
  );
}

/** Intl takes every name in any case, and knows one of the names of a zone as its own; Kubernetes tells cases apart. */
function checkTimeZone(timeZone: string): string {
  const own = ownName(timeZone);
  const isName = own?.toLowerCase() === timeZone.toLowerCase() ? own === timeZone : /^[A-Z][\w+-]*(\/[A-Z][\w+-]*)*$/.test(timeZone);
  if (!own || !isName || /^[A-Z_]+\/[A-Z_/]+$/.test(timeZone))
    throw new UserError(`'timeZone' is '${timeZone}'.`, "Write a name of the IANA database, such as 'Europe/Berlin' or 'Etc/UTC'.");
  return timeZone;
}

function ownName(timeZone: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}
