import { configPlainSecret } from '../../../../policies/kubernetes/objects/config-plain-secret';
import { namespaceNotSystem } from '../../../../policies/kubernetes/objects/namespace-not-system';
import { namespacePsaVersion } from '../../../../policies/kubernetes/objects/namespace-psa-version';
import { storeScope } from '../../../../policies/kubernetes/objects/store-scope';
import { volumeHostPath } from '../../../../policies/kubernetes/objects/volume-host-path';
import { deployment, describePolicy, kubernetes, pod } from '../table';

const local = (path: string) => kubernetes('v1/PersistentVolume', { spec: { local: { path } } });
describePolicy(
  volumeHostPath,
  {
    pass: {
      'a disk of a driver': kubernetes('v1/PersistentVolume', { spec: { csi: { driver: 'ebs.csi.aws.com' } } }),
      ...Object.fromEntries(
        ['/mnt/disks/ssd1', '/data', '/srv/postgres', '/opt/local-path-provisioner/pvc-1', '/dev/disk/by-id/nvme1', '/var/lib/disks/1'].map(
          (path) => [`what is mounted at ${path}`, local(path)],
        ),
      ),
    },
    excused: {
      'a disk that is mounted on the machine, such as at /mnt/disks': local('/mnt/disks/ssd1'),
    },
    fail: {
      'a folder': kubernetes('v1/PersistentVolume', { spec: { hostPath: { path: '/' } } }),
      ...Object.fromEntries(
        [
          '/',
          '//',
          '/etc',
          '/etc/kubernetes/',
          '/mnt/../etc',
          '/var',
          '/var/lib',
          '/var/lib/kubelet/pods',
          '/run',
          '/root',
          '/proc',
          '/dev/',
        ].map((path) => [`the folder ${path} of the system`, local(path)]),
      ),
    },
  },
  'dropped',
);

const store = (spec: object) => kubernetes('external-secrets.io/v1/ClusterSecretStore', { spec });
const regexes = (...namespaceRegexes: readonly string[]) => store({ conditions: [{ namespaceRegexes }] });
const copied = (spec: object) => kubernetes('external-secrets.io/v1/ClusterExternalSecret', { spec });
describePolicy(storeScope, {
  pass: {
    'some namespaces': store({ conditions: [{ namespaces: ['shop'] }] }),
    'no namespace': store({ conditions: [{ namespaces: [] }] }),
    'namespaces with a label': store({ conditions: [{ namespaceSelector: { matchLabels: { team: 'shop' } } }] }),
    'namespaces by the beginning of their names': regexes('^shop-.*$', 'team-[a-z]+'),
    'namespaces of one letter': regexes('^[a-z]$'),
    'a secret for some namespaces': copied({ namespaceSelectors: [{ matchLabels: { team: 'shop' } }] }),
    'a secret for namespaces by name': copied({ namespaces: ['shop'] }),
  },
  fail: {
    'a secret for every namespace': copied({ namespaceSelector: {} }),
    'a secret for every namespace too': copied({ namespaceSelectors: [{ matchLabels: { team: 'shop' } }, { matchLabels: {} }] }),
    'every namespace': store({ provider: {} }),
    'an empty list': store({ conditions: [] }),
    'every namespace by a selector': store({ conditions: [{ namespaces: ['shop'] }, { namespaceSelector: {} }] }),
    'every namespace by empty labels': store({ conditions: [{ namespaceSelector: { matchLabels: {} } }] }),
    'every namespace by the label of all': store({
      conditions: [{ namespaceSelector: { matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'Exists' }] } }],
    }),
    ...Object.fromEntries(
      ['.*', '^.*$', '.+', '.', '', '^', '(.*)', '[a-z0-9-]+', 'shop|.*', '^(shop|.*)$'].map((regex) => [
        `every namespace by /${regex}/`,
        regexes(regex),
      ]),
    ),
  },
});

const config = (data: object) => kubernetes('v1/ConfigMap', { data });
const binary = (data: Readonly<Record<string, string>>) =>
  kubernetes('v1/ConfigMap', {
    binaryData: Object.fromEntries(Object.entries(data).map(([key, text]) => [key, Buffer.from(text).toString('base64')])),
  });
describePolicy(configPlainSecret, {
  pass: {
    'an empty one': config({}),
    settings: config({ LOG_LEVEL: 'info', PORT: '8080', 'app.yaml': 'debug: false\n' }),
    'no base64': kubernetes('v1/ConfigMap', { binaryData: { 'a.bin': '%%%', 'b.bin': 1 } }),
    nothing: kubernetes('v1/ConfigMap'),
  },
  excused: {
    'a place of a secret': config({ PASSWORD_FILE: '/run/secrets/password', TOKEN_URL: 'https://login.example.com' }),
    'a switch': config({ ALLOW_EMPTY_PASSWORD: 'yes', ROTATE_PASSWORD: 'true' }),
    'what is filled in later': config({ password: '${PASSWORD}', token: '<token>' }),
    'a file in base64': binary({ 'app.yaml': 'debug: false\n' }),
    'an image in base64': kubernetes('v1/ConfigMap', { binaryData: { 'password.png': 'iVBORw0KGgoAAAANSUhEUgAAAAE=' } }),
  },
  fail: {
    'a password': config({ DB_PASSWORD: 'hunter2!' }),
    'a password in base64': binary({ DB_PASSWORD: 'hunter2!' }),
    'a file with a password in base64': binary({ 'app.yaml': 'password: hunter2!\n' }),
    'a key of AWS': config({ note: 'AKIAIOSFODNN7REALKEY' }),
    'a private key': config({ 'tls.key': '-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----\n' }),
    'a URL with a password': config({ url: 'postgres://shop:hunter2@db.example.com/shop' }),
  },
});

const namespace = (version?: string) =>
  kubernetes('v1/Namespace', {
    metadata: { labels: version === undefined ? {} : { 'pod-security.kubernetes.io/enforce-version': version } },
  });
describePolicy(namespacePsaVersion, {
  pass: { latest: namespace('latest'), 'a version of today': namespace('v1.34') },
  excused: {
    'a namespace that states no version, of which k8s/namespace/psa-labels tells': namespace(),
  },
  fail: { 'a version of before': namespace('v1.0'), 'the last of them': namespace('v1.24') },
});

const inSystem = { namespace: 'kube-system' };
const binding = (name: string) =>
  kubernetes('rbac.authorization.k8s.io/v1/RoleBinding', { metadata: inSystem, roleRef: { kind: 'Role', name }, subjects: [] });
describePolicy(namespaceNotSystem, {
  pass: {
    'a namespace of its own': deployment({}),
    'a Service of ours': kubernetes('v1/Service'),
    ...Object.fromEntries(
      ['coredns', 'coredns-custom', 'aws-auth', 'kube-root-ca.crt', 'extension-apiserver-authentication', 'kubeadm-config'].map((name) => [
        `what the cluster is told there by ${name}`,
        kubernetes('v1/ConfigMap', { metadata: { ...inSystem, name } }),
      ]),
    ),
  },
  excused: {
    'what the cluster is told there, such as by coredns or aws-auth': kubernetes('v1/ConfigMap', {
      metadata: { ...inSystem, name: 'coredns' },
    }),
    'how requests are vouched for': binding('extension-apiserver-authentication-reader'),
    'a token with which machines join': kubernetes('v1/Secret', { metadata: inSystem, type: 'bootstrap.kubernetes.io/token' }),
  },
  fail: {
    'kube-system': deployment({}, { metadata: { namespace: 'kube-system' } }),
    'kube-public': pod({}, { namespace: 'kube-public' }),
    ...Object.fromEntries(
      ['v1/ConfigMap', 'v1/Secret', 'v1/Service', 'v1/ServiceAccount', 'v1/PersistentVolumeClaim', 'rbac.authorization.k8s.io/v1/Role'].map(
        (type) => [`a ${type} there`, kubernetes(type, { metadata: inSystem })],
      ),
    ),
    'who may do something there': binding('leader-election'),
  },
});
