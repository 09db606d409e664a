import { probesLiveness } from '../../../../policies/kubernetes/pods/probes-liveness';
import { probesPort } from '../../../../policies/kubernetes/pods/probes-port';
import { probesReadiness } from '../../../../policies/kubernetes/pods/probes-readiness';
import { deployment, describePolicy, kubernetes, pod } from '../table';

const labels = { app: 'orders' };
const orders = (...containers: readonly object[]) => deployment({ containers }, { pod: { labels } });
const service = (targetPort: number | string) =>
  kubernetes('v1/Service', { spec: { selector: labels, ports: [{ port: 80, targetPort }] } });
const probe = { httpGet: { port: 8080, path: '/' } };
const server = { name: 'server', ports: [{ name: 'http', containerPort: 8080 }] };

describePolicy(probesReadiness, {
  pass: {
    'the same by the name of the port': [orders({ ...server, readinessProbe: probe }), service('http')],
    'a container behind a Service that says when it is ready': [orders({ ...server, readinessProbe: probe }), service(8080)],
  },
  excused: {
    'a container that no Service sends to': orders(server),
    'a container beside the one that the Service sends to': [
      orders({ ...server, readinessProbe: probe }, { name: 'agent' }),
      service('http'),
    ],
  },
  fail: {
    'a container behind a Service': [orders(server), service('http')],
    'a container that declares no port, behind a Service': [orders({ name: 'server' }), service(8080)],
  },
  unknown: { 'a probe that is substituted later': [orders({ ...server, readinessProbe: '${PROBE}' }), service(8080)] },
});

describePolicy(probesLiveness, {
  pass: {
    'two different probes': orders({ ...server, livenessProbe: probe, readinessProbe: { ...probe, periodSeconds: 5 } }),
    'a livenessProbe alone': orders({ ...server, livenessProbe: probe }),
    'a Deployment without containers': orders(),
  },
  fail: {
    'no livenessProbe': orders(server),
    'the same probe twice': orders({ ...server, livenessProbe: probe, readinessProbe: { httpGet: { path: '/', port: 8080 } } }),
  },
  unknown: { 'a probe that is substituted later': orders({ ...server, livenessProbe: '${PROBE}' }) },
});

describePolicy(probesPort, {
  pass: {
    'a declared number': pod({ containers: [{ ...server, livenessProbe: probe }] }),
    'a declared name': pod({ containers: [{ ...server, readinessProbe: { tcpSocket: { port: 'http' } } }] }),
    'no probe': pod({ containers: [{ name: 'server' }] }),
  },
  excused: {
    'a probe that runs a command': pod({ containers: [{ name: 'server', livenessProbe: { exec: { command: ['true'] } } }] }),
  },
  fail: {
    'another number': pod({ containers: [{ ...server, livenessProbe: { httpGet: { port: 9090 } } }] }),
    'another name': pod({ containers: [{ ...server, startupProbe: { tcpSocket: { port: 'metrics' } } }] }),
    'a gRPC probe without any port': pod({ containers: [{ name: 'server', readinessProbe: { grpc: { port: 8080 } } }] }),
  },
  unknown: { 'a port that is substituted later': pod({ containers: [{ ...server, livenessProbe: { httpGet: { port: '${PORT}' } } }] }) },
});
