import { AwsPostgres, AwsRedis, KubernetesRedis, KubernetesRedisOptions, Postgres, Redis, Workload } from '../../../../constructs';
import { Absent, ClusterFact, ClusterSecret, DeploymentStack, Environment, External, Shared, Text, text } from '../../../../lib';
import { synthesize } from '../../../../lib/testing';
import { aws, awsRegion, awsWithoutExternalSecrets, cloudless } from '../../../kit/environments';

const image = 'ghcr.io/acme/orders';
const withRedis = (env: (cache: { readonly url: Text }) => Readonly<Record<string, Text>>) => (stack: DeploymentStack) => {
  new Workload(stack, 'orders', { image, dependencies: { cache: new Redis({ size: 'small' }) }, env: ({ cache }) => env(cache) });
};
const withPostgres = (env: (db: { readonly url: Text }) => Readonly<Record<string, Text>>) => (stack: DeploymentStack) => {
  new Workload(stack, 'orders', { image, dependencies: { db: new Postgres({ size: 'small' }) }, env: ({ db }) => env(db) });
};

/** The variables of the workload, by name. */
function variables(environment: Environment, define: (stack: DeploymentStack) => void) {
  const { resources, files } = synthesize(environment, define);
  const deployment = resources.ofType('apps/v1/Deployment').find(({ values }) => values.metadata.name === 'orders')!;
  const [{ env }] = deployment.values.spec.template.spec.containers;
  return { env: Object.fromEntries(env.map(({ name, ...source }: { name: string }) => [name, source])), files };
}

const url = ({ url: whole }: { readonly url: Text }) => ({ URL: whole });
const secret = { valueFrom: { secretKeyRef: { name: 'orders-cache', key: 'password' } } };
const kubernetesRedis = (options: Partial<KubernetesRedisOptions> = {}) => [
  KubernetesRedis.provisioner({ image: 'redis:8.2.1', ...options }),
];

test('the URL of a Redis that speaks TLS says so, with the address that is delivered', () => {
  const { env } = variables(aws({ provisioners: [AwsRedis.provisioner()] }), withRedis(url));
  expect(env.URL).toEqual({ value: 'rediss://$(CACHE_HOST):6379' });
  expect(Object.keys(env)).toEqual(['CACHE_HOST', 'URL']);
});

test('where pods log in by IAM, no user stands in the URL: the program signs', () => {
  const place = aws({ provisioners: [AwsRedis.provisioner()], regions: [awsRegion({ cacheAuthentication: 'iam' })] });
  expect(variables(place, withRedis(url)).env.URL).toEqual({ value: 'rediss://$(CACHE_HOST):6379' });
});

test('the URL of a Redis in plain text says so, as a literal', () => {
  expect(variables(cloudless(), withRedis(url)).env).toEqual({ URL: { value: 'redis://orders-cache:6379' } });
});

test.each([
  ['External Secrets', aws],
  ['Terraform', awsWithoutExternalSecrets],
] as const)('the password that %s delivers is joined in the pod, and stands in no file', (_, place) => {
  const { env, files } = variables(place({ provisioners: kubernetesRedis() }), withRedis(url));
  expect(env).toEqual({ CACHE_PASSWORD: secret, URL: { value: 'redis://default:$(CACHE_PASSWORD)@orders-cache:6379' } });
  expect([...files.values()].filter((file) => /redis:\/\/default:(?!\$\(CACHE_PASSWORD\)@)/.test(file))).toEqual([]);
});

describe('a Redis with a user of its own', () => {
  const place = aws({ provisioners: kubernetesRedis({ username: 'app' }) });

  test('lets in that user, and turns off whoever names none', () => {
    const { resources } = synthesize(place, withRedis(url));
    const redis = resources.ofType('apps/v1/Deployment').find(({ values }) => values.metadata.name === 'orders-cache')!;
    expect(redis.values.spec.template.spec.containers[0]).toMatchObject({
      args: ['--user', 'app', 'on', '>$(REDIS_PASSWORD)', '~*', '&*', '+@all', '--user', 'default', 'off'],
      env: [{ name: 'REDIS_PASSWORD', ...secret }],
    });
  });

  test('has it in the URL', () => {
    expect(variables(place, withRedis(url)).env.URL).toEqual({ value: 'redis://app:$(CACHE_PASSWORD)@orders-cache:6379' });
  });

  test.each([
    ["'password' is false", aws({ provisioners: kubernetesRedis({ username: 'app', password: false }) })],
    ["region 'local' has no account where one is kept", cloudless({ provisioners: kubernetesRedis({ username: 'app' }) })],
  ])('is refused where it would have no password: %s', (why, where) => {
    expect(() => synthesize(where, withRedis(url))).toThrow(
      `has the user 'app', and no password: ${why}. Drop 'username' of KubernetesRedis`,
    );
  });
});

test('the URL of a database has all that a client takes, and how far the server is trusted', () => {
  const { env } = variables(aws({ provisioners: [AwsPostgres.provisioner()] }), withPostgres(url));
  expect(env.URL).toEqual({ value: 'postgres://slipway:$(DB_PASSWORD)@$(DB_HOST):5432/shop_orders?sslmode=require' });
  expect(Object.keys(env)).toEqual(['DB_PASSWORD', 'DB_HOST', 'URL']);
});

test('a URL is taken into a longer text', () => {
  const longer = ({ url: whole }: { readonly url: Text }) => ({
    URL: text`${whole}&sslrootcert=${'/etc/ca.pem'}`,
    TWO: text`${whole} ${whole}`,
  });
  const { env } = variables(aws({ provisioners: [AwsPostgres.provisioner()] }), withPostgres(longer));
  const whole = 'postgres://slipway:$(DB_PASSWORD)@$(DB_HOST):5432/shop_orders?sslmode=require';
  expect([env.URL, env.TWO]).toEqual([{ value: `${whole}&sslrootcert=/etc/ca.pem` }, { value: `${whole} ${whole}` }]);
});

test('a URL that nobody asks for sets no variable', () => {
  const define = (stack: DeploymentStack) =>
    void new Workload(stack, 'orders', { image, dependencies: { cache: new Redis({ size: 'small' }) }, env: { MODE: 'a' } });
  expect(Object.keys(variables(cloudless(), define).env)).toEqual(['CACHE_HOST', 'CACHE_PORT', 'CACHE_TLS', 'CACHE_AUTH', 'MODE']);
});

test('what is shared has it too', () => {
  const cache = new Shared('cache', new Redis({ size: 'small' }));
  const define = (stack: DeploymentStack) => {
    stack.share(cache);
    new Workload(stack, 'orders', { image, dependencies: { cache: cache.as('owner') }, env: ({ cache }) => ({ URL: cache.url }) });
  };
  expect(variables(cloudless(), define).env).toEqual({ URL: { value: 'redis://shared-cache:6379' } });
});

test('what nobody placed yet is told as such, whatever is asked of it', () => {
  const cache = new Shared('cache', new Redis({ size: 'small' }));
  const define = (stack: DeploymentStack) =>
    void new Workload(stack, 'orders', { image, dependencies: { cache: cache.as('owner') }, env: ({ cache }) => ({ URL: cache.url }) });
  expect(() => synthesize(cloudless(), define)).toThrow(/shared 'cache'/);
});

describe('of what an operator states', () => {
  const database = { port: 5432, database: 'my db', username: 'a@b', password: new ClusterSecret('db', 'password'), ca: new Absent() };
  const place = (external: Readonly<Record<string, External>>) =>
    cloudless({ regions: [{ ...cloudless().regions[0]!, external }] } as never);

  test('known texts are escaped, and an address of IPv6 stands in brackets', () => {
    const db = External.of(Postgres, { outputs: { ...database, host: 'fd00::7', sslMode: new Absent() }, egress: [] });
    expect(variables(place({ 'shop/orders.db': db }), withPostgres(url)).env.URL).toEqual({
      value: 'postgres://a%40b:$(DB_PASSWORD)@[fd00::7]:5432/my%20db',
    });
  });

  const facts = { host: 'cache', port: 6379, auth: 'none', username: new Absent(), password: new Absent(), cacheName: new Absent() };
  const unknown = External.of(Redis, { outputs: { ...facts, tls: new ClusterFact('cache', 'tls') }, egress: [] });

  test('a scheme that only the running pod knows is refused where the URL is asked for', () => {
    expect(() => synthesize(place({ 'shop/orders.cache': unknown }), withRedis(url))).toThrow(
      /The 'url' beside output '.*orders\/cache\.tls' has the scheme 'rediss' or 'redis', and only the running pod knows which\./,
    );
  });

  test('and nowhere else', () => {
    const define = (stack: DeploymentStack) =>
      void new Workload(stack, 'orders', { image, dependencies: { cache: new Redis({ size: 'small' }) } });
    expect(Object.keys(variables(place({ 'shop/orders.cache': unknown }), define).env)).toContain('CACHE_TLS');
  });
});

test('a misspelt name is told with those of texts', () => {
  const define = (stack: DeploymentStack) =>
    void new Workload(stack, 'orders', {
      image,
      dependencies: { cache: new Redis({ size: 'small' }) },
      env: ({ cache }) => ({ URL: (cache as unknown as Record<string, Text>).uri! }),
    });
  expect(() => synthesize(cloudless(), define)).toThrow(
    /has no output 'uri' \(outputs: host, .*, cacheName, url\)\. Did you mean 'cache\.url'\?/,
  );
});

test('a text of a class of JavaScript that is none is refused by its name', () => {
  class Odd extends Redis {
    override readonly texts = { url: 'redis://' } as never;
  }
  const define = (stack: DeploymentStack) =>
    void new Workload(stack, 'orders', { image, dependencies: { odd: new Odd({ size: 'small' }) } });
  expect(() => synthesize(cloudless(), define)).toThrow(/is a Odd, whose 'texts\.url' is 'redis:\/\/'\. Write a function of the outputs\./);
});
