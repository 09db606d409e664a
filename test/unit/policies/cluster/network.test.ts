import { ingressInjection } from '../../../../policies/kubernetes/network/ingress-injection';
import { netpolAllowAll } from '../../../../policies/kubernetes/network/netpol-allow-all';
import { netpolMetadata } from '../../../../policies/kubernetes/network/netpol-metadata';
import { describePolicy, kubernetes } from '../table';

const policy = (spec: object) => kubernetes('networking.k8s.io/v1/NetworkPolicy', { spec: { podSelector: {}, ...spec } });
const reaching = (ipBlock: object, more: object = {}) => policy({ egress: [{ to: [{ ipBlock }], ...more }] });

describePolicy(netpolAllowAll, {
  pass: {
    'a refusal of everything': policy({ policyTypes: ['Ingress', 'Egress'] }),
    'a port for everybody': policy({ ingress: [{ ports: [{ port: 443 }] }] }),
    'every port for some pods': policy({ ingress: [{ from: [{ podSelector: { matchLabels: { app: 'a' } } }] }] }),
    'everything but some networks': reaching({ cidr: '0.0.0.0/0', except: ['10.0.0.0/8'] }),
    'what is of organizations, and of groups': reaching({ cidr: 'fc00::/7' }),
    'some ports for everybody': policy({ ingress: [{ ports: [{ port: 8000, endPort: 8999 }] }] }),
  },
  fail: {
    'everybody, at every port': policy({ ingress: [{}] }),
    'everything, at every port': policy({ egress: [{}] }),
    'the internet, at every port': policy({ ingress: [{ from: [{ ipBlock: { cidr: '0.0.0.0/0' } }] }] }),
    'everything but a corner of it': reaching({ cidr: '0.0.0.0/0', except: ['203.0.113.0/24'] }),
    'every port, one by one': policy({ ingress: [{ ports: [{ port: 1, endPort: 65535 }] }] }),
    'every port of a protocol': policy({ egress: [{ ports: [{ protocol: 'TCP' }] }] }),
    'empty lists': policy({ ingress: [{ from: [], ports: [] }] }),
    'both halves of the internet': policy({
      egress: [{ to: [{ ipBlock: { cidr: '0.0.0.0/1' } }] }, { to: [{ ipBlock: { cidr: '128.0.0.0/1' } }] }],
    }),
    'what is given out of version 6': reaching({ cidr: '2000::/3' }),
  },
});

describePolicy(netpolMetadata, {
  pass: {
    'the internet without it, at a port': reaching({ cidr: '0.0.0.0/0', except: ['169.254.169.254/32'] }, { ports: [{ port: 80 }] }),
    'a network': reaching({ cidr: '10.0.0.0/8' }),
    'the internet without it': reaching({ cidr: '0.0.0.0/0', except: ['169.254.169.254/32'] }),
    'the internet without what is local': reaching({ cidr: '0.0.0.0/0', except: ['10.0.0.0/8', '169.254.0.0/16'] }),
    'version 6': reaching({ cidr: '2001:db8::/32' }),
    'where the agent of EKS answers': reaching({ cidr: '169.254.170.23/32' }),
  },
  fail: {
    'the address itself': reaching({ cidr: '169.254.169.254/32' }),
    'its network': reaching({ cidr: '169.254.0.0/16' }),
    'the internet': reaching({ cidr: '0.0.0.0/0' }, { ports: [{ port: 80 }] }),
    'the half of it': reaching({ cidr: '128.0.0.0/1' }),
  },
});

const ingress = (name: string, value: string) =>
  kubernetes('networking.k8s.io/v1/Ingress', { metadata: { annotations: { [`nginx.ingress.kubernetes.io/${name}`]: value } } });
const path = (value: string | undefined) =>
  kubernetes('networking.k8s.io/v1/Ingress', { spec: { rules: [{ host: 'a.example.com', http: { paths: [{ path: value }] } }] } });
describePolicy(ingressInjection, {
  pass: {
    'a URL': ingress('auth-url', 'https://login.example.com/check?rd=$escaped_request_uri'),
    'another annotation': ingress('proxy-body-size', '8m'),
    'networks, each in its line': ingress('whitelist-source-range', '10.0.0.0/8,\n192.0.2.0/24\n'),
    'a line end behind a URL': ingress('auth-url', 'https://login.example.com/check\n'),
    'what repeats': ingress('server-alias', '~^www\\d{1,3}\\.example\\.com$'),
    'a snippet, which another rule tells': ingress('configuration-snippet', 'return 200;'),
    'rewrites of another controller': kubernetes('networking.k8s.io/v1/Ingress', {
      metadata: { annotations: { 'nginx.org/rewrites': 'serviceName=tea rewrite=/;serviceName=coffee rewrite=/beans/' } },
    }),
    'a path with a regular expression': path('/api/v[0-9]{1,2}(/|$)(.*)'),
    'no path': path(undefined),
    none: kubernetes('networking.k8s.io/v1/Ingress'),
  },
  fail: {
    'a directive behind a URL': ingress('auth-url', 'https://a/;\nssl_engine evil'),
    'a block': ingress('mirror-target', 'https://a/; } location / { return 200'),
    ...Object.fromEntries(
      ['server-alias', 'upstream-vhost', 'proxy-cookie-path', 'session-cookie-name', 'cors-allow-origin'].map((name) => [
        `a directive in ${name}`,
        ingress(name, 'a; } location /x { return 200 "";'),
      ]),
    ),
    'a path that ends the block (CVE-2021-25745)': path('/x; } location /y { content_by_lua "os.execute"; #'),
    'a path of two lines': path('/x\n/y'),
    'a comment': ingress('auth-tls-match-cn', 'CN=a # '),
  },
});
