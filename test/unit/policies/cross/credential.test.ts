import { credential } from '../../../../policies/cross/credential';
import { curesOf } from '../mending';
import { deployment, describePolicy, kubernetes, terraform } from '../table';

const key = `${'AKIA'}IOSFODNN7EXAMPLE`;
const containers = [{ name: 'app', image: 'app:1' }];

/** What tools that deliver charts read, with an entry that is a password, or names who keeps it. */
const charts = (entries: object, lines: string, parameter: object) => ({
  'Argo CD, in lines': kubernetes('argoproj.io/v1alpha1/Application', { spec: { source: { helm: { values: lines } } } }),
  'Argo CD': kubernetes('argoproj.io/v1alpha1/Application', { spec: { sources: [{ helm: { valuesObject: entries } }] } }),
  'Argo CD, in a parameter': kubernetes('argoproj.io/v1alpha1/Application', { spec: { source: { helm: { parameters: [parameter] } } } }),
  'Argo CD, of many': kubernetes('argoproj.io/v1alpha1/ApplicationSet', {
    spec: { template: { spec: { source: { helm: { valuesObject: entries } } } } },
  }),
  Flux: kubernetes('helm.toolkit.fluxcd.io/v2/HelmRelease', { spec: { values: entries } }),
  k3s: kubernetes('helm.cattle.io/v1/HelmChart', { spec: { valuesContent: lines } }),
  Crossplane: kubernetes('helm.crossplane.io/v1beta1/Release', { spec: { forProvider: { values: entries, set: [parameter] } } }),
  Terraform: terraform('helm_release', { name: 'it', chart: 'it', values: [lines] }),
  'Terraform, in a parameter': terraform('helm_release', { name: 'it', chart: 'it', set: [parameter] }),
});
const labels = (bears: object) => ({
  annotated: deployment({ containers }, { metadata: { annotations: bears } }),
  'labelled, its pods': deployment({ containers }, { pod: { labels: bears } }),
});
const command = (line: string) => terraform('null_resource', { provisioner: [{ 'local-exec': { command: line } }] });

describePolicy(credential, {
  pass: {
    'one of many regions': terraform('aws_dsql_cluster', { kms_encryption_key: 'mrk-1234abcd12ab34cd56ef1234567890ab' }),
    ...charts(
      { auth: { existingSecret: 'orders-db', password: '', passwordKey: 'password', clientSecret: '${CLIENT_SECRET}' }, usePassword: true },
      'auth:\n  existingSecret: orders-db\n  imagePullSecret: registry\n',
      { name: 'auth.existingSecret', value: 'orders-db' },
    ),
    ...labels({
      'nginx.ingress.kubernetes.io/auth-secret': 'shop/basic-auth',
      'checksum/secret': '2cbdb2c7679d83c10186726c01e3e04a0d1aaaaa2cbdb2c7679d83c10186726c',
      'argocd.argoproj.io/secret-type': 'repository',
      'acme.example/token-url': 'https://id.example.com/token',
    }),
    'a command with a variable': command('mysql -p$PASSWORD < orders.sql'),
    'a local of a variable': terraform('local', { db_password: '${var.db_password}' }, 'db_password'),
    'an application without any': deployment({ containers }),
    'a reference to a secret': terraform('aws_mq_broker', {
      user: [{ username: 'app', password: '${ephemeral.random_password.it.result}' }],
    }),
    'a provider that assumes a role': terraform('provider.aws', {
      region: 'eu-west-1',
      assume_role: [{ role_arn: 'arn:aws:iam::111122223333:role/ci' }],
    }),
  },
  excused: {
    'a key of KMS by its id': terraform('aws_codebuild_project', { encryption_key: '1234abcd-12ab-34cd-56ef-1234567890ab' }),
    'a schema that describes a password': kubernetes('apiextensions.k8s.io/v1/CustomResourceDefinition', {
      spec: { description: 'What to log in with:\n\npassword: somewhere\n' },
    }),
    'a variable without a default': terraform('variable', { type: 'string', sensitive: true }, 'db_password'),
    'the name of a secret by default': terraform('variable', { default: 'orders/db', description: 'password: of whom' }, 'db_secret'),
    'a header of a probe, of which k8s/pods/plain-secret tells': deployment({
      containers: [{ ...containers[0], livenessProbe: { httpGet: { port: 1, httpHeaders: [{ name: 'X', value: key }] } } }],
    }),
    'a Secret, of which x/secret-path tells': kubernetes('v1/Secret', { stringData: { url: 'postgres://me:hunter2@db/orders' } }),
    'a variable of a container, of which k8s/env/plain-secret tells': deployment({
      containers: [{ name: 'app', env: [{ name: 'X', value: key }], args: [key] }],
    }),
    'an entry of a ConfigMap, of which k8s/config/plain-secret tells': kubernetes('v1/ConfigMap', { data: { key } }),
    'a password of a database, of which aws/rds/no-plain-password tells': terraform('aws_db_instance', { password: 'hunter2hunter2' }),
    'the name of a policy for TLS': terraform('aws_lb_listener', { ssl_policy: 'ELBSecurityPolicy-TLS-1-0-2015-04' }),
    'names and switches that sound like secrets': terraform('aws_cognito_user_pool_client', {
      generate_secret: true,
      token_validity_units: [{ access_token: 'hours' }],
    }),
  },
  fail: {
    ...charts({ auth: { password: 'hunter2' } }, 'auth:\n  clientSecret: hunter2\n', { name: 'auth.password', value: 'hunter2' }),
    ...labels({ 'acme.example/db-password': 'Hunter2xyz' }),
    'a file of a custom resource': kubernetes('acme.example/v1/Broker', { spec: { config: '[db]\nuser = me\npassword = hunter2\n' } }),
    'a literal for a Secret': kubernetes('kustomize.config.k8s.io/v1beta1/Kustomization', {
      secretGenerator: [{ name: 'db', literals: ['user=me', 'token=hunter2'] }],
    }),
    'a command with a password': command('mysql -phunter2 < orders.sql'),
    'the default of a variable': terraform('variable', { default: 'Hunter2xyz' }, 'db_password'),
    'an entry of the default of a variable': terraform('variable', { default: { host: 'db', password: 'Hunter2xyz' } }, 'db'),
    'a local': terraform('local', { db_password: 'Hunter2xyz' }, 'db_password'),
    'an entry of a local': terraform('local', { stores: { orders: [{ api_key: 'Hunter2xyz' }] } }, 'stores'),
    'an annotation': deployment(
      { containers },
      { metadata: { annotations: { 'acme.example/database': 'postgres://me:hunter2@db/orders' } } },
    ),
    'a key in a provider': terraform('provider.aws', { access_key: key, secret_key: 'hunter2hunter2' }),
    'a password in a provider': terraform('provider.postgresql', { host: 'db', password: 'hunter2hunter2' }),
    'a password of a broker': terraform('aws_mq_broker', { user: [{ username: 'app', password: 'hunter2hunter2' }] }),
    'a password of a domain': terraform('aws_opensearch_domain', {
      advanced_security_options: { master_user_options: { master_user_password: 'hunter2hunter2' } },
    }),
    'a key in a type that nobody knows': terraform('acme_thing', { notes: [`use ${key}`] }),
    'a secret of a custom resource': kubernetes('acme.example/v1/Broker', { spec: { uri: 'amqp://me:hunter2@broker' } }),
    'the path of a probe': deployment({
      containers: [{ ...containers[0], livenessProbe: { httpGet: { port: 1, path: `/?key=${key}` } } }],
    }),
  },
});

test.each([
  [{ default: 'Hunter2xyz' }, 'Take variable.db_password from'],
  [{ default: { host: 'db', password: 'Hunter2xyz' } }, 'Take variable.db_password, password, from'],
])('the cure of a variable with %j names what of it is the credential', (values, cure) => {
  expect(curesOf(credential, terraform('variable', values, 'db_password'))).toMatch(cure);
});
