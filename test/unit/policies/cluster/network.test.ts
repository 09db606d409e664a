import { ingressInjection } from '../../../../policies/kubernetes/network/ingress-injection';
import { netpolAllowAll } from '../../../../policies/kubernetes/network/netpol-allow-all';
import { netpolMetadata } from '../../../../policies/kubernetes/network/netpol-metadata';
import { describePolicy, kubernetes } from '../table';

const policy = (spec: object) => kubernetes('networking.k8s.io/v1/NetworkPolicy', { spec: { podSelector: {}, ...spec } });
const reaching = (ipBlock: object, more: object = {}) => policy({ egress: [{ to: [{ ipBlock }], ...more }] });

const cilium = (spec: object, kind = 'CiliumNetworkPolicy') =>
  kubernetes(`cilium.io/v2/${kind}`, { spec: { endpointSelector: {}, ...spec } });
const clusterwide = (spec: object) => cilium(spec, 'CiliumClusterwideNetworkPolicy');
const calico = (spec: object, type = 'projectcalico.org/v3/NetworkPolicy') => kubernetes(type, { spec: { selector: 'all()', ...spec } });
const admin = (spec: object, kind = 'v1alpha1/AdminNetworkPolicy') =>
  kubernetes(`policy.networking.k8s.io/${kind}`, { spec: { priority: 10, subject: { namespaces: {} }, ...spec } });
const administrators = [
  ['v1alpha1/AdminNetworkPolicy', 'Allow'],
  ['v1alpha1/BaselineAdminNetworkPolicy', 'Allow'],
  ['v1alpha2/ClusterNetworkPolicy', 'Accept'],
] as const;
const toMetadata = ['169.254.169.254/32', '169.254.0.0/16'];

describePolicy(netpolAllowAll, {
  pass: {
    'every pod of the cluster, at a port': policy({ ingress: [{ from: [{ namespaceSelector: {} }], ports: [{ port: 8080 }] }] }),
    'every pod of the namespace': policy({ ingress: [{ from: [{ podSelector: {} }] }] }),
    'some pods of every namespace': policy({
      ingress: [{ from: [{ namespaceSelector: {}, podSelector: { matchLabels: { app: 'a' } } }] }],
    }),
    'ports above 1023': policy({ ingress: [{ ports: [{ port: 1024, endPort: 65535 }] }] }),
    'ranges that overlap': policy({ ingress: [{ ports: Array.from({ length: 9 }, () => ({ port: 1, endPort: 30000 })) }] }),
    'a range of less than most': policy({ ingress: [{ ports: [{ port: 1, endPort: 64_999 }] }] }),
    'ranges of two protocols': policy({
      ingress: [
        {
          ports: [
            { port: 1, endPort: 32767 },
            { protocol: 'UDP', port: 32768, endPort: 65535 },
          ],
        },
      ],
    }),
    'halves of the ports, for some': policy({
      ingress: [{ ports: [{ port: 1, endPort: 32767 }] }, { from: [{ podSelector: {} }], ports: [{ port: 32768, endPort: 65535 }] }],
    }),
    'Cilium: a refusal of everything': cilium({ ingress: [{}], egress: [{}] }),
    'Cilium: every pod of the namespace': cilium({ ingress: [{ fromEndpoints: [{}] }] }),
    'Cilium: the world at a port': cilium({
      ingress: [{ fromEntities: ['world'], toPorts: [{ ports: [{ port: '443', protocol: 'TCP' }] }] }],
    }),
    'administrators: a refusal of everybody': admin({ ingress: [{ action: 'Deny', from: [{ namespaces: {} }] }] }),
    'administrators: every pod at a port': admin({
      ingress: [{ action: 'Allow', from: [{ namespaces: {} }], ports: [{ portNumber: { protocol: 'TCP', port: 9090 } }] }],
    }),
    'administrators: some namespaces': admin({
      ingress: [{ action: 'Allow', from: [{ namespaces: { matchLabels: { team: 'monitoring' } } }] }],
    }),
    'administrators: a network': admin({ egress: [{ action: 'Allow', to: [{ networks: ['10.1.0.0/16'] }] }] }),
    'administrators, later: every pod at a port': admin(
      { ingress: [{ action: 'Accept', from: [{ namespaces: {} }], protocols: [{ tcp: { destinationPort: { number: 9090 } } }] }] },
      'v1alpha2/ClusterNetworkPolicy',
    ),
    'Cilium: a server by its name': cilium({ egress: [{ toFQDNs: [{ matchPattern: '*.example.com' }] }] }),
    'Calico: a port for everybody': calico({ ingress: [{ action: 'Allow', protocol: 'TCP', destination: { ports: [443] } }] }),
    'Calico: some pods': calico({ ingress: [{ action: 'Allow', source: { selector: "app == 'a'" } }] }),
    'Calico: a refusal of everything': calico({ ingress: [{ action: 'Deny' }] }),
    'a refusal of everything': policy({ policyTypes: ['Ingress', 'Egress'] }),
    'a port for everybody': policy({ ingress: [{ ports: [{ port: 443 }] }] }),
    'every port for some pods': policy({ ingress: [{ from: [{ podSelector: { matchLabels: { app: 'a' } } }] }] }),
    'what is of organizations, and of groups': reaching({ cidr: 'fc00::/7' }),
    'some ports for everybody': policy({ ingress: [{ ports: [{ port: 8000, endPort: 8999 }] }] }),
  },
  excused: {
    'everything but the metadata': reaching({ cidr: '0.0.0.0/0', except: ['169.254.169.254/32'] }),
    'Cilium: what a refusal of everybody leaves': cilium({
      ingressDeny: [{ fromEntities: ['all'] }],
      ingress: [{ fromEntities: ['all'] }],
    }),
    'Cilium: what a refusal of private networks leaves': cilium({
      egressDeny: [{ toCIDR: ['10.0.0.0/8'] }],
      egress: [{ toCIDRSet: [{ cidr: '0.0.0.0/0' }] }],
    }),
    'administrators: what others decide': admin({ ingress: [{ action: 'Pass', from: [{ namespaces: {} }] }] }),
    'administrators: what stands behind a refusal': admin({
      ingress: [
        { action: 'Deny', from: [{ namespaces: {} }] },
        { action: 'Allow', from: [{ namespaces: {} }] },
      ],
    }),
    'Calico: what is left of a refusal': calico({
      egress: [{ action: 'Deny', destination: { nets: ['10.0.0.0/8'] } }, { action: 'Allow' }],
    }),
    'everything but some networks': reaching({ cidr: '0.0.0.0/0', except: ['10.0.0.0/8'] }),
  },
  fail: {
    'a range, and a port, which are most of all together': policy({
      ingress: [{ ports: [{ port: 1, endPort: 64_999 }, { port: 65_000 }] }],
    }),
    ...Object.fromEntries(
      ['127.0.0.1/32', '127.0.0.0/8', '224.0.0.0/4', '10.255.255.255/32', '255.255.255.255/32', '169.254.169.254/32'].map((none) => [
        `everybody but ${none}`,
        policy({ ingress: [{ from: [{ ipBlock: { cidr: '0.0.0.0/0', except: [none] } }] }] }),
      ]),
    ),
    'everything but the machine itself': reaching({ cidr: '0.0.0.0/0', except: ['127.0.0.0/8'] }),
    'every port in two ranges': policy({
      ingress: [
        {
          ports: [
            { port: 1, endPort: 32767 },
            { port: 32768, endPort: 65535 },
          ],
        },
      ],
    }),
    'every port but the last': policy({ ingress: [{ ports: [{ port: 1, endPort: 65534 }] }] }),
    'every port in two rules': policy({
      ingress: [
        { ports: [{ port: 1, endPort: 32767 }] },
        { from: [{ ipBlock: { cidr: '0.0.0.0/0' } }], ports: [{ port: 32768, endPort: 65535 }] },
      ],
    }),
    'every pod of the cluster': policy({ ingress: [{ from: [{ namespaceSelector: {} }] }] }),
    'every pod of every namespace': policy({ egress: [{ to: [{ namespaceSelector: {}, podSelector: {} }] }] }),
    'every pod of what has a name': policy({
      ingress: [{ from: [{ namespaceSelector: { matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'Exists' }] } }] }],
    }),
    'Cilium: the cluster, where the world is refused': clusterwide({
      ingressDeny: [{ fromEntities: ['world'] }],
      ingress: [{ fromEntities: ['all'] }],
    }),
    'Cilium: everybody, where a port is refused': cilium({
      ingressDeny: [{ fromEntities: ['all'], toPorts: [{ ports: [{ port: '22' }] }] }],
      ingress: [{ fromEntities: ['all'] }],
    }),
    ...Object.fromEntries(
      administrators.flatMap(([kind, action]) => [
        [`administrators, by ${kind}: every pod`, admin({ ingress: [{ action, from: [{ namespaces: {} }] }] }, kind)],
        [
          `administrators, by ${kind}: every pod of every namespace`,
          admin({ ingress: [{ action, from: [{ pods: { namespaceSelector: {}, podSelector: {} } }] }] }, kind),
        ],
        [`administrators, by ${kind}: the internet`, admin({ egress: [{ action, to: [{ networks: ['0.0.0.0/0'] }] }] }, kind)],
      ]),
    ),
    'Cilium: everybody': cilium({ ingress: [{ fromEntities: ['all'] }] }),
    'Cilium: the world': clusterwide({ egress: [{ toEntities: ['world'] }] }),
    'Cilium: the world at port 0, which is every one': cilium({
      egress: [{ toEntities: ['world'], toPorts: [{ ports: [{ port: '0' }] }] }],
    }),
    'Cilium: the internet': cilium({ egress: [{ toCIDR: ['0.0.0.0/0'] }] }),
    'Cilium: the internet but a corner of it': cilium({ egress: [{ toCIDRSet: [{ cidr: '0.0.0.0/0', except: ['203.0.113.0/24'] }] }] }),
    'Cilium: every name': cilium({ egress: [{ toFQDNs: [{ matchPattern: '*' }] }] }),
    'Cilium: every port in two ranges': cilium({
      ingress: [
        {
          fromEntities: ['all'],
          toPorts: [
            {
              ports: [
                { port: '1', endPort: 40000 },
                { port: '40001', endPort: 65535 },
              ],
            },
          ],
        },
      ],
    }),
    'Cilium: every pod of the cluster': clusterwide({ ingress: [{ fromEndpoints: [{}] }] }),
    'Cilium: the cluster': cilium({ ingress: [{ fromEntities: ['cluster'] }] }),
    'Cilium: one of several specs': kubernetes('cilium.io/v2/CiliumNetworkPolicy', {
      specs: [
        { endpointSelector: {}, ingress: [{}] },
        { endpointSelector: {}, ingress: [{ fromEntities: ['all'] }] },
      ],
    }),
    ...Object.fromEntries(
      ['projectcalico.org/v3', 'crd.projectcalico.org/v1'].flatMap((version) =>
        ['NetworkPolicy', 'GlobalNetworkPolicy'].map((kind) => [
          `Calico: everybody, by ${version}/${kind}`,
          calico({ ingress: [{ action: 'Allow' }] }, `${version}/${kind}`),
        ]),
      ),
    ),
    'Calico: the internet': calico({ egress: [{ action: 'Allow', destination: { nets: ['0.0.0.0/1', '128.0.0.0/1'] } }] }),
    'Calico: every port in two ranges': calico({
      ingress: [{ action: 'Allow', protocol: 'TCP', destination: { ports: ['1:40000', '40001:65535'] } }],
    }),
    'Calico: every pod of the cluster': calico({ ingress: [{ action: 'Allow', source: { namespaceSelector: 'all()' } }] }),
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
    'the internet of version 6 without it': reaching({ cidr: '::/0', except: ['fd00:ec2::254/128'] }),
    'Cilium: the internet without it': cilium({ egress: [{ toCIDRSet: [{ cidr: '0.0.0.0/0', except: toMetadata }] }] }),
    'Calico: the internet without it': calico({ egress: [{ action: 'Allow', destination: { nets: ['0.0.0.0/0'], notNets: toMetadata } }] }),
    'the internet without it, at a port': reaching({ cidr: '0.0.0.0/0', except: ['169.254.169.254/32'] }, { ports: [{ port: 80 }] }),
    'a network': reaching({ cidr: '10.0.0.0/8' }),
    'the internet without it': reaching({ cidr: '0.0.0.0/0', except: ['169.254.169.254/32'] }),
    'the internet without what is local': reaching({ cidr: '0.0.0.0/0', except: ['10.0.0.0/8', '169.254.0.0/16'] }),
    'version 6': reaching({ cidr: '2001:db8::/32' }),
  },
  excused: {
    'port 53 alone': policy({ egress: [{ ports: [{ protocol: 'UDP', port: 53 }, { port: 53 }] }] }),
    'the internet at ports other than 80': reaching({ cidr: '0.0.0.0/0' }, { ports: [{ port: 443 }] }),
    'the address where the agent of EKS Pod Identity answers': reaching({ cidr: '169.254.170.23/32' }),
  },
  fail: {
    'the address itself': reaching({ cidr: '169.254.169.254/32' }),
    'its network': reaching({ cidr: '169.254.0.0/16' }),
    'the internet': reaching({ cidr: '0.0.0.0/0' }, { ports: [{ port: 80 }] }),
    'the half of it': reaching({ cidr: '128.0.0.0/1' }),
    'no peers, at its port': policy({ egress: [{ ports: [{ port: 80 }] }] }),
    'no peers, at ports that hold it': policy({
      egress: [
        {
          to: [],
          ports: [
            { port: 53, protocol: 'UDP' },
            { port: 1, endPort: 1000 },
          ],
        },
      ],
    }),
    'version 6': reaching({ cidr: '::/0' }),
    'version 6 without that of version 4': reaching({ cidr: '::/0', except: ['169.254.169.254/32'] }),
    'its address of version 6': reaching({ cidr: 'fd00:ec2::254/128' }),
    'Cilium: the internet': cilium({ egress: [{ toCIDR: ['0.0.0.0/0'] }] }),
    'Calico: the internet': calico({ egress: [{ action: 'Allow', destination: { nets: ['0.0.0.0/0'] } }] }),
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
    'a path with a regular expression': path('/api/v[0-9]{1,2}(/|$)(.*)'),
    'no path': path(undefined),
    none: kubernetes('networking.k8s.io/v1/Ingress'),
  },
  excused: {
    'lists in several lines, such as of networks': ingress('whitelist-source-range', '10.0.0.0/8,\n192.0.2.0/24\n'),
    'a line end behind a value': ingress('auth-url', 'https://login.example.com/check\n'),
    'braces of a regular expression': ingress('server-alias', '~^www\\d{1,3}\\.example\\.com$'),
    'a snippet, of which k8s/ingress/snippets tells': ingress('configuration-snippet', 'return 200;'),
    'annotations of another controller': kubernetes('networking.k8s.io/v1/Ingress', {
      metadata: { annotations: { 'nginx.org/rewrites': 'serviceName=tea rewrite=/;serviceName=coffee rewrite=/beans/' } },
    }),
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
