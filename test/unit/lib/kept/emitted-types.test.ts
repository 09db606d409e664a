import * as fs from 'node:fs';
import * as path from 'node:path';
import { type Address, parseAddress, printKind } from '../../../../lib/documents/address';
import { keptListOf } from '../../../../lib/kept/kept-list-of';
import { keptTypes } from '../../../../lib/kept/kept-types';
import { root } from '../../../kit/root';

/** What the example makes, by stack and address. */
const names: Readonly<Record<string, string>> = JSON.parse(
  fs.readFileSync(path.join(root, 'test/unit/example/stability-names.json'), 'utf8'),
);
const addresses = Object.keys(names).map((key) => parseAddress(key.slice(key.indexOf(' ') + 1)));
const typeOf = (address: Address) => (address.engine === 'kubernetes' ? printKind(address) : address.type);
const types = [
  ...new Set(addresses.filter((address) => address.engine === 'kubernetes' || address.block === 'resource').map(typeOf)),
].sort();

const kept = ['Namespace', 'PersistentVolumeClaim', 'Secret', 'StatefulSet'];
/** What comes back as it was: a StatefulSet without disks too. */
const others =
  `ConfigMap CronJob Deployment ExternalSecret.external-secrets.io HTTPRoute.gateway.networking.k8s.io HorizontalPodAutoscaler Ingress Job
  NetworkPolicy CiliumNetworkPolicy.cilium.io PodDisruptionBudget PodMonitor.monitoring.coreos.com PrometheusRule.monitoring.coreos.com Role RoleBinding
  ScaledObject.keda.sh Service ServiceAccount TriggerAuthentication.keda.sh kubernetes_config_map_v1`.split(/\s+/);

/** Of AWS, the whole binding is classified by another test. */
test('every type and kind that the example makes keeps something, or is said to keep nothing', () => {
  const known = new Set([...kept, ...others, ...Object.values(keptTypes).flatMap((list) => list.trim().split(/\s+/))]);
  expect(types.filter((type) => !type.startsWith('aws_') && !known.has(type))).toEqual([]);
});

test('a kind or a type that a provisioner declares is listed, and one that nobody knows is not', () => {
  const resource = (type: string, address: string, values: object) => ({ type, address, path: 'p', values });
  const all = [
    resource('google_storage_bucket', 'google_storage_bucket.a', { name: 'acme-a' }),
    resource('example.com/v1/Database', 'blue/shop/Database.example.com/a', { apiVersion: 'example.com/v1', kind: 'Database' }),
  ];
  expect(keptListOf('shop', all).resources.size).toBe(0);
  expect(Object.fromEntries(keptListOf('shop', all, new Set(['google_storage_bucket', 'Database.example.com'])).resources)).toEqual({
    'google_storage_bucket.a': { path: 'p', keeps: 'data', name: 'acme-a' },
    'blue/shop/Database.example.com/a': { path: 'p', keeps: 'data' },
  });
});
