import { AwsQueue, awsProvider, Bucket, ExternalSecrets, PodIdentity, Postgres, Queue, Redis, Workload } from '../../../../constructs';
import { Dependency, type DeploymentStack, Service, Shared, text } from '../../../../lib';
import { synthesizeAlone } from '../../../../lib/testing';
import { baseline } from '../../../../policies';

const image = 'ghcr.io/acme/orders';
const variables = (define: (stack: DeploymentStack) => unknown, options = {}) => {
  const [container] = synthesizeAlone(define, options).resources.only('apps/v1/Deployment').values.spec.template.spec.containers;
  return Object.fromEntries(container.env.map(({ name, value, valueFrom }) => [name, value ?? valueFrom]));
};

test('a workload is synthesized without a platform: its dependencies are stood in for, and whom it calls answers', () => {
  const catalog = new Service('catalog', { http: { port: 80 }, grpc: { port: 9090 } });
  const orders = (stack: DeploymentStack) =>
    new Workload(stack, 'orders', {
      image,
      dependencies: { jobs: new Queue(), db: new Postgres({ size: 'small' }), catalog: catalog.at('http'), search: catalog.at('grpc') },
      env: ({ jobs, db, catalog, search }) => ({
        JOBS: jobs.url,
        DB: text`${db.host}:${db.port}`,
        PASSWORD: db.password,
        CATALOG: catalog.address,
        SEARCH: search.address,
      }),
    });
  expect(variables(orders)).toEqual({
    JOBS: 'jobs-url',
    DB: 'db-host:db-port',
    PASSWORD: { secretKeyRef: { name: 'db', key: 'password' } },
    CATALOG: 'catalog:80',
    SEARCH: 'catalog:9090',
  });
});

test('so is a dependency of one’s own, and what several share', () => {
  class Topic extends Dependency {
    readonly type = 'topic';
    readonly outputs = { arn: 'value', signingKey: 'secret' } as const;
  }
  const events = new Shared('events', new Topic());
  const both = (stack: DeploymentStack) => {
    stack.share(events);
    for (const name of ['orders', 'cart']) new Workload(stack, name, { image, dependencies: { events: events.as('owner') } });
  };
  const { resources } = synthesizeAlone(both);
  expect(resources.ofType('apps/v1/Deployment')).toHaveLength(2);
});

test('a provisioner that is listed makes what it makes, in a place with every fact that it asks for', () => {
  const orders = (stack: DeploymentStack) =>
    new Workload(stack, 'orders', { image, dependencies: { jobs: new Queue(), files: new Bucket(), carts: new Redis({ size: 'small' }) } });
  const { resources } = synthesizeAlone(orders, {
    provisioners: [AwsQueue.provisioner()],
    identity: new PodIdentity(),
    delivery: new ExternalSecrets(),
    terraform: [awsProvider({ role: 'deploy', tags: { owner: 'shop', costCentre: '1' } })],
    policies: [baseline],
  });
  expect(resources.ofType('aws_sqs_queue')).toHaveLength(2);
  expect(resources.ofType('aws_s3_bucket')).toHaveLength(0);
  expect(resources.only('aws_iam_role_policy').values.policy).toContain('sqs:SendMessage');
});

test('a release that is stated pins what it pins, any other image is released', () => {
  const two = (stack: DeploymentStack) => {
    for (const name of ['cart', 'orders']) new Workload(stack, name, { image });
  };
  const { resources } = synthesizeAlone(two, { app: 'sales', release: { schemaVersion: 1, images: { 'sales/orders': { tag: '1.4.2' } } } });
  const images = resources.ofType('apps/v1/Deployment').map(({ values }) => values.spec.template.spec.containers[0].image);
  expect(images).toEqual([`${image}:0.0.0`, `${image}:1.4.2`]);
});

test('what it does not take is refused with its name', () => {
  expect(() => synthesizeAlone(() => {}, { provisoners: [] } as never)).toThrow("'provisoners' of synthesizeAlone is unknown");
});
