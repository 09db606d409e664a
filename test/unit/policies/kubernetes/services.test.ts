import { ingressHost } from '../../../../policies/kubernetes/network/ingress-host';
import { ingressSnippets } from '../../../../policies/kubernetes/network/ingress-snippets';
import { serviceExternalIps } from '../../../../policies/kubernetes/network/service-external-ips';
import { serviceSelects } from '../../../../policies/kubernetes/network/service-selects';
import { exposed, serviceType } from '../../../../policies/kubernetes/network/service-type';
import { deployment, describePolicy, kubernetes } from '../table';

const labels = { app: 'orders' };
const service = (spec: object, name = 'orders') => kubernetes('v1/Service', { metadata: { name }, spec });
const orders = deployment({ containers: [{ name: 'server', ports: [{ name: 'http', containerPort: 8080 }] }] }, { pod: { labels } });
const withoutPorts = deployment({ containers: [{ name: 'server' }] }, { pod: { labels } });

describePolicy(serviceSelects, {
  pass: {
    'a workload, by the name of a port': [service({ selector: labels, ports: [{ port: 80, targetPort: 'http' }] }), orders],
    'a workload, by the number of a port': [service({ selector: labels, ports: [{ port: 8080 }] }), orders],
  },
  excused: {
    'a port by its number, of a workload that declares none': [
      service({ selector: labels, ports: [{ port: 80, targetPort: 8080 }] }),
      withoutPorts,
    ],
    'a Service without selector, whose endpoints are made elsewhere': service({ ports: [{ port: 80 }] }),
  },
  fail: {
    'no workload': service({ selector: labels, ports: [{ port: 80 }] }),
    'a workload of another name': [service({ selector: { app: 'other' }, ports: [{ port: 80 }] }), orders],
    'a port that no container declares': [service({ selector: labels, ports: [{ port: 80, targetPort: 'metrics' }] }), orders],
    'the number of a port that no container declares': [service({ selector: labels, ports: [{ port: 80 }] }), orders],
  },
  unknown: { 'a selector that is substituted later': service({ selector: { app: '${APP}' } }) },
});

describePolicy(serviceType, {
  pass: {
    'a Service inside the cluster': service({ type: 'ClusterIP' }),
    'a Service that says nothing': service({}),
  },
  excused: {
    'a load balancer that is declared': { resources: [service({ type: 'LoadBalancer' })], parameters: [exposed.set(['shop/orders'])] },
  },
  fail: { 'a load balancer': service({ type: 'LoadBalancer' }), 'a port of every node': service({ type: 'NodePort' }) },
  unknown: { 'a type that is substituted later': service({ type: '${TYPE}' }) },
});

describePolicy(serviceExternalIps, {
  pass: { none: service({}), 'an empty list': service({ externalIPs: [] }) },
  fail: { 'an address': service({ externalIPs: ['198.51.100.1'] }) },
  unknown: { 'addresses that are substituted later': service({ externalIPs: '${ADDRESSES}' }) },
});

const backend = { service: { name: 'orders', port: { number: 80 } } };
const ingress = (spec: object, metadata = {}) => kubernetes('networking.k8s.io/v1/Ingress', { metadata, spec });
const rule = (host?: string) => ({ ...(host !== undefined && { host }), http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } });
const tls = [{ hosts: ['shop.example.com'], secretName: 'shop-tls' }];

const nginx = 'nginx.ingress.kubernetes.io';
const withAnnotations = (annotations: object) => [ingress({ tls, rules: [rule('shop.example.com')] }, { annotations }), service({})];

describePolicy(ingressHost, {
  pass: {
    'a host with a certificate and a Service': withAnnotations({}),
    'the default, said': withAnnotations({ [`${nginx}/ssl-redirect`]: 'true', [`${nginx}/force-ssl-redirect`]: 'false' }),
    'another switch': withAnnotations({ [`${nginx}/proxy-buffering`]: 'false' }),
  },
  excused: {
    'an ssl-redirect that is off beside force-ssl-redirect': withAnnotations({
      [`${nginx}/ssl-redirect`]: 'false',
      [`${nginx}/force-ssl-redirect`]: 'true',
    }),
  },
  fail: {
    'what answers in the clear too': withAnnotations({ [`${nginx}/ssl-redirect`]: 'false' }),
    'what answers so, by HAProxy': withAnnotations({ 'haproxy.org/ssl-redirect': 'false' }),
    'what answers so, by NGINX': withAnnotations({ 'nginx.org/redirect-to-https': 'false' }),
    'no host': [ingress({ tls, rules: [rule()] }), service({})],
    'an empty host': [ingress({ tls, rules: [rule('')] }), service({})],
    'a wildcard': [ingress({ tls, rules: [rule('*.example.com')] }), service({})],
    'no certificate': [ingress({ rules: [rule('shop.example.com')] }), service({})],
    'no rule': [ingress({ tls, defaultBackend: backend }), service({})],
    'a Service that nothing makes': ingress({ tls, rules: [rule('shop.example.com')] }),
  },
  unknown: { 'a host that is substituted later': [ingress({ tls, rules: [rule('${HOST}')] }), service({})] },
});

const annotated = (annotations: object) => ingress({}, { annotations });

const controller = (data: object) => kubernetes('v1/ConfigMap', { data });
describePolicy(ingressSnippets, {
  pass: {
    'no annotation': ingress({}),
    'another annotation': annotated({ 'nginx.ingress.kubernetes.io/rewrite-target': '/' }),
    'a controller that takes none': controller({ 'allow-snippet-annotations': 'false', 'annotations-risk-level': 'High' }),
    'a controller that is told nothing of it': controller({ 'use-forwarded-headers': 'true' }),
  },
  fail: {
    'a controller that takes them': controller({ 'allow-snippet-annotations': 'true', 'annotations-risk-level': 'High' }),
    'a controller that takes every risk': controller({ 'annotations-risk-level': 'Critical' }),
    'a controller that takes any path': controller({ 'strict-validate-path-type': 'false' }),
    'a snippet of the server': annotated({ 'nginx.ingress.kubernetes.io/server-snippet': 'return 200;' }),
    'a snippet for the other controller': annotated({ 'nginx.org/location-snippets': 'return 200;' }),
  },
  unknown: { 'annotations that are substituted later': ingress({}, { annotations: '${ANNOTATIONS}' }) },
});
