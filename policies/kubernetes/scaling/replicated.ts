import { documents, type PodTemplate } from '../../../lib/rules';

/** What keeps a number of pods running. */
export interface Replicated {
  readonly spec?: {
    readonly replicas?: number;
    readonly template?: PodTemplate;
    /** Of a Rollout, whose pods a Deployment describes. */
    readonly workloadRef?: { readonly name?: string };
  };
}

/** Every kind that does. */
export const replicated = documents<Replicated>(
  'apps/v1/Deployment',
  'apps/v1/StatefulSet',
  'apps/v1/ReplicaSet',
  'v1/ReplicationController',
  'argoproj.io/v1alpha1/Rollout',
);
