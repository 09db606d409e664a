/** Resources of Elastic Load Balancing. */
export interface ElbDocuments {
  readonly aws_lb: { readonly internal?: boolean; readonly load_balancer_type?: string };
  readonly aws_lb_listener: {
    readonly load_balancer_arn?: string;
    readonly port?: number;
    readonly protocol?: string;
    readonly default_action?: readonly ListenerAction[];
  };
}

interface ListenerAction {
  readonly type?: string;
  readonly redirect?: { readonly protocol?: string };
}
