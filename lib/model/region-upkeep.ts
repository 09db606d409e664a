import { UserError } from '../errors';

/** What an account asks of everything that is made in a region. */
export interface RegionUpkeep {
  /**
   * Days for which logs of databases are kept in CloudWatch: one of the numbers that it knows, such as 30 or 365.
   *
   * @minimum 1
   * @maximum 3653
   * @unit days
   * @default - for ever: RDS makes the log groups
   * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
   */
  readonly logRetentionDays?: number;
  /**
   * When databases and caches may be changed and restarted by AWS, in UTC, an hour at least: `sun:03:00-sun:04:00`.
   *
   * @pattern ^(mon|tue|wed|thu|fri|sat|sun):([01]\d|2[0-3]):[0-5]\d-(mon|tue|wed|thu|fri|sat|sun):([01]\d|2[0-3]):[0-5]\d$ two times of the week in UTC: 'sun:03:00-sun:04:00'
   * @default - when AWS chooses, for each another time
   * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.Maintenance.html
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/maintenance-window.html
   */
  readonly maintenanceWindow?: string;
  /**
   * Name of the policy of the account that bounds what every role may be granted; with its path if it has one.
   *
   * @format policy-name
   * @default - roles are bounded by nothing but what they are granted
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
   */
  readonly permissionsBoundary?: string;
}

const retentions: readonly number[] = [
  ...[1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653],
];
const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const minutesOfWeek = 7 * 24 * 60;
/** What ElastiCache takes at least, and at most a day. */
const [shortest, longest] = [60, 24 * 60];

/** @throws UserError if AWS knows no such retention or window */
export function checkUpkeep(path: string, subject: string, { logRetentionDays, maintenanceWindow }: RegionUpkeep): void {
  if (logRetentionDays !== undefined && !retentions.includes(logRetentionDays))
    throw new UserError(
      `'${path}.logRetentionDays' of ${subject} is ${logRetentionDays}, which CloudWatch does not know.`,
      `Choose one of: ${retentions.join(', ')}.`,
    );
  if (maintenanceWindow === undefined) return;
  const [from, to] = maintenanceWindow.split('-').map(minuteOf) as [number, number];
  const minutes = (to - from + minutesOfWeek) % minutesOfWeek;
  if (minutes < shortest || minutes > longest)
    throw new UserError(
      `'${path}.maintenanceWindow' of ${subject} is '${maintenanceWindow}', which is ${minutes} minutes long.`,
      'Leave an hour at least, and a day at most.',
    );
}

function minuteOf(time: string): number {
  const [day, hours, minutes] = time.split(':') as [string, string, string];
  return (days.indexOf(day) * 24 + Number(hours)) * 60 + Number(minutes);
}
