import type { Named } from './admission-objects';

/** Namespaces that the cluster itself lives in: no policy of ours matches them. */
export const neverMatched: readonly string[] = ['kube-system', 'kube-public', 'kube-node-lease'];

const user = 'request.userInfo.username';

/**
 * Whose requests are let through: the API server's, which makes the cluster's own roles when it starts, and those of Kubernetes'
 * controllers for an object whose owner was judged, so that what runs already can be scaled, rescheduled and rolled out.
 */
export const matchConditions: readonly Named[] = [
  {
    name: 'not-by-the-api-server',
    expression: `!(${user} in ["system:apiserver", "system:serviceaccount:kube-system:clusterrole-aggregation-controller"])`,
  },
  {
    name: 'not-made-from-another-object',
    expression: `!((${user} == "system:kube-controller-manager" || ${user}.startsWith("system:serviceaccount:kube-system:")) && object.metadata.?ownerReferences.orValue([]).exists(owner, owner.?controller.orValue(false)))`,
  },
];
