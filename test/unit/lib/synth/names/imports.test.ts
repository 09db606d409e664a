import { TerraformResource } from 'cdktf';
import { Bucket, Queue, Workload } from '../../../../../constructs';
import { DeploymentStack, UserError } from '../../../../../lib';
import { synthesize } from '../../../../../lib/testing';
import { aws } from '../../../../kit/environments';

const image = 'ghcr.io/acme/orders';

function importsOf(take: (stack: DeploymentStack, resources: readonly TerraformResource[]) => void) {
  const { files } = synthesize(aws(), (stack) => {
    new Workload(stack, 'orders', { image, dependencies: { files: new Bucket(), jobs: new Queue() } });
    take(stack, stack.node.findAll().filter(TerraformResource.isTerraformResource));
  });
  const { import: blocks = [] } = JSON.parse(files.get('cdktf.out/stacks/shop-production-eu-west-1/cdk.tf.json')!);
  return (blocks as readonly { readonly to: string; readonly id: string }[]).map(({ to, id }) => [to.replace(/_[0-9A-F]{8}$/, ''), id]);
}
const below = (path: string) => (stack: DeploymentStack, resources: readonly TerraformResource[]) => {
  for (const resource of resources) if (resource.node.path.includes(path)) stack.names.imports.take(resource);
};
const ofType = (resources: readonly TerraformResource[], type: string) =>
  resources.find(({ terraformResourceType }) => terraformResourceType === type)!;

test('what a stack takes in has an import block with the id that its name tells, with all that belongs to it', () => {
  const bucket = 'acme-production-eu-west-1-shop-orders-files';
  expect(importsOf(below('orders/files'))).toEqual(
    [
      'aws_s3_bucket.orders_files',
      'aws_s3_bucket_lifecycle_configuration.orders_files_lifecycle',
      'aws_s3_bucket_ownership_controls.orders_files_ownership',
      'aws_s3_bucket_policy.orders_files_policy',
      'aws_s3_bucket_public_access_block.orders_files_public-access',
      'aws_s3_bucket_server_side_encryption_configuration.orders_files_encryption',
      'aws_s3_bucket_versioning.orders_files_versioning',
    ].map((address) => [address, bucket]),
  );
});

test('an id that is given wins, and one that the program states itself stays alone', () => {
  expect(
    importsOf((stack, resources) => {
      const queue = ofType(resources, 'aws_sqs_queue');
      const bucket = ofType(resources, 'aws_s3_bucket');
      stack.addOverride('import', [{ to: `aws_s3_bucket.${bucket.friendlyUniqueId}`, id: 'mine' }]);
      stack.names.imports.take(queue, 'https://elsewhere/jobs');
      stack.names.imports.take(bucket);
    }),
  ).toEqual([
    ['aws_s3_bucket.orders_files', 'mine'],
    [expect.stringContaining('aws_sqs_queue.orders_jobs'), 'https://elsewhere/jobs'],
  ]);
});

test('two ids of one resource are refused', () => {
  const twice = () =>
    importsOf((stack, resources) => {
      stack.names.imports.take(ofType(resources, 'aws_sqs_queue'), 'one');
      stack.names.imports.take(ofType(resources, 'aws_sqs_queue'), 'two');
    });
  expect(twice).toThrow(UserError);
  expect(twice).toThrow(/is to be 'two', and 'one'/);
});

test('where nothing is taken in, no block is written', () => {
  expect(importsOf(() => undefined)).toEqual([]);
});

describe.each([
  'aws_iam_access_key',
  'aws_secretsmanager_secret_version',
  'kubernetes_config_map',
  'kubernetes_config_map_v1',
  'kubernetes_secret',
  'kubernetes_secret_v1',
  'random_password',
  'tls_private_key',
])('%s', (terraformResourceType) => {
  test.each([undefined, 'an-id'])('is never imported, nor asked of a state, with the id %j', (id) => {
    const taken = importsOf((stack, resources) => {
      stack.names.imports.take(new TerraformResource(stack, 'own', { terraformResourceType }), id);
      stack.names.imports.take(ofType(resources, 'aws_s3_bucket'));
    });
    expect(taken.map(([to]) => to)).toEqual(['aws_s3_bucket.orders_files']);
  });
});
