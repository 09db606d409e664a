import { checkName, Never, UserError } from '../../../lib';
import { defineJob, JobRun } from '../job';
import { ContainerProps } from '../pod/container-props';
import { PodProps } from '../pod/pod-props';
import { Pods } from '../pods';
import { diskOfOneNode } from '../serving/strategy';
import { Volume } from '../storage/volume';
import { defineSchedule, ScheduleProps } from './schedule';

/**
 * A job that shares its workload's image, environment, dependencies and identity: with a `schedule` it runs by the clock, without one it
 * runs once for each change of its pods, before they are rolled out.
 */
export type AttachedJob<E> = AttachedRun<E> &
  (
    | Pick<ScheduleProps, 'schedule'>
    | {
        readonly [P in Exclude<
          keyof ScheduleProps,
          keyof JobRun
        >]?: Never<"a job without 'schedule' runs once: drop it, or state 'schedule'">;
      }
  );

interface AttachedRun<E> extends Pick<ContainerProps<E>, 'command' | 'args' | 'env' | 'resources'>, JobRun, Partial<ScheduleProps> {}

/** Leaves room for what Kubernetes adds to the names of runs. */
const longestName = 52;

/** What says nothing about a job without a schedule. */
const ofSchedules = [
  'timeZone',
  'concurrencyPolicy',
  'startingDeadlineSeconds',
  'successfulJobsHistoryLimit',
  'failedJobsHistoryLimit',
  'suspend',
] as const satisfies readonly Exclude<keyof ScheduleProps, keyof JobRun | 'schedule'>[];

/**
 * Defines a job beside the pods of its workload, and hands over the pods that it runs.
 *
 * @param volumes of the workload, which it has too
 */
export function attachJob<E>(pods: Pods, id: string, job: AttachedJob<E>, volumes: Readonly<Record<string, Volume>>): Pods {
  checkName('A job', id);
  const disk = diskOfOneNode(volumes, 1);
  if (disk !== undefined) {
    throw new UserError(
      `'volumes.${disk}' is a disk that one node mounts at a time, and job '${id}' would wait for it while the workload runs.`,
      'State the access mode ReadWriteMany, or drop one of them.',
    );
  }
  const idle = ofSchedules.find((property) => job.schedule === undefined && job[property] !== undefined);
  if (idle) throw new UserError(`'jobs.${id}.${idle}' is stated, and no 'schedule'.`, "State 'schedule', or drop it.");
  const taken = pods.taken(id);
  if (taken !== undefined)
    throw new UserError(`'jobs' has the name '${id}', which is taken in the workload: by ${taken}.`, 'Choose another one.');
  const { command, args, env, resources } = job;
  const own = Object.fromEntries(
    Object.entries({ command, args, env, resources }).filter(([, value]) => value !== undefined),
  ) as Partial<PodProps>;
  const beside = pods.beside(id, { ...own, initContainers: {}, lifecycle: {}, capabilities: [] });
  checkName(`Job '${id}' of '${pods.metadata.name}'`, beside.metadata.name, longestName);
  if (job.schedule === undefined) defineJob(beside, job);
  else defineSchedule(beside, { ...job, schedule: job.schedule });
  return beside;
}
