import type { ApiObjectProps } from 'cdk8s';

type Labels = Readonly<Record<string, string>>;

/** Where the pods of a workload hand out metrics, in the format of Prometheus. */
export interface MetricsEndpoint {
  /** Of the object that has them collected; its name is unique in its namespace. */
  readonly metadata: { readonly name: string; readonly labels: Labels };
  /** Labels that select the pods, and their Service. */
  readonly selector: Labels;
  /** Of the container, 1 to 65535. */
  readonly port: number;
  /** Name of that port in the one Service of these labels, where it offers it. */
  readonly servicePort?: string;
  /** Absolute path of the URL. */
  readonly path: string;
  /** Time between two collections, such as `30s`. */
  readonly interval?: string;
}

/** How an environment collects some metrics. */
export interface MetricsCollection {
  /** @default - none */
  readonly podAnnotations?: Readonly<Record<string, string>>;
  /**
   * Tells the collector where they are.
   *
   * @default - nothing does
   */
  readonly object?: ApiObjectProps;
}

/** A rule that tells somebody that something is wrong. */
export interface AlertRule {
  /** Name, such as `CheckoutErrors`. */
  readonly alert: string;
  /** PromQL whose every result is an alert. */
  readonly expr: string;
  /** How long it holds before it is told, such as `10m`. */
  readonly for?: string;
  readonly labels: Labels;
  readonly annotations: Readonly<Record<string, string>>;
}

/** The alerts of one workload. */
export interface AlertRules {
  /** Of the object that holds them; its name is unique in its namespace. */
  readonly metadata: { readonly name: string; readonly labels: Labels };
  /** Of the group that they are evaluated in: `<app>/<workload>`. */
  readonly group: string;
  readonly rules: readonly AlertRule[];
}

/** How an environment watches its workloads. An environment has at most one. */
export interface Monitoring {
  /** How these metrics are collected, by the place's `monitoring` peers; nothing where nobody does. */
  collect(endpoint: MetricsEndpoint): MetricsCollection | undefined;
  /**
   * The object that has these alerts evaluated; nothing where nobody does.
   *
   * @throws UserError if the environment wants none
   */
  alert(rules: AlertRules): ApiObjectProps | undefined;
}
