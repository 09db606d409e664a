import { App, Chart, Testing } from 'cdk8s';
import { Flow, Network, NetworkAccess } from '../../../../lib';
import { noSchema, schemaErrors } from '../../../kit/kubernetes-schema';

/** What the orders of the shop may do, as far as a test does not say otherwise. */
export const orders: NetworkAccess = {
  name: 'orders',
  namespace: 'shop',
  labels: { 'app.kubernetes.io/part-of': 'shop' },
  pods: { 'app.kubernetes.io/name': 'orders' },
  ingress: [],
  egress: [],
};

/** One flow of every kind. */
export const everyFlow: { readonly ingress: readonly Flow[]; readonly egress: readonly Flow[] } = {
  ingress: [
    { peer: { pods: { 'app.kubernetes.io/name': 'frontend' } }, ports: [{ port: 8080, protocol: 'TCP' }] },
    { peer: { place: 'ingress' }, ports: [{ port: 8080, protocol: 'TCP' }] },
    { peer: { place: 'monitoring' }, ports: [{ port: 9090, protocol: 'TCP' }] },
  ],
  egress: [
    { peer: { place: 'dns' } },
    { peer: { pods: { 'app.kubernetes.io/name': 'stock' }, namespace: 'warehouse' }, ports: [{ port: 50051, protocol: 'TCP' }] },
    { peer: { cidrs: ['10.0.64.0/24', '10.0.65.0/24'] }, ports: [{ port: 5432, protocol: 'TCP' }] },
    { peer: { place: 'identity' } },
    { peer: { place: 'cloudApis' } },
    { peer: { place: 'apiServer' } },
  ],
};

/** The policies of one access as they are written, each checked against Kubernetes' schema where it has one. */
export function render(network: Network, access: Partial<NetworkAccess> = {}) {
  const chart = new Chart(new App(), 'shop');
  network.allow(chart, 'NetworkPolicy', { ...orders, ...access });
  const objects = Testing.synth(chart);
  for (const object of objects) expect(schemaErrors(object)).toEqual(object.apiVersion === 'networking.k8s.io/v1' ? [] : [noSchema]);
  return objects;
}
