import { Construct } from 'constructs';
import { Cluster, canonicalJson, checkName, currentSource, sha256 } from '../../lib';
import { properties } from '../properties';
import { Dependencies } from './needs/needs';
import { OverridableWorkload } from './place/overridable';
import { Differing, Settled, settle } from './place/settled';
import { stackFor } from './place/stack-for';
import { PodProps } from './pod/pod-props';
import { refuseServing } from './pod/served-ports';
import { Pods } from './pods';
import { diskOfOneNode } from './serving/strategy';

/** How a job's pods run to their end. */
export interface JobRun {
  /**
   * Pods that may fail before the job has failed, from 0.
   *
   * @minimum 0
   * @default 6
   * @field Job.spec.backoffLimit
   */
  readonly backoffLimit?: number;
  /**
   * Seconds after which the job has failed, whatever its pods do, from 1.
   *
   * @minimum 1
   * @default - no limit
   * @field Job.spec.activeDeadlineSeconds
   */
  readonly activeDeadlineSeconds?: number;
  /**
   * Whether a failed container starts again in its pod, or in another one.
   *
   * @default 'Never'
   * @field Pod.spec.restartPolicy
   */
  readonly restartPolicy?: 'Never' | 'OnFailure';
  /**
   * Pods that run at the same time, from 1.
   *
   * @minimum 1
   * @default 1
   * @field Job.spec.parallelism
   */
  readonly parallelism?: number;
  /**
   * Pods that must succeed, from 1.
   *
   * @minimum 1
   * @default 1
   * @field Job.spec.completions
   */
  readonly completions?: number;
}

// biome-ignore lint/complexity/noBannedTypes: no dependencies, rather than any
export interface JobProps<D extends Dependencies = {}> extends PodProps<D>, JobRun {
  /**
   * Seconds after which it is removed when it has ended, from 0. Whatever applies the same manifests later, such as Argo CD, runs it again then.
   *
   * @minimum 0
   * @unit seconds
   * @default - it is kept
   * @field Job.spec.ttlSecondsAfterFinished
   */
  readonly ttlSecondsAfterFinished?: number;
}

/** Digits of the hash that ends a job's name. */
const hashLength = 8;
/** Leaves room for the hash, and for what Kubernetes adds to the names of pods. */
const longestName = 63 - hashLength - 1;

/**
 * Runs once for each change of its pods: its Kubernetes Job is named by the hash of its template, `<id>-<hash>`, and kept when it has ended,
 * so that applying the same manifests again runs nothing. Its id is its name.
 */
// biome-ignore lint/complexity/noBannedTypes: no dependencies, rather than any
export class Job<const D extends Dependencies = {}> extends OverridableWorkload {
  /** @throws UserError if a property is malformed, or its environment cannot provide what it needs */
  constructor(scope: Construct, id: string, stated: JobProps<D>) {
    const stack = stackFor(scope, id, longestName);
    super(stack, id);
    const source = currentSource();
    const { props, differences } = settle(
      properties.check<Differing>('JobProps', stated as Differing),
      stack.differenceOf(id),
      [],
    ) as unknown as Settled<typeof stated>;
    refuseServing(props.sidecars);
    diskOfOneNode(props.volumes ?? {}, props.parallelism ?? 1);
    const pods = Pods.of(this, props as PodProps, source);
    checkName('A workload', pods.metadata.name, longestName);
    defineJob(pods, props);
    stack.register(pods.endpoint({}, source, { differences: differences() }));
  }
}

/** Defines the Job of some pods. */
export function defineJob(pods: Pods, run: JobRun & Pick<JobProps, 'ttlSecondsAfterFinished'>): void {
  pods.defineByCluster('Job', (cluster) => {
    const spec = jobSpec(pods, run, cluster);
    const name = `${pods.metadata.name}-${sha256(canonicalJson(spec)).slice(0, hashLength)}`;
    const { ttlSecondsAfterFinished } = run;
    return {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { ...pods.metadata, name },
      spec: { ...spec, ...(ttlSecondsAfterFinished !== undefined && { ttlSecondsAfterFinished }) },
    };
  });
}

/** The specification of a Job, or of a CronJob's `jobTemplate`. */
export function jobSpec(
  pods: Pods,
  { backoffLimit = 6, activeDeadlineSeconds, restartPolicy = 'Never', parallelism = 1, completions = 1 }: JobRun,
  cluster: Cluster,
) {
  return {
    backoffLimit,
    ...(activeDeadlineSeconds !== undefined && { activeDeadlineSeconds }),
    parallelism,
    completions,
    template: pods.template(cluster, { restartPolicy }),
  };
}
