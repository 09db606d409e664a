import type { Never } from './contradiction';

/** A quantity of something counted: `100`, `'500m'` for a half, `'2k'`. */
export type MetricValue = number | `${number}${'' | 'm' | 'k' | 'M' | 'G'}`;

type Labels = Readonly<Record<string, string>>;

/** What a metric should be: as a whole, or divided by the number of pods. */
export type MetricTarget =
  | { readonly value: MetricValue; readonly averageValue?: Never<"a metric has one target: drop 'value' or 'averageValue'"> }
  | { readonly averageValue: MetricValue; readonly value?: Never<"a metric has one target: drop 'value' or 'averageValue'"> };

/** A metric that the pods have, on average, from the custom metrics API. */
export interface PodsMetric {
  /**
   * What it should be, divided by the number of pods.
   *
   * @field HorizontalPodAutoscaler.spec.metrics[].pods.target.averageValue
   */
  readonly averageValue: MetricValue;
  /**
   * Labels of its series.
   *
   * @propertyNames label-key
   * @format label-value
   * @default - its series of every label
   * @field HorizontalPodAutoscaler.spec.metrics[].pods.metric.selector.matchLabels
   */
  readonly matchLabels?: Labels;
}

/** A metric of one object in the namespace, such as the requests of an Ingress, from the custom metrics API. */
export type ObjectMetric = MetricTarget & {
  readonly describedObject: {
    /** @format api-version */
    readonly apiVersion: string;
    /** @pattern ^[A-Z][A-Za-z0-9]*$ the kind of an object, such as 'Ingress' */
    readonly kind: string;
    /** @format object-name */
    readonly name: string;
  };
  /**
   * @propertyNames label-key
   * @format label-value
   * @default - its series of every label
   */
  readonly matchLabels?: Labels;
};

/** A metric of something outside the cluster, from the external metrics API. */
export type ExternalMetric = MetricTarget & {
  /**
   * @propertyNames label-key
   * @format label-value
   * @default - its series of every label
   */
  readonly matchLabels?: Labels;
};

/** How fast the number of pods may change in one direction. */
export interface ScalingRules {
  /**
   * Seconds over which the most careful recommendation counts, 0 to 3600.
   *
   * @minimum 0
   * @maximum 3600
   * @unit seconds
   * @default - 0 up, 300 down
   * @field HorizontalPodAutoscaler.spec.behavior.scaleUp.stabilizationWindowSeconds
   */
  readonly stabilizationWindowSeconds?: number;
  /**
   * Which of the policies counts, or that the number does not change.
   *
   * @default 'Max'
   * @field HorizontalPodAutoscaler.spec.behavior.scaleUp.selectPolicy
   */
  readonly selectPolicy?: 'Max' | 'Min' | 'Disabled';
  /**
   * At most so many pods, or percent of them, in so many seconds (1 to 1800).
   *
   * @minItems 1
   * @default - 100 percent or 4 pods in 15 seconds up, 100 percent in 15 seconds down
   * @field HorizontalPodAutoscaler.spec.behavior.scaleUp.policies
   */
  readonly policies?: readonly {
    readonly type: 'Pods' | 'Percent';
    /** @minimum 1 */
    readonly value: number;
    /**
     * @minimum 1
     * @maximum 1800
     * @unit seconds
     */
    readonly periodSeconds: number;
  }[];
}

/** How many pods run, by how busy they are: of several measures, the one that asks for most pods counts. */
export type Autoscaling<Q = string> = ScaledRange<Q> &
  (
    | { readonly queue?: Never<"only 'cpu' and 'memory' go with 'queue': drop one"> }
    | {
        readonly pods?: Never<"only 'cpu' and 'memory' go with 'queue': drop one">;
        readonly objects?: Never<"only 'cpu' and 'memory' go with 'queue': drop one">;
        readonly external?: Never<"only 'cpu' and 'memory' go with 'queue': drop one">;
      }
  );

interface ScaledRange<Q> {
  /**
   * From 1; from 0 with `queue`.
   *
   * @minimum 0
   * @field HorizontalPodAutoscaler.spec.minReplicas, ScaledObject.spec.minReplicaCount
   */
  readonly minReplicas: number;
  /**
   * At least `minReplicas`, and at least 1.
   *
   * @minimum 1
   * @field HorizontalPodAutoscaler.spec.maxReplicas, ScaledObject.spec.maxReplicaCount
   */
  readonly maxReplicas: number;
  /**
   * Percent of the requested processor time that the pods should use on average.
   *
   * @minimum 1
   * @unit percent
   * @default - 80 where nothing else is measured
   * @field HorizontalPodAutoscaler.spec.metrics[].resource, HorizontalPodAutoscaler.spec.metrics[].containerResource
   */
  readonly cpu?: number;
  /**
   * Percent of the requested memory that the pods should use on average.
   *
   * @minimum 1
   * @unit percent
   * @default - not looked at
   * @field HorizontalPodAutoscaler.spec.metrics[].resource, HorizontalPodAutoscaler.spec.metrics[].containerResource
   */
  readonly memory?: number;
  /**
   * Metrics of the pods, by name.
   *
   * @default - none
   * @field HorizontalPodAutoscaler.spec.metrics[].pods
   */
  readonly pods?: Readonly<Record<string, PodsMetric>>;
  /**
   * Metrics of other objects, by name.
   *
   * @default - none
   * @field HorizontalPodAutoscaler.spec.metrics[].object
   */
  readonly objects?: Readonly<Record<string, ObjectMetric>>;
  /**
   * Metrics of things outside the cluster, by name.
   *
   * @default - none
   * @field HorizontalPodAutoscaler.spec.metrics[].external
   */
  readonly external?: Readonly<Record<string, ExternalMetric>>;
  /**
   * A queue among the dependencies, by its name there, and how many of its messages one pod should have to work on.
   * Needs `queueScaling` of the environment, and goes with `cpu` and `memory` only.
   *
   * @default - none
   * @field ScaledObject.spec.triggers
   */
  readonly queue?: {
    readonly dependency: Q;
    /** @minimum 1 */
    readonly messagesPerReplica: number;
  };
  /**
   * How fast the number of pods changes.
   *
   * @default - Kubernetes' own: up at once, down after five minutes
   * @field HorizontalPodAutoscaler.spec.behavior
   */
  readonly behavior?: { readonly scaleUp?: ScalingRules; readonly scaleDown?: ScalingRules };
}
