import { allContainers, allOf, Container, expression, Policy, pods, since, Term } from '../../lib/rules';

const types = ['', 'container_t', 'container_init_t', 'container_kvm_t'];

type WithSeLinux = Pick<Term<Container>['securityContext'], 'seLinuxOptions'>;

export const pssSeLinuxOptions: Policy = {
  name: 'k8s/pss/seLinuxOptions',
  description: 'SELinux types are those of containers, without a user or role of their own.',
  remediation: 'Leave out user and role in seLinuxOptions, and choose a type such as container_t.',
  source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
  rationale:
    "A type of the host, or a role of one's own, takes down the wall around the container: files and processes of the node are behind it.",
  severity: 'high',
  controls: {
    podSecurity: ['baseline'],
    nsa: ['Pod security enforcement'],
    kyverno: ['disallow-selinux'],
  },
  cure: 'Workload',
  extent: 'place',
  rule: expression(pods, (pod) => {
    const confined = ({ seLinuxOptions: { type, user, role } }: WithSeLinux) =>
      allOf(
        since('1.31', type.orElse('').isOneOf([...types, 'container_engine_t']), type.orElse('').isOneOf(types)),
        user.orElse('').is(''),
        role.orElse('').is(''),
      );
    return allOf(
      confined(pod.spec.securityContext),
      allContainers(pod).every(({ securityContext }) => confined(securityContext)),
    );
  }),
};
