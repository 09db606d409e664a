import { foreignData } from '../../../../policies/cross/foreign-data';
import { moduleSource } from '../../../../policies/cross/module-source';
import { runProgram } from '../../../../policies/cross/run-program';
import { deployment, describePolicy, terraform } from '../table';

const machine = (values: object = {}) => terraform('aws_instance', { ami: 'ami-1', ...values });

describePolicy(runProgram, {
  pass: {
    'a machine': machine(),
    'a file that is copied': machine({ provisioner: [{ file: { source: 'a', destination: 'b' } }] }),
    'an object that has a field of that name': { ...deployment({}), values: { provisioner: [{ 'local-exec': {} }] } },
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
