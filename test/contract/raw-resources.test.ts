import * as path from 'node:path';
import { DbInstance } from '@cdktf/provider-aws/lib/db-instance';
import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { ApiObject, Lazy as LazyOfCdk8s } from 'cdk8s';
import {
  Aspects,
  AssetType,
  DataResource,
  Fn,
  Lazy,
  TerraformAsset,
  TerraformIterator,
  TerraformLocal,
  TerraformOutput,
  TerraformVariable,
  Token,
} from 'cdktf';
import { Construct } from 'constructs';
import { DeploymentStack } from '../../lib';
import { synthesizePlatform } from '../../lib/testing';
import { aws } from '../kit/environments';
import { root } from '../kit/root';

/** What cdktf can say of raw resources, one of each: iterators, functions, lazy values, overrides, outputs, aspects, tokens in texts. */
function raw(stack: DeploymentStack): DbInstance {
  const zones = new TerraformVariable(stack, 'zones', { type: 'list(string)', default: ['a', 'b'] });
  const each = TerraformIterator.fromList(zones.listValue);
  const bucket = new S3Bucket(stack, 'each', {
    forEach: each,
    bucket: each.value,
    tags: { big: '1e308', dash: '-1e+289x', open: '$${x}' },
  });
  const database = new DbInstance(stack, 'database', { instanceClass: 'x', allocatedStorage: 20, iops: Token.asNumber(Fn.max([1, 2])) });
  const group = new SecurityGroup(stack, 'group', {
    ingress: each.dynamic({ fromPort: database.port, toPort: database.port, protocol: 'tcp', cidrBlocks: [each.value] }) as never,
    lifecycle: { ignoreChanges: ['ingress'], createBeforeDestroy: true },
    dependsOn: [bucket],
  });
  group.addOverride('timeouts.create', '5m');
  group.addOverride('tags', { port: database.port, [`at-${database.identifier}`]: database.arn });
  stack.addOverride('terraform.required_version', '>= 1.5');
  new TerraformLocal(stack, 'local', {
    endpoint: database.endpoint,
    port: database.port,
    list: [database.fqn, `x:${database.port}/y`],
    lazy: Lazy.anyValue({ produce: () => ({ arn: database.arn, nothing: undefined }) }),
    secret: database.masterUserSecret.get(0).secretArn,
  });
  new TerraformOutput(stack, 'endpoint', { value: database.endpoint });
  new TerraformOutput(new Construct(stack, 'inner'), 'ports', { value: { all: [database.port, 'k'] }, description: 'a\nb' });
  Aspects.of(stack).add({ visit: (node) => void (node instanceof S3Bucket && node.addOverride('force_destroy', false)) });
  return database;
}

test('raw resources are written as cdktf writes them, references to other stacks included', () => {
  const { files } = synthesizePlatform((platform) => {
    let database: DbInstance;
    const environment = aws();
    environment.stamp(platform, 'shop', (stack) => {
      database = raw(stack);
    });
    environment.stamp(platform, 'reports', (stack) => {
      new DataResource(stack, 'reader', { input: { host: database.address, port: database.port } });
    });
  });
  const [, reader] = [...files].find(([file]) => file.includes('reports-production') && file.endsWith('cdk.tf.json'))!;
  expect(reader).toContain('terraform_remote_state');
});

test('assets are copied by cdktf itself', () => {
  const { files } = synthesizePlatform((platform) =>
    aws().stamp(platform, 'shop', (stack) => {
      const asset = new TerraformAsset(stack, 'readme', { path: path.join(root, 'README.md'), type: AssetType.FILE });
      new TerraformOutput(stack, 'readme-path', { value: asset.path });
    }),
  );
  expect([...files.keys()]).toContainEqual(expect.stringMatching(/\/assets\/readme\/\w+\/README\.md$/));
});

test('raw objects are written as the library yaml writes them', () => {
  const { files } = synthesizePlatform((platform) =>
    aws().stamp(platform, 'shop', (stack) => {
      new ApiObject(new Construct(stack.chartOf(stack.clusters[0]!), 'raw'), 'map', {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'raw' },
        data: { yes: 'no', octal: '0777', lines: 'one\n  two\n', lazy: LazyOfCdk8s.any({ produce: () => 'later' }), empty: '' },
      });
    }),
  );
  expect([...files.values()].some((content) => content.includes('lines: |\n    one\n      two\n'))).toBe(true);
});
