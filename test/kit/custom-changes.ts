import type { Change } from './kubernetes-changes';

type Json = Change['object'];

const ofKind = (apiVersion: string, kind: string, spec: Json): Json => ({ apiVersion, kind, metadata: { name: 'a' }, spec });
const change = (refused: boolean) => (object: Json, path: string, value: unknown) => ({ object, path: path.split('.'), value, refused });
const refused = change(true);
const accepted = change(false);

const labels = { app: 'a' };
const selector = { matchLabels: labels };
const database = (more: object = {}) =>
  ofKind('postgresql.cnpg.io/v1', 'Database', { name: 'orders', owner: 'orders', cluster: { name: 'main' }, ...more });
const template = { metadata: { labels }, spec: { containers: [{ name: 'main', image: 'example.com/a:1' }] } };
const rollout = ofKind('argoproj.io/v1alpha1', 'Rollout', { replicas: 0, selector, template, strategy: { canary: {} } });
const redirect = (address: string) =>
  ofKind('cilium.io/v2', 'CiliumLocalRedirectPolicy', {
    redirectFrontend: { addressMatcher: { ip: address, toPorts: [{ port: '80', protocol: 'TCP' }] } },
    redirectBackend: { localEndpointSelector: selector, toPorts: [{ port: '80', protocol: 'TCP' }] },
  });
const gateway = (kind: string, spec: Json) => ofKind('gateway.networking.k8s.io/v1', kind, spec);
const monitoring = (kind: string, spec: Json) => ofKind('monitoring.coreos.com/v1', kind, spec);

/** Of custom resources whose definitions were asked, what their API server refuses to change and what it does not. */
export const customChanges: readonly Change[] = [
  refused(gateway('GatewayClass', { controllerName: 'example.com/a' }), 'spec.controllerName', 'example.com/b'),
  accepted(gateway('GatewayClass', { controllerName: 'example.com/a' }), 'spec.description', 'a'),
  accepted(
    gateway('Gateway', { gatewayClassName: 'a', listeners: [{ name: 'a', port: 80, protocol: 'HTTP' }] }),
    'spec.gatewayClassName',
    'b',
  ),
  accepted(gateway('HTTPRoute', { parentRefs: [{ name: 'a' }], hostnames: ['a.example.com'] }), 'spec.hostnames', ['b.example.com']),
  refused(database(), 'spec.name', 'shop'),
  refused(database({ encoding: 'UTF8' }), 'spec.encoding', 'LATIN1'),
  accepted(database(), 'spec.encoding', 'UTF8'),
  accepted(database({ encoding: 'UTF8' }), 'spec.encoding', undefined),
  accepted(database(), 'spec.owner', 'shop'),
  accepted(database(), 'spec.cluster.name', 'other'),
  refused(rollout, 'spec.selector.matchLabels', { app: 'b' }),
  accepted(rollout, 'spec.replicas', 1),
  refused(redirect('10.0.0.1'), 'spec.redirectFrontend.addressMatcher.ip', '10.0.0.2'),
  refused(redirect('10.0.0.1'), 'spec.redirectBackend.localEndpointSelector.matchLabels.app', 'b'),
  accepted(redirect('10.0.0.1'), 'spec.description', 'a'),
  accepted(
    ofKind('external-secrets.io/v1', 'ExternalSecret', { secretStoreRef: { name: 'a' }, dataFrom: [{ extract: { key: 'a' } }] }),
    'spec.secretStoreRef.name',
    'b',
  ),
  accepted(
    ofKind('keda.sh/v1alpha1', 'ScaledObject', { scaleTargetRef: { name: 'a' }, triggers: [{ type: 'cron', metadata: { a: 'b' } }] }),
    'spec.scaleTargetRef.name',
    'b',
  ),
  accepted(ofKind('keda.sh/v1alpha1', 'TriggerAuthentication', { podIdentity: { provider: 'aws' } }), 'spec.podIdentity.provider', 'none'),
  accepted(monitoring('ServiceMonitor', { selector, endpoints: [{ port: 'http' }] }), 'spec.selector.matchLabels.app', 'b'),
  accepted(monitoring('PodMonitor', { selector, podMetricsEndpoints: [{ port: 'http' }] }), 'spec.selector.matchLabels.app', 'b'),
  accepted(monitoring('PrometheusRule', { groups: [{ name: 'a', rules: [{ alert: 'A', expr: '1' }] }] }), 'spec.groups.0.name', 'b'),
  accepted(
    ofKind('cilium.io/v2', 'CiliumNetworkPolicy', { endpointSelector: selector, egress: [{ toEntities: ['world'] }] }),
    'spec.endpointSelector.matchLabels.app',
    'b',
  ),
  accepted(
    ofKind('vpcresources.k8s.aws/v1beta1', 'SecurityGroupPolicy', { podSelector: selector, securityGroups: { groupIds: ['sg-1'] } }),
    'spec.securityGroups.groupIds',
    ['sg-2'],
  ),
  accepted(
    ofKind('cert-manager.io/v1', 'Certificate', { secretName: 'a', issuerRef: { name: 'a' }, dnsNames: ['a.example.com'] }),
    'spec.issuerRef.name',
    'b',
  ),
];
