import { Bucket, Owner, Postgres, Queue, Redis, StatefulWorkload, Workload } from '../../../../constructs';
import { DeploymentStack } from '../../../../lib';
import { synthesize } from '../../../../lib/testing';
import { aws, awsWithoutExternalSecrets, cloudless } from '../../../kit/environments';

const owner = {
  team: 'checkout',
  chat: '#checkout',
  pager: 'https://pager.example.com/services/P1?tab=2',
  docs: 'https://wiki.example.com/orders',
  source: 'https://github.com/acme/orders',
} as const;
const image = 'ghcr.io/acme/orders';
const place =
  (props: object, name = 'orders') =>
  (stack: DeploymentStack) =>
    void new Workload(stack, name, { image, ...props } as never);
const dependencies = () => ({
  files: new Bucket(),
  jobs: new Queue(),
  db: new Postgres({ size: 'small' }),
  cache: new Redis({ size: 'small' }),
});

describe('the owner of a workload', () => {
  const { resources } = synthesize(aws(), (stack) => {
    stack.place(place({ dependencies: dependencies(), owner, jobs: { migrate: { command: ['/migrate'] } } }), {});
    place({}, 'catalog')(stack);
  });
  const own = resources.below('shop-production-eu-west-1/orders').all;
  const objects = own.filter(({ type }) => type.includes('/'));
  const blocks = own.filter(({ type }) => !type.includes('/'));

  test('is on every object that it makes, whoever made it', () => {
    const kinds = [...new Set(objects.map(({ values }) => values.kind))].sort();
    expect(kinds).toEqual(expect.arrayContaining(['Deployment', 'ExternalSecret', 'Job', 'NetworkPolicy', 'ServiceAccount']));
    for (const { values } of objects) {
      expect(values.metadata.labels).toMatchObject({ 'slipway.dev/team': 'checkout' });
      expect(values.metadata.annotations).toMatchObject({
        'slipway.dev/chat': '#checkout',
        'slipway.dev/pager': owner.pager,
        'slipway.dev/docs': owner.docs,
        'slipway.dev/source': owner.source,
      });
    }
  });

  test('is no part of pods and selectors: another one restarts nothing', () => {
    for (const { values } of objects) expect(JSON.stringify(values.spec ?? {})).not.toContain('checkout');
  });

  test('is a tag of every resource of AWS that takes some, in place of the owner that the provider says', () => {
    const tagged = blocks.filter(({ values }) => values.tags);
    expect([...new Set(tagged.map(({ type }) => type))].sort()).toEqual(
      expect.arrayContaining([
        'aws_db_instance',
        'aws_db_parameter_group',
        'aws_db_subnet_group',
        'aws_eks_pod_identity_association',
        'aws_elasticache_replication_group',
        'aws_iam_role',
        'aws_s3_bucket',
        'aws_secretsmanager_secret',
        'aws_security_group',
        'aws_sqs_queue',
        'aws_ssm_parameter',
      ]),
    );
    // The `?` of the pager is none that AWS takes in a tag.
    for (const { values } of tagged)
      expect(values.tags).toEqual({ owner: 'checkout', chat: 'checkout', docs: owner.docs, source: owner.source });
  });

  test('is no tag where a resource has none', () => {
    const untagged = new Set(blocks.filter(({ values }) => !values.tags).map(({ type }) => type));
    for (const type of untagged) expect(resources.ofType(type).every(({ values }) => !('tags' in values))).toBe(true);
    expect(untagged).toContain('aws_iam_role_policy');
  });

  test('is not that of its neighbours', () => {
    for (const { values } of resources.below('shop-production-eu-west-1/catalog').all) {
      expect(JSON.stringify(values)).not.toContain('checkout');
    }
  });

  test('changes nothing else', () => {
    const without = synthesize(aws(), place({ dependencies: dependencies() })).resources;
    const with_ = synthesize(aws(), place({ dependencies: dependencies(), owner })).resources;
    const strip = ({ values, address }: (typeof with_.all)[number]) => {
      const { tags: _tags, metadata: { labels: _labels, annotations: _annotations, ...metadata } = {}, ...others } = values;
      return { address, metadata, ...others };
    };
    expect(with_.all.map(strip)).toEqual(without.all.map(strip));
  });
});

test('the owner is on what Terraform writes into the cluster, beside the labels that it has', () => {
  const { resources } = synthesize(awsWithoutExternalSecrets(), place({ dependencies: { db: new Postgres({ size: 'small' }) }, owner }));
  for (const type of ['kubernetes_config_map_v1', 'kubernetes_secret_v1']) {
    const metadata = [resources.only(type).values.metadata].flat()[0];
    expect(metadata.labels).toEqual({ 'app.kubernetes.io/managed-by': 'terraform', 'slipway.dev/team': 'checkout' });
    expect(metadata.annotations).toMatchObject({ 'slipway.dev/chat': '#checkout' });
  }
});

test('the owner is on what a provisioner makes in the cluster, and on every kind of workload', () => {
  const { resources } = synthesize(cloudless(), (stack) => {
    new StatefulWorkload(stack, 'orders', {
      image,
      volumeClaimTemplates: { data: { mountPath: '/data', storage: '1Gi' } },
      dependencies: { cache: new Redis({ size: 'small' }) },
      owner: { team: 'checkout' },
    });
  });
  const objects = resources.below('shop-development-local/orders').all;
  expect(objects.map(({ path }) => path)).toContain('shop-development-local/orders/cache/Deployment');
  for (const { values } of objects) expect(values.metadata.labels['slipway.dev/team']).toBe('checkout');
  expect(resources.only('apps/v1/StatefulSet').values.spec.volumeClaimTemplates[0].metadata).toEqual({ name: 'data' });
});

test.each<[Partial<Owner>, string]>([
  [{ team: 'Check Out' }, "'owner.team' has the name 'Check Out'."],
  [{ chat: '' }, "'owner.chat' is ''. Write one line"],
  [{ pager: 'a\nb' }, "'owner.pager' is 'a\nb'."],
  [{ docs: 'wiki' }, "'owner.docs' is 'wiki'. Write a URL"],
  [{ source: `https://example.com/${'a'.repeat(256)}` }, "'owner.source' has 276 characters. Use at most 256"],
])('an owner is refused with %j', (changes, message) => {
  expect(() => synthesize(cloudless(), place({ owner: { ...owner, ...changes } }))).toThrow(message);
});
