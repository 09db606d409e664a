import { Graph, graph, Policy, Problem, pods } from '../../../lib/rules';
import { listed } from '../listed';

/** Audiences of the API server itself, as kubeadm, k3s, kops, GKE and EKS name it: with such a token one is whom it belongs to. */
const ofTheServer =
  /^(?:https:\/\/kubernetes\.default(?:\.svc(?:\.cluster\.local)?)?(?::443)?\/?|kubernetes(?:\.svc)?(?:\.default)?|api|k3s|rke2|https:\/\/container\.googleapis\.com\/v1\/projects\/.*|https:\/\/oidc\.eks\..*)$/;

/** `<namespace>/<name>` of accounts whose pods get no token unless they say so. */
const withoutToken = (stack: Graph): ReadonlySet<string> =>
  new Set(
    stack
      .all('v1/ServiceAccount')
      .filter(({ raw }) => raw.automountServiceAccountToken === false)
      .map(({ name, namespace = 'default' }) => `${namespace}/${name}`),
  );

export const podsToken: Policy = {
  name: 'k8s/pods/token',
  description: 'No volume brings a token of the Kubernetes API past automountServiceAccountToken, or one that holds for more than a day.',
  remediation: 'Give the token an audience of its own, or set automountServiceAccountToken to true where the program asks the API.',
  source: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#serviceaccount-token-volume-projection',
  rationale:
    'Everybody who reads the manifest believes that the pod has none; whoever breaks in asks the API with the rights of its account.',
  severity: 'medium',
  controls: { nsa: ['Protecting Pod service account tokens'] },
  cure: 'Workload.kubernetesApi',
  rule: graph(pods, ({ raw, namespace = 'default' }, stack) => {
    const { automountServiceAccountToken: mounts, serviceAccountName, serviceAccount } = raw.spec ?? {};
    const account = `${namespace}/${serviceAccountName || serviceAccount || 'default'}`;
    const isWithout = mounts === false || (mounts === undefined && stack.index(withoutToken).has(account));
    return listed<Volume>(raw.spec?.volumes).flatMap((volume, index) =>
      listed<Source>(volume?.projected?.sources).flatMap((source, place): readonly Problem[] => {
        const token = source?.serviceAccountToken;
        if (!token) return [];
        if (isWithout && isOfTheServer(token))
          return [{ message: `gets a token of the Kubernetes API by its volume ${volume.name}`, at: ['spec', 'volumes', index] }];
        const life = Number(token.expirationSeconds);
        return life > longest
          ? [
              {
                message: `gets a token by its volume ${volume.name} that holds for ${Math.round(life / 3600)} hours`,
                at: ['spec', 'volumes', index, 'projected', 'sources', place, 'serviceAccountToken', 'expirationSeconds'],
                remediation: 'Set expirationSeconds to 86400 or less: the kubelet brings a new one in time.',
              },
            ]
          : [];
      }),
    );
  }),
};

/** Seconds of a day, for which AWS lets a token of EKS hold. */
const longest = 86_400;

interface Volume {
  readonly name?: string;
  readonly projected?: { readonly sources?: readonly Source[] };
}

interface Source {
  readonly serviceAccountToken?: Token;
}

interface Token {
  readonly audience?: unknown;
  readonly expirationSeconds?: unknown;
}

function isOfTheServer({ audience }: Token): boolean {
  return !audience || ofTheServer.test(String(audience));
}
