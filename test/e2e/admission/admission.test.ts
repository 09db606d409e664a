import { stacks } from '../../../apps/stacks';
import type { Resource } from '../../../lib';
import { type Admission, admission } from '../../../lib/policy/admission/admission';
import { synthesizePlatform } from '../../../lib/testing';
import { baseline, policies, strict } from '../../../policies';
import { Cluster } from '../lab/cluster';
import { crds } from '../lab/crds';
import { describeWithLab } from '../lab/jest/with-lab';
import { CLUSTER } from '../lab/toolchain';
import { until } from '../lab/until';
import { admissible } from './admissible';
import { type Answer, ApiServer } from './api-server';
import { exportOf, type Group, groupsOf, verdictOfExported } from './groups';
import { compliantPod, deploymentOf, oldPod, oldRole, oldService, pinned } from './objects';
import { type AdmissionRow, admissionRows, inTemplates } from './rows';

// A copy, whose `describePolicy` can be replaced.
jest.mock('../../unit/policies/table', () => ({ ...jest.requireActual('../../unit/policies/table') }));

/** The version of the lab's API server. */
const kubernetesVersion = '1.34';
const place = { kubernetesVersions: { cluster: kubernetesVersion } };

const { notExported } = admission([{ ...strict, policies }]);
const notAtAll = new Set(notExported.filter(({ partly }) => !partly).map(({ policy }) => policy));
const rows = admissionRows().filter(({ policy }) => !notAtAll.has(policy.name));
const exported = new Set(rows.map(({ policy }) => policy.name));
const groups = groupsOf(rows, kubernetesVersion);
const namespaces = [...new Set([...groups.map(({ namespace }) => namespace), 'shop', 'old'])];

// biome-ignore lint/suspicious/noExplicitAny: a document read from JSON
type Json = any;

const json = (items: readonly object[]) => JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
const named = (kind: string, name: string, namespace?: string) => ({ apiVersion: 'v1', kind, metadata: { name, namespace } });
const settled = () => new Promise((resolve) => setTimeout(resolve, 1500));

/** Policies in what the API server warns about or refuses. */
const rulesIn = (text: string): readonly string[] =>
  [...text.matchAll(/ValidatingAdmissionPolicy '[^']*' with binding '[^']*'(?: denied request)?: (\S+): /g)].map((match) => match[1]!);

describeWithLab('The policies in a cluster', [...CLUSTER, 'go'], (sandbox) => {
  let cluster: Cluster;
  let api: ApiServer;

  beforeAll(async () => {
    cluster = await Cluster.start(sandbox());
    api = await ApiServer.start(sandbox(), cluster);
    const accounts = namespaces.flatMap((namespace) => ['orders', 'operator'].map((name) => named('ServiceAccount', name, namespace)));
    await cluster.apply(json([...namespaces.map((name) => named('Namespace', name)), ...accounts]));
    await cluster.serve((await crds(sandbox(), 'argo-rollouts')).filter((file) => file.endsWith('rollout-crd.yaml')));
    await until(
      () => cluster.get('serviceaccounts', '-A'),
      ({ items }) => items.filter(({ metadata }: Json) => metadata.name === 'default').length >= namespaces.length + 4,
    );
  });

  /** Applies policies, and waits until the API server acts on them and has checked their types. */
  async function enforce(objects: Admission['objects']): Promise<void> {
    await cluster.apply(json(objects));
    const { items } = await until(
      () => cluster.get('validatingadmissionpolicies'),
      ({ items: all }) =>
        all.every(({ status, metadata }: Json) => status?.observedGeneration === metadata.generation && status.typeChecking),
      60,
    );
    expect(items.flatMap(({ status }: Json) => status.typeChecking.expressionWarnings ?? [])).toEqual([]);
    await settled();
  }

  async function enforceNothing(): Promise<void> {
    const ours = ['validatingadmissionpolicybindings,validatingadmissionpolicies', '-l', 'app.kubernetes.io/managed-by=slipway'];
    await cluster.kubectl(['delete', ...ours]);
    await settled();
  }

  /** What comes of an object. Ephemeral containers are added to a pod that stands there. */
  async function ask({ values }: Resource): Promise<Answer> {
    const { ephemeralContainers, ...spec } = values.spec ?? {};
    if (values.kind !== 'Pod' || !ephemeralContainers) return api.create(values);
    const pod = { ...values, spec, metadata: { ...values.metadata, name: `debugged-${debugged++}` } };
    const made = await api.create(pod, { dryRun: false });
    return made.code >= 300 ? made : api.patch(pod, { spec: { ephemeralContainers } }, { subresource: 'ephemeralcontainers' });
  }
  let debugged = 0;

  describe('that warn', () => {
    beforeAll(async () => enforce(groups.flatMap((group) => exportOf(group, groups).objects)));

    afterAll(enforceNothing);

    test('find what the tables of their rules say, and nothing else', async () => {
      const { confirmed, disagreements, impossible } = await compare(({ rows: own }) => own);
      expect(disagreements).toEqual([]);
      // What Kubernetes itself takes in no case, or has already.
      expect(impossible).toEqual([
        'k8s/namespace/not-default pass: what the cluster itself makes',
        'k8s/selector/matches fail: other labels',
        'k8s/selector/matches fail: labels that its pods lack',
        'k8s/resources/memory fail: a limit below the request',
        'k8s/resources/memory fail: a limit that is no quantity',
        'k8s/pss/restrictedVolumes fail: a kind of volume that nobody knows',
        'k8s/yaml/ambiguous fail: text that programs read differently',
      ]);
      const without = (verdict: 'fail' | 'pass') => [...exported].filter((name) => !confirmed[verdict].has(name));
      // A server is given objects, never the text that they were read from.
      expect({ pass: without('pass'), fail: without('fail') }).toEqual({ pass: [], fail: ['k8s/selector/matches', 'k8s/yaml/ambiguous'] });
    });

    test('find the same wherever pods stand', async () => {
      const { disagreements, judged } = await compare(({ rows: own }) => own.flatMap(inTemplates));
      // On the host's network ports are copied to host ports in pods only; it is refused itself. Nobody completes a custom resource.
      const known = [/^k8s\/pss\/hostPorts fail: any port .* k8s\/pss\/hostNamespaces: /, /: a volume without a source, .* in a Rollout: /];
      expect(disagreements.filter((sentence) => !known.some((pattern) => pattern.test(sentence)))).toEqual([]);
      expect(judged).toBeGreaterThan(500);
    });

    /** What the API server and JavaScript say of some rows of each group. */
    async function compare(rowsOf: (group: Group) => readonly AdmissionRow[]) {
      const disagreements: string[] = [];
      const impossible: string[] = [];
      const confirmed = { pass: new Set<string>(), fail: new Set<string>() };
      let judged = 0;
      for (const group of groups) {
        for (const row of rowsOf(group)) {
          const resource = admissible(row.resource, group.namespace);
          const answer = await ask(resource);
          const sentence = `${row.policy.name} ${row.verdict}: ${row.sentence}`;
          // `kubectl debug` adds to a pod that is not judged again.
          const looksAt = row.resource.values.spec?.ephemeralContainers ? row.resource : resource;
          const verdict = verdictOfExported(row.policy, looksAt, group.place, row.parameters);
          const found = rulesIn(answer.warnings.filter((warning) => warning.includes(`'${group.pack.name}-1.0.0-`)).join('\n'));
          if (answer.code >= 300 || answer.warnings.some((warning) => warning.startsWith('unknown field'))) impossible.push(sentence);
          else if (found.includes(row.policy.name) !== (verdict === 'fail')) disagreements.push(`${sentence}: ${answer.warnings}`);
          else judged++;
          if (!impossible.includes(sentence) && verdict === row.verdict) confirmed[verdict as 'fail' | 'pass'].add(row.policy.name);
        }
      }
      return { confirmed, disagreements, impossible, judged };
    }
  });

  describe('that refuse', () => {
    beforeAll(async () => {
      // GIVEN what was there before them, with a rollout that is paused half-way
      await cluster.apply(
        json([oldRole, oldService, deploymentOf('old', oldPod('v1')), { ...oldPod('v1'), ...named('Pod', 'old', 'old') }]),
      );
      await cluster.rolledOut('old');
      await cluster.apply(json([deploymentOf('old', oldPod('v2'), { paused: true })]));
      await enforce(admission([strict], { deny: true, kubernetesVersion }).objects);
    });

    afterAll(enforceNothing);

    test('refuse what a table refuses, naming the rule and its cure, and admit the rest', async () => {
      const wrong: string[] = [];
      for (const row of rows.filter(({ parameters, place: { kubernetesVersions } }) => parameters.length === 0 && !kubernetesVersions)) {
        const resource = admissible(row.resource, 'shop');
        if (resource.values.spec?.ephemeralContainers) continue;
        const failed = strict.policies.filter((policy) => verdictOfExported(policy, resource, place) === 'fail').map(({ name }) => name);
        const { code, message } = await api.create(resource.values);
        const [rule] = rulesIn(message);
        if (code >= 300 && !rule) continue; // Kubernetes itself takes it in no case.
        if (rule ? !failed.includes(rule) || code !== 422 : failed.length > 0)
          wrong.push(`${row.policy.name}: ${row.sentence}: ${message}`);
      }
      expect(wrong).toEqual([]);
    });

    test('let a paused rollout go on', async () => {
      await cluster.kubectl(['rollout', 'resume', 'deployment/old', '-n', 'old']);
      await cluster.rolledOut('old');
      const { items } = await cluster.get('pods', '-n', 'old', '-l', 'app=old');
      expect(items.map(({ spec }: Json) => spec.containers[0].image)).toEqual(['registry.example/old:v2']);
    });

    test('let an old workload be scaled, restarted and relabelled, but not rolled out anew', async () => {
      await cluster.kubectl(['scale', 'deployment/old', '-n', 'old', '--replicas=2']);
      await cluster.apply(json([deploymentOf('old', oldPod('v2'), { replicas: 3 })]), '--force-conflicts');
      await cluster.rolledOut('old');
      await cluster.kubectl(['rollout', 'restart', 'deployment/old', '-n', 'old']);
      await cluster.rolledOut('old');
      await cluster.kubectl(['label', 'deployment/old', '-n', 'old', 'owner=orders']);
      const { items } = await cluster.get('pods', '-n', 'old', '-l', 'app=old', '--field-selector=status.phase=Running');
      expect(items.length).toBeGreaterThanOrEqual(3);
      const { stderr } = await cluster.kubectl(['set', 'image', 'deployment/old', '-n', 'old', 'server=registry.example/old:v3'], {
        exits: [1],
      });
      expect(rulesIn(stderr)).toHaveLength(1);
    });

    test('let an old pod be debugged, by a container that complies', async () => {
      const debug = ['debug', 'old', '-n', 'old', `--image=${pinned('busybox')}`];
      await cluster.kubectl([...debug, '--profile=restricted']);
      const { stderr } = await cluster.kubectl([...debug, '--profile=sysadmin'], { exits: [1] });
      expect(rulesIn(stderr)).toHaveLength(1);
    });

    test('let old objects without pods be changed, but not where they do not comply', async () => {
      for (const [object, harmful] of [
        [oldRole, { rules: [...oldRole.rules, { apiGroups: ['*'], resources: ['*'], verbs: ['*'] }] }],
        [oldService, { spec: { type: 'LoadBalancer' } }],
      ] as const) {
        expect(await api.patch(object, { metadata: { labels: { owner: 'orders' } } })).toMatchObject({ code: 200, warnings: [] });
        const { code, message } = await api.patch(object, harmful);
        expect({ code, rules: rulesIn(message).length }).toEqual({ code: 422, rules: 1 });
      }
    });

    test("let Kubernetes' own controllers make what was judged already, and nobody else", async () => {
      const owner = { apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'old', uid: 'a', controller: true };
      const pod = { ...oldPod('v1'), ...named('Pod', 'new', 'old') };
      const owned = { ...pod, metadata: { ...pod.metadata, ownerReferences: [owner] } };
      const role = { ...oldRole, metadata: { name: 'new' } };
      const codes = async (object: object, as: string) => (await api.create(object, { as })).code;
      const kubernetes = 'system:serviceaccount:kube-system:replicaset-controller';
      expect(await codes(owned, kubernetes)).toBe(201);
      expect(await codes(pod, kubernetes)).toBe(422);
      expect(await codes(owned, 'system:serviceaccount:operators:replicaset-controller')).toBe(422);
      expect(await codes(owned, 'jane')).toBe(422);
      expect(await codes(role, 'system:apiserver')).toBe(201);
      expect(await codes(role, 'jane')).toBe(422);
    });

    test('leave kube-system and other excluded namespaces alone', async () => {
      for (const namespace of ['kube-system', 'kube-public', 'kube-node-lease']) {
        const { code, warnings } = await api.create({ ...oldPod('v1'), ...named('Pod', 'old', namespace) });
        expect({ code, warnings }).toEqual({ code: 201, warnings: [] });
      }
      expect((await api.create({ ...oldPod('v1'), ...named('Pod', 'new', 'old') })).code).toBe(422);
    });

    test('judge a large pod within what the API server grants', async () => {
      for (const [containers, variables] of [
        [20, 50],
        [10, 100],
        [1, 500],
      ] as const) {
        const { code, message } = await api.create(compliantPod({ containers, variables }));
        expect({ code, message }).toEqual({ code: 201, message: '' });
      }
    });
  });

  test('the example is admitted under the baseline', async () => {
    // GIVEN
    const objects = synthesizePlatform(stacks).resources.all.filter(({ type }) => type.includes('/'));
    const inNamespaces = [...new Set(objects.flatMap(({ values }) => values.metadata.namespace ?? []))];
    await cluster.apply(json(inNamespaces.map((name) => named('Namespace', name))));
    await enforce(admission([baseline], { deny: true, kubernetesVersion }).objects);
    // WHEN
    const kinds = new Set<string>();
    const wrong: string[] = [];
    for (const { values, address } of objects) {
      const { code, message, warnings } = await api.create(values);
      if (rulesIn(`${message}\n${warnings.join('\n')}`).length > 0) wrong.push(`${address}: ${message}`);
      if (code === 201) kinds.add(values.kind);
    }
    // THEN
    expect(wrong).toEqual([]);
    expect([...kinds]).toEqual(expect.arrayContaining(['Deployment', 'Job', 'CronJob', 'Service', 'ServiceAccount']));
  });
});
