/** Documents as they stand in a file: Kubernetes YAML or Terraform JSON. */
export interface PolicyExample {
  /** Where the policy finds nothing. */
  readonly passes: string;
  /** Where it finds something. */
  readonly fails: string;
}
