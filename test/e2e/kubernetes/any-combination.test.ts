import * as fc from 'fast-check';
import { anyApp, synthesizeApp } from '../../properties/workload/app';
import { classes } from '../../properties/workload/environment';
import { Cluster } from '../lab/cluster';
import { crdsOf } from '../lab/crds';
import { describeWithLab } from '../lab/jest/with-lab';
import { CLUSTER } from '../lab/toolchain';
import { type KubernetesObject, placesOf, writeFiles } from './manifests';
import { type PodTemplate, podTemplates } from './pod-templates';

/** Kinds of others that the app may have. */
const custom = [
  ['cilium.io/v2', 'CiliumNetworkPolicy'],
  ['external-secrets.io/v1', 'ExternalSecret'],
  ['gateway.networking.k8s.io/v1', 'GRPCRoute'],
  ['gateway.networking.k8s.io/v1', 'HTTPRoute'],
  ['keda.sh/v1alpha1', 'ScaledObject'],
  ['monitoring.coreos.com/v1', 'PodMonitor'],
  ['monitoring.coreos.com/v1', 'PrometheusRule'],
  ['monitoring.coreos.com/v1', 'ServiceMonitor'],
].map(([apiVersion = '', kind = '']) => ({ apiVersion, kind }));

/** Other people's objects that pods name, without which none is admitted. */
const others = [
  { apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', metadata: { name: classes.priority }, value: 1000 },
  { apiVersion: 'node.k8s.io/v1', kind: 'RuntimeClass', metadata: { name: classes.runtime }, handler: 'runsc' },
];
const yaml = (objects: readonly object[]): string => objects.map((object) => `---\n${JSON.stringify(object)}\n`).join('');

describeWithLab('Any valid combination of properties', [...CLUSTER, 'go'], (sandbox) => {
  let cluster: Cluster;

  beforeAll(async () => {
    cluster = await Cluster.start(sandbox());
    await cluster.serve(await crdsOf(sandbox(), custom));
    await cluster.kubectl(['create', '-f', '-'], { input: yaml(others) });
  });

  test('is admitted where Pod Security enforces `restricted`, field by field and without a warning', async () => {
    const property = fc.asyncProperty(anyApp, async (wish) => {
      // GIVEN
      const synthesized = synthesizeApp(wish);
      const [{ folders, objects }] = placesOf(synthesized) as [ReturnType<typeof placesOf>[number]];
      const [platform = '', ...apps] = folders;
      writeFiles(synthesized, sandbox().folder);
      await cluster.apply([sandbox().path(platform)]);
      const theirs = objects
        .filter(({ kind }) => kind === 'Namespace')
        .map(({ metadata: { name: namespace } }) => ({
          apiVersion: 'v1',
          kind: 'ServiceAccount',
          metadata: { name: 'theirs', namespace },
        }));
      await cluster.apply(yaml([...objects.filter(({ kind }) => kind === 'ServiceAccount'), ...theirs]));
      // WHEN
      const applied = await cluster.apply(
        apps.map((folder) => sandbox().path(folder)),
        '--dry-run=server',
      );
      const pods = podTemplates(objects).map(podOf);
      const made = await cluster.kubectl(['create', '--dry-run=server', '--validate=strict', '-f', '-'], { input: yaml(pods) });
      // THEN
      expect(applied.warnings).toEqual([]);
      expect(applied.objects).toHaveLength(objects.filter((object) => !isOfPlatform(object)).length);
      expect(made.stderr).toBe('');
      expect(made.stdout.match(/ created \(server dry run\)$/gm)).toHaveLength(pods.length);
    });
    await fc.assert(property, { numRuns: 15, seed: Number(process.env.SEED ?? 1), endOnFailure: true });
  });
});

const isOfPlatform = ({ kind, metadata }: KubernetesObject): boolean => kind === 'Namespace' || metadata.name === 'default-deny';

/** A pod as its controller makes it: Pod Security enforces nothing on anything else. */
function podOf({ object, namespace, labels, spec }: PodTemplate, index: number): object {
  const claims = (object.spec.volumeClaimTemplates ?? []).map(({ metadata: { name } }: KubernetesObject) => ({
    name,
    persistentVolumeClaim: { claimName: `${name}-${object.metadata.name}-0` },
  }));
  const template = object.kind === 'CronJob' ? object.spec.jobTemplate.spec.template : object.spec.template;
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: `pod-${index}`, namespace, labels, annotations: template.metadata.annotations },
    spec: { ...spec, volumes: [...(spec.volumes ?? []), ...claims] },
  };
}
