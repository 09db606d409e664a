import { judge, type Resource, verdictOf } from '../../../../lib';
import { foreignData } from '../../../../policies/cross/foreign-data';
import { moduleSource } from '../../../../policies/cross/module-source';
import { runProgram } from '../../../../policies/cross/run-program';
import { stateEncrypted } from '../../../../policies/cross/state-encrypted';
import { deployment, describePolicy, terraform } from '../table';

const machine = (values: object = {}) => terraform('aws_instance', { ami: 'ami-1', ...values });

describePolicy(runProgram, {
  pass: {
    'a machine': machine(),
    'an object that has a field of that name': { ...deployment({}), values: { provisioner: [{ 'local-exec': {} }] } },
  },
  excused: {
    'a file that is copied': machine({ provisioner: [{ file: { source: 'a', destination: 'b' } }] }),
  },
  fail: {
    'a program here': machine({ provisioner: [{ 'local-exec': { command: 'curl example.com | sh' } }] }),
    'a program there': machine({ provisioner: { 'remote-exec': { inline: ['apt-get update'] } } }),
    'a resource that does nothing else': terraform('null_resource', { provisioner: [{ 'local-exec': { command: 'make' } }] }),
    'a data source': terraform('data.external', { program: ['python', 'x.py'] }),
  },
});

describePolicy(
  foreignData,
  {
    fail: {
      'a page': terraform('data.http', { url: 'https://example.com/ip' }),
      'a state': terraform('data.terraform_remote_state', { backend: 's3', config: { bucket: 'state' } }),
    },
  },
  'dropped',
);

const called = (source: string, version?: string) => terraform('module', { source, ...(version !== undefined && { version }) });
const commit = '0123456789abcdef0123456789abcdef01234567';

describePolicy(moduleSource, {
  pass: {
    'one of the project': called('./modules/vpc'),
    'one beside it': called('../vpc'),
    'one version of the registry': called('terraform-aws-modules/vpc/aws', '5.8.1'),
    'the same by a sign': called('terraform-aws-modules/vpc/aws', '= 5.8.1'),
    'a commit': called(`git::https://example.com/vpc.git?ref=${commit}`),
    'a version': called('github.com/acme/vpc?ref=v1.2.3'),
    'a version of one module among many': called('git::ssh://git@example.com/modules.git//vpc?ref=vpc/v1.2.3&depth=1'),
    'an archive with its hash': called(`https://example.com/vpc.zip?checksum=sha256:${'a'.repeat(64)}`),
  },
  fail: {
    'the newest of the registry': called('terraform-aws-modules/vpc/aws'),
    'any of a range': called('terraform-aws-modules/vpc/aws', '~> 5.0'),
    'a version that grows': called('terraform-aws-modules/vpc/aws', '>= 5.8.1'),
    'whatever is in git': called('git::https://example.com/vpc.git'),
    'a branch': called('github.com/acme/vpc?ref=main'),
    'an archive': called('https://example.com/vpc.zip'),
    'a bucket': called('s3::https://s3.amazonaws.com/modules/vpc.zip'),
  },
});

const backend = (kind: string, values: object = {}): Resource => ({
  type: `backend.${kind}`,
  address: `backend.${kind}`,
  path: '',
  values: { ...values },
});
const bucket = { bucket: 'acme-state', key: 'shop.tfstate', region: 'eu-west-1' };
const stateOf = (kind: string, config: object) => terraform('data.terraform_remote_state', { backend: kind, config });

describePolicy(stateEncrypted, {
  pass: {
    'S3 that encrypts': backend('s3', { ...bucket, encrypt: true }),
    'S3 that encrypts, as text': backend('s3', { ...bucket, encrypt: 'true' }),
    'S3 with a key': backend('s3', { ...bucket, kms_key_id: 'arn:aws:kms:eu-west-1:111122223333:key/1' }),
    'a web server by TLS': backend('http', { address: 'https://state.example.com/shop' }),
    'Consul by TLS': backend('consul', { address: 'consul.example.com', scheme: 'https' }),
    'PostgreSQL by TLS': backend('pg', { conn_str: 'postgres://db/state?sslmode=verify-full' }),
    'the state of another, by TLS': [stateOf('http', { address: 'https://state.example.com' }), stateOf('s3', bucket)],
  },
  excused: {
    'S3 on this machine': backend('s3', { ...bucket, encrypt: true, endpoint: 'http://localhost:4566' }),
    'Azure, Google and HCP, which encrypt': [backend('azurerm'), backend('gcs', { bucket: 'a' }), backend('remote')],
    'Consul on this machine': backend('consul', { address: '127.0.0.1:8500' }),
    'a file outside the repository': [
      backend('local', { path: '../../../state/shop.tfstate' }),
      backend('local', { path: '/var/state/a' }),
    ],
    'COS, which encrypts unless told otherwise': backend('cos', { bucket: 'a' }),
  },
  fail: {
    'S3 as it is': backend('s3', bucket),
    'S3 that is told not to': backend('s3', { ...bucket, encrypt: false }),
    'S3 that is told not to, as text': backend('s3', { ...bucket, encrypt: 'false' }),
    'S3 reached in the clear': backend('s3', { ...bucket, encrypt: true, endpoint: 'http://minio.example.com' }),
    'COS that is told not to': backend('cos', { bucket: 'a', encrypt: false }),
    'OSS as it is': backend('oss', { bucket: 'a' }),
    'a file beside the code': backend('local'),
    'a file below the code': backend('local', { path: 'state/shop.tfstate' }),
    'a web server': backend('http', { address: 'http://state.example.com/shop' }),
    'a web server for locks': backend('http', { address: 'https://state.example.com', lock_address: 'http://state.example.com/lock' }),
    'whoever answers': backend('http', { address: 'https://state.example.com', skip_cert_verification: true }),
    Consul: backend('consul', { address: 'consul.example.com:8500' }),
    'PostgreSQL in the clear': backend('pg', { conn_str: 'postgres://db/state?sslmode=disable' }),
    'an API server that nobody checks': backend('kubernetes', { secret_suffix: 'a', insecure: true }),
    'the state of another, in the clear': stateOf('http', { address: 'http://state.example.com' }),
    'the state of another, in a list': stateOf('consul', [{ address: 'consul.example.com' }]),
  },
  unknown: {
    'S3 that terraform init completes': backend('s3'),
    'S3 with a variable': backend('s3', { ...bucket, encrypt: '${var.encrypt}' }),
  },
});

test('what an address of a state shows is neither a password nor what is asked there', () => {
  const [found] = verdictOf(stateEncrypted, backend('http', { address: 'http://user:hunter2@state.example.com/shop?token=abc' })).messages;
  expect(found).toBe('sends the state without TLS: address is http://state.example.com/shop');
});

test.each([
  ['its own', backend('http', { address: 'http://state.example.com' }), 'address'],
  ["another's", stateOf('http', { address: 'http://state.example.com' }), 'config.address'],
])('what is wrong with %s state is shown where it stands', (_, state, field) => {
  const { violations } = judge([state], [{ name: 'test', version: '0.0.0', policies: [stateEncrypted] }]);
  expect(violations.map((violation) => violation.field)).toEqual([field]);
});
