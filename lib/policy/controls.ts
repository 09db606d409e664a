/** Where else a rule is written down, by framework or by peer: ids as they stand there. */
export interface Controls {
  /** CIS Benchmark for Kubernetes 2.0.1. */
  readonly cisKubernetes?: readonly string[];
  /** CIS Benchmark for AWS Foundations 6.0. */
  readonly cisAws?: readonly string[];
  /** AWS Foundational Security Best Practices. */
  readonly fsbp?: readonly string[];
  /** Pod Security Standards. */
  readonly podSecurity?: readonly ('baseline' | 'restricted')[];
  /** Sections of the Kubernetes Hardening Guide of NSA and CISA, version 1.2. */
  readonly nsa?: readonly string[];
  /** Rules of checkov that ask for the same: a waiver covers their findings too. */
  readonly checkov?: readonly string[];
  /** Checks of kube-linter that ask for the same. */
  readonly kubeLinter?: readonly string[];
  /** Policies of Kyverno's library that ask for the same. */
  readonly kyverno?: readonly string[];
}
