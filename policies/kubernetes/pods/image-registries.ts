import {
  allContainers,
  allOf,
  anyOf,
  Condition,
  concat,
  expression,
  listed,
  Parameter,
  Policy,
  pods,
  TextTerm,
  told,
  unless,
} from '../../../lib/rules';

export const registries = new Parameter<readonly string[]>(
  'registries',
  'Registries, or parts of them, that images may come from: `ghcr.io/acme`, with or without a slash at the end. None means any.',
  [],
);

export const imageRegistries: Policy = {
  name: 'k8s/image/registries',
  description: 'Images come from approved registries.',
  remediation: 'Push the image to an approved registry, and name it in full.',
  source: 'https://kubernetes.io/docs/concepts/containers/images/#image-names',
  rationale:
    'Anybody may publish an image whose name looks right: it runs in the cluster, beside your data, and nobody here has checked it.',
  severity: 'high',
  controls: { cisKubernetes: ['5.5.1'], nsa: ['Building secure container images'], kyverno: ['restrict-image-registries'] },
  cure: 'Workload.image',
  parameters: [registries],
  rule: expression(pods, (pod) =>
    unless(
      listed(registries).count().is(0),
      allOf(
        allContainers(pod).every(({ image }) => isApproved(image)),
        pod.spec.volumes.every(({ image }) => unless(image.isUnset(), isApproved(image.reference))),
      ),
    ),
  ),
};

function isApproved(image: TextTerm): Condition {
  return told(
    listed(registries).some((registry) =>
      anyOf(image.startsWith(concat(registry, '/')), allOf(registry.endsWith('/'), image.startsWith(registry))),
    ),
    ['has the image ', image, ' of a registry that is not approved'],
  );
}
