/** Where objects of a kind hold the template of their pods. */
export interface PodTemplatePlace {
  /** Versions of the API that hold it there. */
  readonly versions: readonly string[];
  /** Fields that lead to it; `*` is each item of a list, or each entry of a map. */
  readonly path: readonly string[];
}

const v1 = ['v1'];
const template = ['spec', 'template'];

/** Kubernetes' own kinds that make pods, by group and kind; Argo's Rollout stands in for a Deployment. */
export const ownPodTemplates: Readonly<Record<string, PodTemplatePlace>> = {
  '/Pod': { versions: v1, path: [] },
  '/PodTemplate': { versions: v1, path: ['template'] },
  '/ReplicationController': { versions: v1, path: template },
  'apps/DaemonSet': { versions: v1, path: template },
  'apps/Deployment': { versions: v1, path: template },
  'apps/ReplicaSet': { versions: v1, path: template },
  'apps/StatefulSet': { versions: v1, path: template },
  'argoproj.io/Rollout': { versions: ['v1alpha1'], path: template },
  'batch/CronJob': { versions: v1, path: ['spec', 'jobTemplate', ...template] },
  'batch/Job': { versions: v1, path: template },
};

const rayHead = ['headGroupSpec', 'template'];
const rayWorkers = ['workerGroupSpecs', '*', 'template'];

/**
 * Kinds of operators that hold whole templates of pods, by group and kind: one or several. Their definitions:
 *
 * - Knative: https://knative.dev/docs/serving/reference/serving-api/
 * - OpenKruise: https://openkruise.io/docs/
 * - KEDA: https://keda.sh/docs/latest/reference/scaledjob-spec/
 * - JobSet and LeaderWorkerSet: https://jobset.sigs.k8s.io/docs/reference/, https://lws.sigs.k8s.io/docs/reference/
 * - Ray: https://ray-project.github.io/kuberay/reference/api/
 * - Volcano, Kubeflow: https://volcano.sh/en/docs/vcjob/, https://www.kubeflow.org/docs/components/trainer/
 * - OpenShift: https://docs.openshift.com/container-platform/latest/rest_api/workloads_apis/deploymentconfig-apps-openshift-io-v1.html
 */
export const operatorPodTemplates: Readonly<Record<string, readonly PodTemplatePlace[]>> = {
  'apps.kruise.io/AdvancedCronJob': [{ versions: ['v1alpha1', 'v1beta1'], path: ['spec', 'template', 'jobTemplate', ...template] }],
  'apps.kruise.io/BroadcastJob': [{ versions: ['v1alpha1', 'v1beta1'], path: template }],
  'apps.kruise.io/CloneSet': [{ versions: ['v1alpha1', 'v1beta1'], path: template }],
  'apps.kruise.io/DaemonSet': [{ versions: ['v1alpha1', 'v1beta1'], path: template }],
  'apps.kruise.io/StatefulSet': [{ versions: ['v1alpha1', 'v1beta1'], path: template }],
  'apps.openshift.io/DeploymentConfig': [{ versions: v1, path: template }],
  'batch.volcano.sh/Job': [{ versions: ['v1alpha1'], path: ['spec', 'tasks', '*', 'template'] }],
  'jobset.x-k8s.io/JobSet': [{ versions: ['v1alpha2'], path: ['spec', 'replicatedJobs', '*', 'template', ...template] }],
  'keda.sh/ScaledJob': [{ versions: ['v1alpha1'], path: ['spec', 'jobTargetRef', 'template'] }],
  'kubeflow.org/MPIJob': [{ versions: ['v1', 'v2beta1'], path: ['spec', 'mpiReplicaSpecs', '*', 'template'] }],
  'kubeflow.org/Notebook': [{ versions: ['v1', 'v1beta1'], path: template }],
  'kubeflow.org/PyTorchJob': [{ versions: v1, path: ['spec', 'pytorchReplicaSpecs', '*', 'template'] }],
  'kubeflow.org/TFJob': [{ versions: v1, path: ['spec', 'tfReplicaSpecs', '*', 'template'] }],
  'leaderworkerset.x-k8s.io/LeaderWorkerSet': ['leaderTemplate', 'workerTemplate'].map((name) => ({
    versions: v1,
    path: ['spec', 'leaderWorkerTemplate', name],
  })),
  'ray.io/RayCluster': [rayHead, rayWorkers].map((path) => ({ versions: ['v1', 'v1alpha1'], path: ['spec', ...path] })),
  'ray.io/RayJob': [...[rayHead, rayWorkers].map((path) => ['rayClusterSpec', ...path]), ['submitterPodTemplate']].map((path) => ({
    versions: ['v1', 'v1alpha1'],
    path: ['spec', ...path],
  })),
  'ray.io/RayService': [rayHead, rayWorkers].map((path) => ({
    versions: ['v1', 'v1alpha1'],
    path: ['spec', 'rayClusterConfig', ...path],
  })),
  'serving.knative.dev/Configuration': [{ versions: v1, path: template }],
  'serving.knative.dev/Service': [{ versions: v1, path: template }],
};

/** The one place where a kind holds its template, which it cannot be without; nothing where it has several, or none. */
export function onlyTemplate(groupAndKind: string): readonly string[] | undefined {
  if (Object.hasOwn(ownPodTemplates, groupAndKind)) return ownPodTemplates[groupAndKind]!.path;
  const places = Object.hasOwn(operatorPodTemplates, groupAndKind) ? operatorPodTemplates[groupAndKind]! : [];
  return places.length === 1 && !places[0]!.path.includes('*') ? places[0]!.path : undefined;
}
