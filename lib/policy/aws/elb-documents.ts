/** Resources of Elastic Load Balancing. */
export interface ElbDocuments {
  readonly aws_alb: Balancer;
  readonly aws_alb_listener: Listener;
  readonly aws_lb: Balancer;
  readonly aws_lb_listener: Listener;
}

interface Balancer {
  readonly internal?: boolean;
  readonly load_balancer_type?: string;
}

interface Listener {
  readonly load_balancer_arn?: string;
  readonly port?: number;
  readonly protocol?: string;
  readonly default_action?: readonly ListenerAction[];
}

interface ListenerAction {
  readonly type?: string;
  readonly redirect?: { readonly protocol?: string };
}
