import { configPlainSecret } from '../../../../policies/kubernetes/objects/config-plain-secret';
import { namespaceNotSystem } from '../../../../policies/kubernetes/objects/namespace-not-system';
import { namespacePsaVersion } from '../../../../policies/kubernetes/objects/namespace-psa-version';
import { storeScope } from '../../../../policies/kubernetes/objects/store-scope';
import { volumeHostPath } from '../../../../policies/kubernetes/objects/volume-host-path';
import { deployment, describePolicy, kubernetes, pod } from '../table';

describePolicy(
  volumeHostPath,
  {
    pass: { 'a disk of a driver': kubernetes('v1/PersistentVolume', { spec: { csi: { driver: 'ebs.csi.aws.com' } } }) },
    fail: { 'a folder': kubernetes('v1/PersistentVolume', { spec: { hostPath: { path: '/' } } }) },
  },
  'dropped',
);

const store = (spec: object) => kubernetes('external-secrets.io/v1/ClusterSecretStore', { spec });
describePolicy(storeScope, {
  pass: { 'some namespaces': store({ conditions: [{ namespaces: ['shop'] }] }) },
  fail: { 'every namespace': store({ provider: {} }), 'an empty list': store({ conditions: [] }) },
});

const config = (data: object) => kubernetes('v1/ConfigMap', { data });
describePolicy(configPlainSecret, {
  pass: {
    'an empty one': config({}),
    settings: config({ LOG_LEVEL: 'info', PORT: '8080', 'app.yaml': 'debug: false\n' }),
    'a place of a secret': config({ PASSWORD_FILE: '/run/secrets/password', TOKEN_URL: 'https://login.example.com' }),
    'a switch': config({ ALLOW_EMPTY_PASSWORD: 'yes', ROTATE_PASSWORD: 'true' }),
    'what is filled in later': config({ password: '${PASSWORD}', token: '<token>' }),
    nothing: kubernetes('v1/ConfigMap'),
  },
  fail: {
    'a password': config({ DB_PASSWORD: 'hunter2!' }),
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
  pass: { latest: namespace('latest'), 'a version of today': namespace('v1.34'), 'nothing said': namespace() },
  fail: { 'a version of before': namespace('v1.0'), 'the last of them': namespace('v1.24') },
});

describePolicy(namespaceNotSystem, {
  pass: { 'a namespace of its own': deployment({}) },
  fail: {
    'kube-system': deployment({}, { metadata: { namespace: 'kube-system' } }),
    'kube-public': pod({}, { namespace: 'kube-public' }),
  },
});
