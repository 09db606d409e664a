import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stacks } from '../../../apps/stacks';
import { podIdentityEndpoint } from '../../../constructs/aws/pod-identity-endpoint';
import { synthesizePlatform } from '../../../lib/testing';
import { constructOf, type KubernetesObject, nameOf, type Place, placesOf, selects, writeFiles } from '../kubernetes/manifests';
import { operatorsApp } from '../kubernetes/operators-app';
import { ownApp } from '../kubernetes/own-app';
import { podTemplates } from '../kubernetes/pod-templates';
import { Aws } from '../lab/aws';
import { describeWithLab } from '../lab/jest/with-lab';
import { Stack } from '../lab/terraform';
import type { TerraformDocument } from '../lab/terraform-json';
import { AWS, TERRAFORM } from '../lab/toolchain';
import { dangling, type Provided, providedByManifests, providedByTerraform } from './provided';
import { references } from './references';
import { hasEntries, onlyEntries } from './remote-entries';
import { closedPorts, selected, selections } from './selections';

const example = synthesizePlatform(stacks);
const places = placesOf(example);
const terraform = new Map<string, TerraformDocument>(
  [...example.files].flatMap(([path, text]) => {
    const [, stack] = /^cdktf\.out\/stacks\/([^/]+)\/cdk\.tf\.json$/.exec(path) ?? [];
    return stack ? [[stack, JSON.parse(text)]] : [];
  }),
);

const stacksOf = ({ folders }: Place): string[] => folders.map((folder) => folder.split('/').at(-1) ?? '');
const documentsOf = (place: Place): TerraformDocument[] => stacksOf(place).flatMap((stack) => terraform.get(stack) ?? []);
const providedIn = (place: Place): Provided[] => [
  ...providedByManifests(place.objects),
  ...documentsOf(place).flatMap((document) => providedByTerraform(document, place.cluster)),
];
/** What is there already, as the environments say. */
const kept: Provided = { kind: 'Secret', namespace: 'receipts', name: 'billing-mail', keys: ['apiKey'] };
const keptInStore = { Name: 'billing/mail', SecretString: '{"apiKey":"sent"}' };
const ofKind = (objects: readonly KubernetesObject[], kind: string): KubernetesObject[] => objects.filter((object) => object.kind === kind);
/** They run in one cluster of a region, and what lets them in stands in each. */
const scheduled = places.flatMap(({ objects }) => ofKind(objects, 'CronJob'));
const isOfTheApp = ({ ipBlock, namespaceSelector }: KubernetesObject): boolean => !ipBlock && !namespaceSelector;

describe.each(places.map((place) => [place.name, place] as const))('In %s', (_, place) => {
  test('whatever an object names exists, with the key that it reads', () => {
    expect(references(place.objects).length).toBeGreaterThan(50);
    const there = place.environment === 'sandbox' ? [kept] : [];
    expect(dangling(references(place.objects), [...providedIn(place), ...there])).toEqual([]);
  });

  test('every selector picks pods, and every port leads to one that their containers open', () => {
    const namespaces = ofKind(place.objects, 'Namespace').map(({ metadata }) => metadata.name);
    const own = selections(place.objects).filter(({ namespace }) => namespaces.includes(namespace));
    expect(own.filter((selection) => selected(selection, [...place.objects, ...scheduled]).length === 0)).toEqual([]);
    expect(own.filter((selection) => closedPorts(selection, place.objects).length > 0)).toEqual([]);
  });

  test('policies name no namespaces but those of the apps and those that the environments state', () => {
    const namespaces = ofKind(place.objects, 'Namespace').map(({ metadata }) => metadata.name);
    const foreign = new Set(
      selections(place.objects)
        .map(({ namespace }) => namespace)
        .filter((namespace) => !namespaces.includes(namespace)),
    );
    const stated = readdirSync('apps/environments')
      .map((file) => readFileSync(join('apps/environments', file), 'utf8'))
      .join('');
    expect([...foreign].filter((namespace) => namespace !== 'kube-system' && !stated.includes(`namespace: '${namespace}'`))).toEqual([]);
  });

  test('whatever a route leads to lets somebody from outside the app in, at the port of its pods', () => {
    const routed = references(place.objects).filter(({ from, kind }) => /^(Ingress|HTTPRoute) /.test(from) && kind === 'Service');
    for (const { from, namespace, name, key } of routed) {
      const service = ofKind(place.objects, 'Service').find(({ metadata }) => metadata.name === name && metadata.namespace === namespace)!;
      const { targetPort } = service.spec.ports.find(({ port, name }: KubernetesObject) => [name, String(port)].includes(key));
      const policy = ofKind(place.objects, 'NetworkPolicy').find((each) => constructOf(each) === constructOf(service))!;
      const rules = policy.spec.ingress.filter(({ from: peers }: KubernetesObject) =>
        peers.some((peer: KubernetesObject) => !isOfTheApp(peer)),
      );
      const ports = rules.flatMap(({ ports }: KubernetesObject) => ports.map(({ port }: KubernetesObject) => port));
      expect([from, ports]).toEqual([from, [targetPort]]);
    }
    expect(routed.length).toBeGreaterThan(0);
  });

  test('what one workload may send, the other may receive, and the reverse', () => {
    const ends = (direction: 'ingress' | 'egress', end: 'from' | 'to') =>
      ofKind(place.objects, 'NetworkPolicy').flatMap(({ spec, metadata: { namespace } }) =>
        (spec[direction] ?? []).flatMap(({ [end]: peers, ports }: KubernetesObject) =>
          peers
            .filter(({ ipBlock, namespaceSelector }: KubernetesObject) => !ipBlock && !namespaceSelector)
            .flatMap(({ podSelector }: KubernetesObject) =>
              ports.map(({ port, protocol }: KubernetesObject) => {
                const [self, peer] = [spec.podSelector, podSelector].map(({ matchLabels }) => matchLabels['app.kubernetes.io/instance']);
                const [sender, receiver] = direction === 'egress' ? [self, peer] : [peer, self];
                return `${namespace}: ${sender} to ${receiver} ${protocol} ${port}`;
              }),
            ),
        ),
      );
    expect(ends('egress', 'to').sort()).toEqual(ends('ingress', 'from').sort());
  });

  test('each role of pods is that of one service account of ours, in this cluster too', () => {
    for (const { resource = {} } of documentsOf(place)) {
      const roles = Object.entries<TerraformDocument>(resource.aws_iam_role ?? {})
        .filter(([, { assume_role_policy }]) => assume_role_policy.includes('pods.eks.amazonaws.com'))
        .map(([id]) => `\${aws_iam_role.${id}.arn}`);
      const associations = Object.values<TerraformDocument>(resource.aws_eks_pod_identity_association ?? {}).filter(
        ({ cluster_name }) => cluster_name === place.cluster,
      );
      const accounts = associations.map(({ namespace, service_account: name }) => ({
        from: 'role',
        kind: 'ServiceAccount',
        namespace,
        name,
      }));
      expect(associations.map(({ role_arn }) => role_arn).sort()).toEqual(roles.sort());
      expect(dangling(accounts, providedIn(place))).toEqual([]);
      expect(new Set(accounts.map(({ namespace, name }) => `${namespace}/${name}`)).size).toBe(accounts.length);
    }
  });

  test('what asks the cloud runs as a service account that has a role, and nobody else may', () => {
    const withRole = documentsOf(place).flatMap(({ resource = {} }) =>
      Object.values<TerraformDocument>(resource.aws_eks_pod_identity_association ?? {})
        .filter(({ cluster_name }) => cluster_name === place.cluster)
        .map(({ namespace, service_account }) => `${namespace}/${service_account}`),
    );
    const reaching = ofKind(place.objects, 'NetworkPolicy').filter(({ spec }) =>
      JSON.stringify(spec.egress ?? []).includes(podIdentityEndpoint[0]!.cidr),
    );
    const asking = podTemplates(place.objects)
      .filter(({ namespace, labels }) =>
        reaching.some((policy) => policy.metadata.namespace === namespace && selects(policy.spec.podSelector, labels)),
      )
      .map(({ namespace, spec }) => `${namespace}/${spec.serviceAccountName}`);
    expect([...new Set(asking)].sort()).toEqual([...new Set(withRole)].sort());
  });
});

describe.each([
  ['one of each kind of workload', ownApp()],
  ['everything for which an operator runs in the cluster', operatorsApp()],
])('In an app with %s', (_, synthesized) => {
  const [place] = placesOf(synthesized);

  test('whatever an object names exists, with the key that it reads', () => {
    expect(dangling(references(place!.objects), providedIn(place!))).toEqual([]);
  });

  test('every selector of its own namespaces picks pods, and every port leads to one that their containers open', () => {
    const own = selections(place!.objects).filter(({ namespace }) =>
      ofKind(place!.objects, 'Namespace').some(({ metadata }) => metadata.name === namespace),
    );
    expect(own.filter((selection) => selected(selection, place!.objects).length === 0)).toEqual([]);
    expect(own.filter((selection) => closedPorts(selection, place!.objects).length > 0)).toEqual([]);
  });
});

describe('What these tests would notice', () => {
  const staging = places.find(({ environment }) => environment === 'staging')!;
  const without = (kind: string, name: string): KubernetesObject[] =>
    staging.objects.filter((object) => object.kind !== kind || object.metadata.name !== name);

  test('a Secret that nobody writes any more', () => {
    const provided = providedByManifests(without('ExternalSecret', 'receipts-index'));
    expect(new Set(dangling(references(staging.objects), provided).map(({ from, key }) => `${from} ${key}`))).toEqual(
      new Set(
        ['Deployment receipts/receipts', 'Job receipts/receipts-migrate', 'CronJob receipts/receipts-nightly'].flatMap((from) =>
          ['host', 'password'].map((key) => expect.stringMatching(new RegExp(`^${from}(-[0-9a-f]{8})? ${key}$`))),
        ),
      ),
    );
  });

  test('a workload that policies and a Service still speak of', () => {
    const objects = without('Deployment', 'emailservice');
    const empty = selections(objects).filter((selection) => selection.namespace === 'shop' && selected(selection, objects).length === 0);
    expect(empty.map(({ from }) => from).sort()).toEqual([
      'NetworkPolicy shop/checkoutservice egress',
      'NetworkPolicy shop/emailservice podSelector',
      'PodDisruptionBudget shop/emailservice selector',
      'Service shop/emailservice selector',
    ]);
  });
});

const external = places.filter(({ objects }) => ofKind(objects, 'ExternalSecret').length > 0);

describeWithLab('External Secrets', [...TERRAFORM, ...AWS], (sandbox) => {
  let aws: Aws;
  const left: string[] = [];

  beforeAll(async () => {
    aws = await Aws.start(sandbox());
    writeFiles(example, sandbox().folder);
    const apply = async (name: string): Promise<void> => {
      const stack = Stack.copy(sandbox(), sandbox().path('cdktf.out/stacks', name), { endpoint: aws.endpoint });
      left.push(...onlyEntries(stack));
      await stack.init();
      await stack.apply();
    };
    const waiting = [...new Set(external.flatMap(stacksOf))].filter((stack) => hasEntries(terraform.get(stack)));
    const lane = async (): Promise<void> => {
      for (let next = waiting.pop(); next; next = waiting.pop()) await apply(next);
    };
    await Promise.all([lane(), lane()]);
  });

  test.each(external.map((place) => [place.name, place] as const))('find every entry that they ask for in AWS: %s', async (_, place) => {
    const [document] = documentsOf(place).filter(({ provider }) => provider?.aws);
    const [{ region, allowed_account_ids: accounts }] = document!.provider.aws;
    const at = { region, account: accounts[0] };
    await aws.call('secretsmanager', 'secretsmanager.CreateSecret', keptInStore, at);
    const asked = ofKind(place.objects, 'ExternalSecret').flatMap((object) =>
      object.spec.data.map((entry: KubernetesObject) => ({
        from: nameOf(object),
        store: entry.sourceRef.storeRef.name,
        ...entry.remoteRef,
      })),
    );
    expect(asked.length).toBeGreaterThan(0);
    for (const { from, store, key } of asked) {
      const value = store === 'aws-secrets-manager' ? await aws.secret(key, at) : await aws.parameter(key, at);
      expect([from, key, value]).toEqual([from, key, expect.stringMatching(/./)]);
    }
  });

  test('are all that was applied for this: what takes long or has no mock was left out', () => {
    expect(new Set(left.map((address) => address.split('.')[0]))).toContain('aws_db_instance');
  });
});
