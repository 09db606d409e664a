import type { ApiObjectProps } from 'cdk8s';
import { Autoscaling } from './autoscaling';

/** A workload that has as many pods as the messages in a queue ask for. */
export interface QueueScaling {
  /** Of the object that scales it; its name is unique in its namespace. */
  readonly metadata: { readonly name: string; readonly labels: Readonly<Record<string, string>> };
  /** What is scaled, in the same namespace. */
  readonly target: { readonly apiVersion: string; readonly kind: string; readonly name: string };
  /** Range of its replicas, and what else counts: `cpu`, `memory`, `behavior`. */
  readonly autoscaling: Pick<Autoscaling, 'minReplicas' | 'maxReplicas' | 'cpu' | 'memory' | 'behavior'>;
  /**
   * The container whose use of the node counts.
   *
   * @default - all of them together
   */
  readonly container?: string;
  /** Outputs of the queue by name, as far as they are known at synth. */
  readonly queue: Readonly<Record<string, string | undefined>>;
  readonly messagesPerReplica: number;
}

/** How workloads of an environment are scaled on the length of a queue. An environment has at most one. */
export interface QueueScaler {
  /**
   * The object that scales it.
   *
   * @throws UserError if it cannot read that queue
   */
  render(scaling: QueueScaling): ApiObjectProps;
}
