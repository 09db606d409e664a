import { allContainers, allOf, anyOf, expression, not, Policy, pods, TextTerm, told, unless } from '../../../lib/rules';

const isPinned = (image: TextTerm) =>
  anyOf(image.matches(/@sha256:[0-9a-f]{64}$/), allOf(image.matches(/:[\w][\w.-]*$/), not(image.endsWith(':latest'))));

export const imageTag: Policy = {
  name: 'k8s/image/tag',
  description: 'Images have a tag other than latest, or a digest.',
  remediation: 'Write a version in image: registry/app:1.4.2, or better its digest.',
  source: 'https://kubernetes.io/docs/concepts/containers/images/#image-names',
  rationale:
    'Which version runs depends on when a node pulled it: a restart brings one that nobody tested, and a rollback brings nothing back.',
  severity: 'high',
  controls: { checkov: ['CKV_K8S_14'], kubeLinter: ['latest-tag'], kyverno: ['disallow-latest-tag'] },
  cure: 'Environment.release',
  rule: expression(pods, (pod) =>
    allOf(
      allContainers(pod).every(({ image }) => told(isPinned(image), ['has the image ', image, ', whose tag is latest or missing'])),
      pod.spec.volumes.every(({ name, image }) =>
        told(unless(image.isUnset(), isPinned(image.reference)), [
          'volume ',
          name,
          ' is the image ',
          image.reference,
          ', of whatever version is there',
        ]),
      ),
    ),
  ),
};
