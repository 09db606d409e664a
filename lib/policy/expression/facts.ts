/** What is known about the place that documents are deployed to. */
export interface Facts {
  /** The minor of Kubernetes 1.x. */
  readonly kubernetesMinor: number;
  /** Whether the environment protects its data. */
  readonly protected: boolean;
}
