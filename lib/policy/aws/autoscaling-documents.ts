/** Resources of Application Auto Scaling. */
export interface AutoscalingDocuments {
  readonly aws_appautoscaling_policy: AutoscalingPart;
  readonly aws_appautoscaling_target: AutoscalingPart;
}

interface AutoscalingPart {
  readonly resource_id?: string;
  readonly service_namespace?: string;
}
