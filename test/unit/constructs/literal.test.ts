import * as fs from 'node:fs';
import * as path from 'node:path';
import { types } from 'node:util';
import * as v8 from 'node:v8';
import { App, TerraformStack } from 'cdktf';
import * as fc from 'fast-check';
import { Postgres, Workload } from '../../../constructs';
import { s3 } from '../../../constructs/aws/resources/s3';
import { literal } from '../../../lib';
import { synthesize } from '../../../lib/testing';
import { awsWithoutExternalSecrets } from '../../kit/environments';
import { hostileText } from '../../kit/hostile-texts';
import { check } from '../../kit/property';
import { root } from '../../kit/root';

/** What Terraform makes of a template without expressions but quoted text. */
function readBack(template: string): string {
  return template.replace(/\$\{"([$%]*)"\}|([$%])\2(?=\{)/g, (_all, quoted, sign) => quoted ?? sign);
}

test.each([
  ['${file("/etc/passwd")}', '$${file("/etc/passwd")}'],
  ['%{ if true }x%{ endif }', '%%{ if true }x%%{ endif }'],
  ['$${a}', '$$${a}'],
  ['costs 5$', 'costs 5$'],
  ['$ {', '$ {'],
])('%s is written as %s', (text, written) => expect(literal(text)).toBe(written));

test('tokens of cdktf stay, and a sign before one is none that escapes', () => {
  expect(literal('a${TfToken[TOKEN.0]}b')).toBe('a${TfToken[TOKEN.0]}b');
  expect(literal('$${TfToken[TOKEN.0]}${x}')).toBe('${"$"}${TfToken[TOKEN.0]}$${x}');
  expect(literal('%$${TfToken[TOKEN.0]}')).toBe('${"%$"}${TfToken[TOKEN.0]}');
});

test('any text is written so that its value is the text', () => {
  check(
    fc.property(hostileText, (text) => {
      expect(readBack(literal(text))).toBe(text);
    }),
    { short: 300 },
  );
});

const folders = ['constructs/aws/resources', 'constructs/kubernetes'];
const files = folders.flatMap((folder) =>
  fs
    .readdirSync(path.join(root, folder))
    .filter((file) => folder.endsWith('/resources') || file === 'resources.ts')
    .map((file) => path.join(folder, file)),
);

test.each(files)('%s takes every text for itself', (file) => {
  for (const classes of Object.values(require(path.join(root, file)) as Record<string, object>)) expect(types.isProxy(classes)).toBe(true);
});

test('every text of a configuration is taken for itself, at any depth; expressions of cdktf are not', () => {
  check(
    fc.property(hostileText, (text) => {
      const stack = new TerraformStack(new App({ stackTraces: false }), 'stack');
      const bucket = new s3.S3Bucket(stack, 'bucket', { bucket: text, tags: { [`a${text}`]: text } });
      new s3.S3BucketLifecycleConfiguration(stack, 'rules', {
        bucket: bucket.id,
        rule: [{ id: text, status: 'Enabled', filter: [{ prefix: text }], expiration: [{ days: 1 }] }],
      });
      const { aws_s3_bucket, aws_s3_bucket_lifecycle_configuration } = (
        stack.toTerraform() as { resource: Record<string, Record<string, unknown>> }
      ).resource;
      expect(aws_s3_bucket!['bucket']).toMatchObject({ bucket: literal(text), tags: { [literal(`a${text}`)]: literal(text) } });
      expect(aws_s3_bucket_lifecycle_configuration!['rules']).toMatchObject({
        bucket: '${aws_s3_bucket.bucket.id}',
        rule: [{ id: literal(text), filter: [{ prefix: literal(text) }] }],
      });
    }),
    { short: 50 },
  );
});

test('what a workload says of its owner is no code in what Terraform writes', () => {
  const environment = awsWithoutExternalSecrets();
  const { resources } = synthesize(environment, (stack) => {
    new Workload(stack, 'orders', {
      image: 'ghcr.io/acme/orders',
      resources: { requests: { cpu: '100m', memory: '64Mi' }, limits: { memory: '64Mi' } },
      owner: { team: 'payments', chat: '${file("/etc/passwd")}' },
      dependencies: { db: new Postgres({ size: 'small' }) },
    } as never);
  });
  expect(resources.only('kubernetes_config_map_v1').values.metadata.annotations).toEqual({ 'slipway.dev/chat': '$${file("/etc/passwd")}' });
});

test('resources of one class share a hidden class, by which the second takes a fraction of the first in time and memory', () => {
  v8.setFlagsFromString('--allow-natives-syntax');
  const areAlike = new Function('a', 'b', 'return %HaveSameMap(a, b)') as (a: unknown, b: unknown) => boolean;
  v8.setFlagsFromString('--no-allow-natives-syntax');
  const stack = new TerraformStack(new App({ stackTraces: false }), 'stack');
  const [one, other] = ['one', 'other'].map((id) => new s3.S3BucketPolicy(stack, id, { bucket: id, policy: '{}' }));
  expect(areAlike(one, other)).toBe(true);
});

test('a class of the user’s own on top of one of ours is made as that', () => {
  class Mine extends s3.S3BucketPolicy {}
  const stack = new TerraformStack(new App({ stackTraces: false }), 'stack');
  const mine = new Mine(stack, 'mine', { bucket: 'b', policy: '${x}' });
  expect([mine instanceof Mine, mine instanceof s3.S3BucketPolicy, mine.policyInput]).toEqual([true, true, '$${x}']);
});
