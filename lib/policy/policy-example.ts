/** Documents as they stand in a file: Kubernetes YAML or Terraform JSON. */
export interface PolicyExample {
  /** Where the policy finds nothing. */
  readonly passes: string;
  /** Where it finds something. */
  readonly fails: string;
}

/** What `docs/rules` tells of a rule of the library, drawn from the table of its test. */
export interface RuleExample extends PolicyExample {
  /** What the rule says nothing of; nothing where it has no excuse. */
  readonly excuses?: readonly string[];
}
