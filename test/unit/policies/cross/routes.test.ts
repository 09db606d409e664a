import { type Resource, verdictOf } from '../../../../lib';
import { databaseExposed } from '../../../../policies/cross/database-exposed';
import { labelsTags } from '../../../../policies/cross/labels-tags';
import { publicRoute } from '../../../../policies/cross/public-route';
import { statefulReplace } from '../../../../policies/cross/stateful-replace';
import { encryptedClasses, volumeEncrypted } from '../../../../policies/cross/volume-encrypted';
import { deployment, describePolicy, kubernetes, terraform } from '../table';

const at = (path: string, resource: Resource): Resource => ({ ...resource, path: `shop/${path}` });
const ingress = (spec: object, annotations: object = {}) =>
  kubernetes('networking.k8s.io/v1/Ingress', { metadata: { annotations }, spec: { rules: [{ host: 'shop.example.com' }], ...spec } });
const tls = [{ hosts: ['shop.example.com'], secretName: 'shop-tls' }];
const alb = (annotations: object) =>
  ingress({}, Object.fromEntries(Object.entries(annotations).map(([name, value]) => [`alb.ingress.kubernetes.io/${name}`, value])));
const gateway = (protocol: string) =>
  kubernetes('gateway.networking.k8s.io/v1/Gateway', {
    metadata: { name: 'public' },
    spec: { listeners: [{ name: 'web', port: 80, protocol }] },
  });
const route = (parent: object, ...rules: readonly object[]) =>
  kubernetes('gateway.networking.k8s.io/v1/HTTPRoute', { spec: { parentRefs: [{ name: 'public', ...parent }], rules } });
const redirect = { filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https' } }] };
const listener = (values: object) => terraform('aws_lb_listener', { load_balancer_arn: '${aws_lb.it.arn}', ...values });
const balancer = (values: object = {}) => terraform('aws_lb', { ...values });

describePolicy(publicRoute, {
  pass: {
    'an Ingress with a certificate': ingress({ tls }),
    'a certificate for every name of a domain': ingress({ tls: [{ hosts: ['*.example.com'] }] }),
    'a load balancer with a certificate and a firewall': alb({
      scheme: 'internet-facing',
      'certificate-arn': 'arn',
      'wafv2-acl-arn': 'arn',
    }),
    'a Gateway with TLS': gateway('HTTPS'),
    'a listener with TLS': [listener({ protocol: 'HTTPS' }), balancer()],
    'a listener that sends plain requests on': [
      listener({ protocol: 'HTTP', default_action: [{ type: 'redirect', redirect: [{ protocol: 'HTTPS' }] }] }),
      balancer(),
    ],
    'a balancer behind a firewall': [balancer(), terraform('aws_wafv2_web_acl_association', { resource_arn: '${aws_lb.it.arn}' })],
  },
  excused: {
    'an Ingress of another controller without a firewall': ingress({ tls }),
    'an internal load balancer': alb({ scheme: 'internal' }),
    'a Gateway that sends plain requests on': [gateway('HTTP'), route({ sectionName: 'web' }, redirect)],
    'a route to a Gateway elsewhere': route({ namespace: 'gateways', sectionName: 'https' }),
    'a listener of an internal balancer': [listener({ protocol: 'HTTP' }), balancer({ internal: true })],
    'a balancer of connections': balancer({ load_balancer_type: 'network' }),
  },
  fail: {
    'an Ingress without a certificate': ingress({}),
    'an Ingress for any host': ingress({ tls, rules: [{}] }),
    'a certificate for another host': ingress({ tls: [{ hosts: ['other.example.com'] }] }),
    'a load balancer without a firewall': alb({ scheme: 'internet-facing', 'certificate-arn': 'arn' }),
    'a Gateway without TLS': gateway('HTTP'),
    'a Gateway whose name a Service has, to which the route is': [
      gateway('HTTP'),
      route({ sectionName: 'web', group: '', kind: 'Service' }, redirect),
    ],
    'a Gateway that serves plain requests': [gateway('HTTP'), route({ sectionName: 'web' }, redirect), route({}, {})],
    'a route to the plain listener of a Gateway elsewhere': route({ namespace: 'gateways', sectionName: 'http' }),
    'a listener without TLS': [listener({ protocol: 'HTTP', default_action: { type: 'forward' } }), balancer()],
    'a balancer without a firewall': balancer(),
    'the same by its other name': terraform('aws_alb', {}),
    'a listener by its other name': [
      terraform('aws_alb_listener', { load_balancer_arn: '${aws_alb.it.arn}', protocol: 'HTTP' }),
      terraform('aws_alb', {}),
    ],
  },
  unknown: { 'a certificate that is substituted later': ingress({ tls: '${TLS}' }) },
});

const storageClass = (parameters?: object, provisioner = 'ebs.csi.aws.com', annotations: object = {}) =>
  kubernetes('storage.k8s.io/v1/StorageClass', { metadata: { name: 'fast', annotations }, provisioner, parameters });
const claim = (storageClassName?: string) =>
  kubernetes('v1/PersistentVolumeClaim', { spec: storageClassName === undefined ? {} : { storageClassName } });
const isDefault = { 'storageclass.kubernetes.io/is-default-class': 'true' };

describePolicy(volumeEncrypted, {
  pass: {
    'a claim of the default class': [claim(), storageClass({ encrypted: 'true' }, undefined, isDefault)],
    'a class that encrypts': storageClass({ encrypted: 'true' }),
    'an account that encrypts': [storageClass(), terraform('aws_ebs_encryption_by_default', { enabled: true })],
    'a claim of such a class': [claim('fast'), storageClass({ encrypted: 'true' })],
  },
  excused: {
    'a class of another kind': storageClass({}, 'pd.csi.storage.gke.io'),
    'a claim of a class that a pack knows': { resources: [claim('vault')], parameters: [encryptedClasses.set(['vault'])] },
  },
  fail: {
    'a class that does not': storageClass({ type: 'gp3' }),
    'a claim of such a class': [claim('fast'), storageClass()],
    'claims of a StatefulSet': [
      kubernetes('apps/v1/StatefulSet', { spec: { volumeClaimTemplates: [{ spec: { storageClassName: 'fast' } }] } }),
      storageClass(),
    ],
    'a claim of the default class': [claim(), storageClass({ type: 'gp3' }, undefined, isDefault)],
  },
  unknown: { 'a class that is not in sight': claim('fast'), 'the default class, which is not in sight': claim() },
});

const service = (spec: object) => kubernetes('v1/Service', { spec: { selector: { app: 'db' }, ports: [{ port: 80 }], ...spec } });
const runs = (image: string) => deployment({ containers: [{ name: 'server', image }] }, { pod: { labels: { app: 'db' } } });

describePolicy(databaseExposed, {
  pass: {
    'that port inside the cluster': service({ type: 'ClusterIP', ports: [{ port: 5432 }] }),
    'a database inside the cluster': [service({ ports: [{ port: 5432 }] }), runs('postgres:17')],
    'a web server outside': [service({ type: 'LoadBalancer' }), runs('ghcr.io/acme/shop:1')],
    'a program with the name of one': [service({ type: 'LoadBalancer' }), runs('ghcr.io/acme/postgres-exporter:1')],
  },
  fail: {
    'the port of a database': service({ type: 'LoadBalancer', ports: [{ port: 5432 }] }),
    'a database at another port': [
      service({ type: 'NodePort', ports: [{ port: 80, targetPort: 6380 }] }),
      runs('docker.io/library/redis:7'),
    ],
    'the port of a database behind another': service({ type: 'LoadBalancer', ports: [{ port: 80, targetPort: 3306 }] }),
    'an address of the outside': [service({ externalIPs: ['198.51.100.1'] }), runs('mongo')],
  },
  unknown: { 'a type that is substituted later': service({ type: '${TYPE}' }) },
});

const change = (actions: readonly string[], more: object = {}) =>
  terraform('plan.aws_db_instance', { type: 'aws_db_instance', change: { actions, ...more } });

describePolicy(statefulReplace, {
  pass: {
    'a database that is made': change(['create']),
    'one that changes': change(['update']),
  },
  excused: {
    'what Terraform forgets, and does not destroy': change(['forget']),
  },
  fail: {
    'a database that is destroyed': change(['delete']),
    'one that is replaced': change(['delete', 'create'], { replace_paths: [['identifier']] }),
  },
});

test('what a plan does to data is told apart: destroyed, or replaced, and because of what', () => {
  const said = (actions: readonly string[], more?: object) => verdictOf(statefulReplace, change(actions, more)).messages[0];
  expect(said(['delete'])).toMatch(/^is destroyed, and with it /);
  expect(said(['create', 'delete'])).toMatch(/^is replaced, and with it [^:]*(?<!because of.*)$/);
  expect(said(['delete', 'create'], { replace_paths: [['identifier'], ['engine']] })).toMatch(
    /^is replaced.*, because of identifier, engine$/,
  );
});

const labelled = (labels: object) =>
  at('orders/Deployment', deployment({ containers: [] }, { metadata: { name: 'orders' }, pod: { labels } }));
const bucket = (tags?: object) => at('orders/uploads/Resource', terraform('aws_s3_bucket', tags && { tags }));
const provider = (tags: object) => terraform('provider.aws', { default_tags: [{ tags }] });

describePolicy(labelsTags, {
  pass: {
    'the same app': [labelled({ 'app.kubernetes.io/part-of': 'shop' }), bucket(), provider({ app: 'shop' })],
  },
  excused: {
    'tags without labels': [labelled({}), bucket({ app: 'shop' })],
    'labels without tags': [labelled({ owner: 'orders' }), bucket()],
    'a resource of another workload': [
      labelled({ owner: 'orders' }),
      at('cart/uploads/Resource', terraform('aws_s3_bucket', { tags: { owner: 'cart' } })),
    ],
  },
  fail: {
    'another app': [labelled({ 'app.kubernetes.io/part-of': 'shop' }), bucket(), provider({ app: 'receipts' })],
    'another owner': [labelled({ owner: 'orders' }), bucket({ owner: 'cart' }), provider({ owner: 'orders' })],
  },
});
