import { ApiObject } from 'cdk8s';
import { Workload } from '../../../../constructs';
import { synthesize } from '../../../../lib/testing';
import { cloudless } from '../../../kit/environments';

test('namespaces and claims tell whoever prunes to keep them, and nothing else does', () => {
  // WHEN
  const { resources } = synthesize(cloudless(), (stack) => {
    new Workload(stack, 'orders', {
      image: 'ghcr.io/acme/orders',
      replicas: 1,
      volumes: { data: { mountPath: '/data', claim: { storage: '1Gi' } } },
    });
  });
  // THEN
  const objects = resources.all.filter(({ values }) => values.kind);
  const kept = objects.filter(({ values }) => values.metadata.labels?.['slipway.dev/prune'] === 'never');
  expect(kept.map(({ values }) => values.kind).sort()).toEqual(['Namespace', 'PersistentVolumeClaim']);
  for (const { values } of objects) {
    const { 'argocd.argoproj.io/sync-options': argoCd, 'kustomize.toolkit.fluxcd.io/prune': flux } = values.metadata.annotations;
    const isKept = kept.some((each) => each.values === values);
    expect([argoCd, flux]).toEqual(isKept ? ['Prune=false,Delete=false', 'disabled'] : [undefined, undefined]);
  }
});

test.each([
  ['postgresql.cnpg.io/v1', 'Cluster', true],
  ['kafka.strimzi.io/v1beta2', 'KafkaTopic', true],
  ['cluster.x-k8s.io/v1beta1', 'Cluster', false],
  ['v1', 'Secret', false],
])('an object of %s %s goes with data, and says so: %s', (apiVersion, kind, isKept) => {
  const { resources } = synthesize(cloudless(), (stack) => {
    const { id } = new Workload(stack, 'orders', { image: 'ghcr.io/acme/orders', replicas: 1 }).node;
    for (const cluster of stack.clusters)
      new ApiObject(stack.chartOf(cluster).node.findChild(id), 'Own', { apiVersion, kind, metadata: { name: 'own' } });
  });
  const [own] = resources.all.filter(({ values }) => values.metadata?.name === 'own');
  expect(own?.values.metadata.labels?.['slipway.dev/prune']).toBe(isKept ? 'never' : undefined);
});
