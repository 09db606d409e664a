import { verdictOf } from '../../../../lib';
import { envDuplicate } from '../../../../policies/kubernetes/pods/env-duplicate';
import { envPlainSecret } from '../../../../policies/kubernetes/pods/env-plain-secret';
import { envSecretAsFile } from '../../../../policies/kubernetes/pods/env-secret-as-file';
import { deployment, describePolicy, pod } from '../table';

const env = (...variables: readonly object[]) => deployment({ containers: [{ name: 'server', env: variables }] });
const variable = (name: string, value: string) => env({ name, value });
const fromSecret = { name: 'PASSWORD', valueFrom: { secretKeyRef: { name: 'db', key: 'password' } } };
const nothing = { 'a container without variables': pod({ containers: [{ name: 'server' }] }) };

describePolicy(envPlainSecret, {
  pass: {
    ...nothing,
    'a reference to a Secret': env(fromSecret),
  },
  excused: {
    'a key that does not look like one': variable('PARTITION_KEY', 'order-id'),
    'the name of a way to log in': variable('MQTT_AUTH', 'oauth2'),
    'a password that is joined in the pod': variable('DATABASE_URL', 'postgres://slipway:$(DB_PASSWORD)@$(DB_HOST):5432/orders'),
    'a variable made of others': variable('PASSWORD', '$(DB_PASSWORD)'),
    'the file of a secret': variable('PASSWORD_FILE', '/run/secrets/password'),
    'a switch': variable('REQUIRE_TOKEN', 'true'),
    'an address without a password': variable(
      'ORDERS_URL',
      'https://sqs.eu-west-1.amazonaws.com/111122223333/acme-production-eu-west-1-orders',
    ),
    'a digest': variable('REVISION', '2cbdb2c7679d83c10186726c01e3e04a0d1aaaaa'),
  },
  fail: {
    'a password': variable('DB_PASSWORD', 'hunter2'),
    'a key in small letters': variable('api-key', 'abc'),
    'a password in a URL': variable('DATABASE_URL', 'postgres://slipway:hunter2@db:5432/orders'),
    "a cloud's key": variable('SETTING', 'AKIAIOSFODNN7EXAMPLE'),
    'a password for who debugs': pod({ ephemeralContainers: [{ name: 'debug', env: [{ name: 'DB_PASSWORD', value: 'hunter2' }] }] }),
    'a generated key in an init container': pod({
      initContainers: [{ name: 'init', env: [{ name: 'SETTING', value: 'wJalrXUtnFEMI9K7MDENGbPxRfiCYzzz3XAMPLEKEY' }] }],
    }),
  },
  unknown: { 'a password that is substituted later': variable('DB_PASSWORD', '${DB_PASSWORD}') },
});

test('a finding about a secret never tells it', () => {
  for (const value of ['postgres://slipway:hunter2@db/orders', 'AKIAIOSFODNN7EXAMPLE', 'wJalrXUtnFEMI9K7MDENGbPxRfiCYzzz3XAMPLEKEY']) {
    const { verdict, messages } = verdictOf(envPlainSecret, variable('DB_PASSWORD', value));
    expect(verdict).toBe('fail');
    expect(messages.join()).not.toContain(value.slice(0, 12));
  }
});

describePolicy(envSecretAsFile, {
  pass: { ...nothing, 'a plain variable': variable('LEVEL', 'info') },
  fail: {
    'a variable from a Secret': env(fromSecret),
    'all variables of a Secret': pod({ containers: [{ name: 'server', envFrom: [{ secretRef: { name: 'db' } }] }] }),
  },
  unknown: { 'a source that is substituted later': env({ name: 'PASSWORD', valueFrom: '${SOURCE}' }) },
});

describePolicy(envDuplicate, {
  pass: { ...nothing, 'different names': env({ name: 'A', value: '1' }, { name: 'B', value: '1' }) },
  fail: { 'a name twice': env({ name: 'A', value: '1' }, { name: 'B', value: '1' }, { name: 'A', value: '2' }) },
  unknown: { 'variables that are substituted later': pod({ containers: [{ name: 'server', env: '${ENV}' }] }) },
});
