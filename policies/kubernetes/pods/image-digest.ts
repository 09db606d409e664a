import { allContainers, allOf, expression, Policy, pods, TextTerm, told, unless } from '../../../lib/rules';

const isPinned = (image: TextTerm) => image.matches(/@sha256:[0-9a-f]{64}$/);

export const imageDigest: Policy = {
  name: 'k8s/image/digest',
  description: 'Images are pinned by digest.',
  remediation: 'Add @sha256:… to the image; its tag may stay.',
  source: 'https://kubernetes.io/docs/concepts/containers/images/#image-names',
  rationale: 'Whoever may push puts another image behind the tag: pods of one version run different code, and nobody reviewed the second.',
  severity: 'info',
  controls: { cisKubernetes: ['5.5.1'], nsa: ['Building secure container images'], checkov: ['CKV_K8S_43'] },
  cure: 'Environment.release',
  rule: expression(pods, (pod) =>
    allOf(
      allContainers(pod).every(({ image }) => isPinned(image)),
      pod.spec.volumes.every(({ name, image }) =>
        told(unless(image.isUnset(), isPinned(image.reference)), [
          'volume ',
          name,
          ' is the image ',
          image.reference,
          ', without its digest',
        ]),
      ),
    ),
  ),
};
