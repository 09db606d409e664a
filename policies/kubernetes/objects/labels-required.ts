import { expression, listed, Parameter, Policy, told } from '../../../lib/rules';

export const labels = new Parameter<readonly string[]>('labels', 'Keys of the labels, such as `owner`.', [
  'app.kubernetes.io/name',
  'app.kubernetes.io/part-of',
]);

export const labelsRequired: Policy = {
  name: 'k8s/labels/required',
  description: 'Workloads carry the labels that tell whose they are.',
  remediation: 'Add the labels under metadata.labels.',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/',
  rationale:
    'When a pod fills a node at night nobody sees whose it is, and costs, alerts and dashboards cannot be told apart by application.',
  severity: 'medium',
  controls: { kubeLinter: ['required-label-owner'], kyverno: ['require-labels'] },
  cure: 'Workload',
  parameters: [labels],
  covers: false,
  rule: expression(['apps/v1/DaemonSet', 'apps/v1/Deployment', 'apps/v1/StatefulSet', 'batch/v1/CronJob', 'batch/v1/Job'], ({ metadata }) =>
    listed(labels).every((label) =>
      told(metadata.labels.at(label).isSet(), ['has no label ', label], 'Add the label under metadata.labels.'),
    ),
  ),
};
