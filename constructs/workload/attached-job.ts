import { checkName, UserError } from '../../lib';
import { ContainerProps } from './container';
import { defineJob, JobRun } from './job';
import { PodProps, Pods } from './pods';
import { defineSchedule, ScheduleProps } from './schedule';

/**
 * A job that shares its workload's image, environment, dependencies and identity: with a `schedule` it runs by the clock, without one it
 * runs once for each change of its pods, before they are rolled out.
 */
export interface AttachedJob<E> extends Pick<ContainerProps<E>, 'command' | 'args' | 'env' | 'resources'>, JobRun, Partial<ScheduleProps> {}

/** Leaves room for what Kubernetes adds to the names of runs. */
const longestName = 52;

/** Defines a job beside the pods of its workload, and hands over the pods that it runs. */
export function attachJob<E>(pods: Pods, id: string, job: AttachedJob<E>): Pods {
  checkName('A job', id);
  if (pods.has(id)) throw new UserError(`'jobs' has the name '${id}', which is taken in the workload.`, 'Choose another one.');
  const { command, args, env, resources } = job;
  const own = Object.fromEntries(
    Object.entries({ command, args, env, resources }).filter(([, value]) => value !== undefined),
  ) as Partial<PodProps>;
  const beside = pods.beside(id, { ...own, initContainers: {} });
  checkName(`Job '${id}' of '${pods.metadata.name}'`, beside.metadata.name, longestName);
  if (job.schedule === undefined) defineJob(beside, job);
  else defineSchedule(beside, { ...job, schedule: job.schedule });
  return beside;
}
