import { Construct } from 'constructs';
import { Ports } from 'slipway';
import { Dependencies, Workload, WorkloadProps } from 'slipway/constructs';

/** What Acme's developers state of a service. What is not here the platform team states. */
type Theirs = 'image' | 'ports' | 'dependencies' | 'env' | 'resources' | 'autoscaling';

export interface ServiceProps<D extends Dependencies, P extends Ports> extends Pick<WorkloadProps<D, P>, Theirs> {
  /** Who answers for it. */
  readonly team: 'orders' | 'platform';
}

/** A service as Acme runs it: owned, probed at `/healthz`, one pod away at a time. */
export class Service<const D extends Dependencies = Record<never, never>, const P extends Ports = Record<never, never>> extends Workload<
  D,
  P
> {
  constructor(scope: Construct, id: string, { team, ...theirs }: ServiceProps<D, P>) {
    super(scope, id, {
      ...theirs,
      owner: { team, chat: `#${team}` },
      readinessProbe: { httpGet: { port: 8080, path: '/healthz' } },
      podDisruptionBudget: { maxUnavailable: 1 },
    });
  }
}
