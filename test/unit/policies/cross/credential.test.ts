import { credential } from '../../../../policies/cross/credential';
import { deployment, describePolicy, kubernetes, terraform } from '../table';

const key = `${'AKIA'}IOSFODNN7EXAMPLE`;
const containers = [{ name: 'app', image: 'app:1' }];

describePolicy(credential, {
  pass: {
    'a header of a probe, which its own rule tells': deployment({
      containers: [{ ...containers[0], livenessProbe: { httpGet: { port: 1, httpHeaders: [{ name: 'X', value: key }] } } }],
    }),
    'an application without any': deployment({ containers }),
    'a Secret, of which another rule tells': kubernetes('v1/Secret', { stringData: { url: 'postgres://me:hunter2@db/orders' } }),
    'a variable, of which another rule tells': deployment({ containers: [{ name: 'app', env: [{ name: 'X', value: key }], args: [key] }] }),
    'an entry of a ConfigMap, of which another rule tells': kubernetes('v1/ConfigMap', { data: { key } }),
    'a password of a database, of which another rule tells': terraform('aws_db_instance', { password: 'hunter2hunter2' }),
    'a reference to a secret': terraform('aws_mq_broker', {
      user: [{ username: 'app', password: '${ephemeral.random_password.it.result}' }],
    }),
    'the name of a policy for TLS': terraform('aws_lb_listener', { ssl_policy: 'ELBSecurityPolicy-TLS-1-0-2015-04' }),
    'a provider that assumes a role': terraform('provider.aws', {
      region: 'eu-west-1',
      assume_role: [{ role_arn: 'arn:aws:iam::111122223333:role/ci' }],
    }),
    'names and switches that sound like secrets': terraform('aws_cognito_user_pool_client', {
      generate_secret: true,
      token_validity_units: [{ access_token: 'hours' }],
    }),
  },
  fail: {
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
