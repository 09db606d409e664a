import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Duration } from 'cdk8s';
import { AwsPostgres, AwsSecret, ExternalSecrets, Postgres, Secret, Workload } from '../../../constructs';
import { type DeploymentStack, ExistingSecret, External, Shared, text } from '../../../lib';
import { type Synthesized, synthesizePlatform } from '../../../lib/testing';
import { aws as awsEnvironment, awsRegion } from '../../kit/environments';
import { anyRelease } from '../../kit/places';
import { type KubernetesObject, placesOf, writeFiles } from '../kubernetes/manifests';
import { Aws } from '../lab/aws';
import { Cluster } from '../lab/cluster';
import { startExternalSecrets } from '../lab/external-secrets';
import { describeWithLab } from '../lab/jest/with-lab';
import { Stack } from '../lab/terraform';
import { AWS, CLUSTER, EXTERNAL_SECRETS, TERRAFORM } from '../lab/toolchain';
import { until } from '../lab/until';
import { moveIntoMock } from '../terraform/mock-place';
import { notApplied } from '../terraform/not-applied';
import { dangling } from './provided';
import { references } from './references';

const image = 'registry.example.com/app';
const data = new Shared('data', new Postgres({ size: 'small' }));
const place = { region: 'eu-west-1', account: '111122223333' };
const mail = 'vendor/mail';

/** A database of three workloads in two apps, a secret that is put in under our name, one that is there already, and a file. */
function shop(stack: DeploymentStack): void {
  stack.share(data);
  new Workload(stack, 'web', {
    image,
    dependencies: {
      db: data.as('owner'),
      stripe: new Secret({ keys: ['apiKey', 'webhookSecret'] }),
      mail: new Secret({ keys: ['apiKey'] }),
      signing: new Secret({ keys: ['privateKey'], as: 'files' }),
    },
    files: ({ signing }) => ({ '/etc/signing/key.pem': signing.privateKey }),
  });
  new Workload(stack, 'worker', {
    image,
    dependencies: { records: data.as('owner') },
    files: ({ records }) => ({
      '/etc/worker.json': text`{"{{ .x }}": "$(y) ${'$'}{z}", "url": "${records.url}", "more": {"host":${records.host}}, "end": {{`,
    }),
    jobs: { migrate: { command: ['/app', 'migrate'] } },
  });
}

function billing(stack: DeploymentStack): void {
  new Workload(stack, 'invoices', { image, dependencies: { db: data.as('owner') } });
}

function synthesized(passwordVersion: number): Synthesized {
  const external = {
    'shop/web.mail': External.of(Secret<'apiKey'>, { outputs: { apiKey: new ExistingSecret(mail, 'key') }, egress: [] }),
  };
  const environment = awsEnvironment({
    regions: [awsRegion({ external })],
    provisioners: [AwsPostgres.provisioner({ passwordVersion }), AwsSecret.provisioner()],
    delivery: new ExternalSecrets({ refreshInterval: Duration.seconds(2) }),
    release: anyRelease(),
  });
  return synthesizePlatform((platform) => {
    environment.stamp(platform, 'shop', shop);
    environment.stamp(platform, 'billing', billing);
  });
}

const documentOf = ({ files }: Synthesized, stack: string): string => files.get(`cdktf.out/stacks/${stack}/cdk.tf.json`)!;
const nameIn = (made: Synthesized, path: string): string => made.resources.only('aws_secretsmanager_secret', { path }).values.name;

describeWithLab('The whole door', [...TERRAFORM, ...AWS, ...CLUSTER, ...EXTERNAL_SECRETS], (sandbox) => {
  const made = synthesized(1);
  const [written] = placesOf(made) as [ReturnType<typeof placesOf>[number]];
  const entries = {
    password: nameIn(made, 'shop-production-eu-west-1/shared/data/password/Resource'),
    stripe: nameIn(made, 'shop-production-eu-west-1/web/stripe/Resource'),
    signing: nameIn(made, 'shop-production-eu-west-1/web/signing/Resource'),
  };
  const stacks = new Map<string, Stack>();
  let aws: Aws;
  let cluster: Cluster;

  async function apply(name: string, document: string): Promise<void> {
    const stack = stacks.get(name) ?? Stack.copy(sandbox(), sandbox().path('cdktf.out/stacks', name), { endpoint: aws.endpoint });
    writeFileSync(join(stack.folder, 'cdk.tf.json'), document);
    stack.without((address) => notApplied(address) !== undefined);
    await moveIntoMock(stack, aws);
    if (!stacks.has(name)) await stack.init();
    stacks.set(name, stack);
    await stack.apply();
  }
  const put = (name: string, value: object): Promise<unknown> =>
    aws.call('secretsmanager', 'secretsmanager.PutSecretValue', { SecretId: name, SecretString: JSON.stringify(value) }, place);
  /** What a Secret holds, once it holds something. */
  const secret = async (namespace: string, name: string): Promise<Record<string, string> | undefined> => {
    const { stdout } = await cluster.kubectl(['get', 'secret', name, '-n', namespace, '--ignore-not-found', '-o', 'json']);
    if (stdout === '') return undefined;
    const entries = Object.entries<string>(JSON.parse(stdout).data ?? {});
    return Object.fromEntries(entries.map(([key, value]) => [key, Buffer.from(value, 'base64').toString('utf8')]));
  };
  const holds = (namespace: string, name: string, what: object) =>
    until(
      () => secret(namespace, name),
      (now) => Object.entries(what).every(([key, value]) => now?.[key] === value),
      60,
    );
  const readiness = async (): Promise<Record<string, string>> => {
    const { items } = await cluster.get('externalsecrets', '-A');
    return Object.fromEntries(
      items.map(({ metadata, status }: KubernetesObject) => [
        `${metadata.namespace}/${metadata.name}`,
        status?.conditions?.find(({ type }: KubernetesObject) => type === 'Ready')?.status ?? 'Unknown',
      ]),
    );
  };
  /** What the database was told to take, the last one last. */
  const masterPasswords = (): (string | null)[] =>
    aws
      .calls()
      .filter(({ action }) => action === 'CreateDBInstance' || action === 'ModifyDBInstance')
      .map(({ body }) => new URLSearchParams(body).get('MasterUserPassword'))
      .filter((password) => password !== null);
  const consumers = [
    ['shop', 'web-db'],
    ['shop', 'worker-records'],
    ['billing', 'invoices-db'],
  ] as const;

  beforeAll(async () => {
    aws = await Aws.start(sandbox());
    cluster = await Cluster.start(sandbox());
    await startExternalSecrets(sandbox(), cluster, aws, place, [
      { name: 'secrets-manager', service: 'SecretsManager' },
      { name: 'parameter-store', service: 'ParameterStore' },
    ]);
    writeFiles(made, sandbox().folder);
    const existing = { Name: mail, SecretString: JSON.stringify({ key: 'value-of-mail-1' }) };
    await aws.call('secretsmanager', 'secretsmanager.CreateSecret', existing, place);
    // Terraform first, in the order of the assembly; the manifests after.
    const { stacks: described } = JSON.parse(made.files.get('cdktf.out/assembly.json')!);
    for (const { id } of described) if (JSON.parse(documentOf(made, id)).resource) await apply(id, documentOf(made, id));
    for (const folder of written.folders) await cluster.apply([sandbox().path(folder)]);
  }, 900_000);

  test('a generated password is the one that the database was made with, and each consumer has it, with the address', async () => {
    const password = await aws.secret(entries.password, place);
    expect(password).toMatch(/^[A-Za-z0-9]{32}$/);
    expect(masterPasswords()).toEqual([password]);
    const host = await aws.parameter('/acme-production-eu-west-1-shop-data/host', place);
    expect(host).toMatch(/rds\.amazonaws\.com/);
    for (const [namespace, name] of consumers) expect(await holds(namespace, name, { password })).toEqual({ host, password });
  });

  test('a text in files is joined by the controller, word for word', async () => {
    const password = await aws.secret(entries.password, place);
    const host = await aws.parameter('/acme-production-eu-west-1-shop-data/host', place);
    const joined = await until(
      () => secret('shop', 'worker-joined-files'),
      (now) => now !== undefined,
      60,
    );
    const url = `postgres://slipway:${password}@${host}:5432/shop_data?sslmode=require`;
    expect(joined).toEqual({ '0-worker.json': `{"{{ .x }}": "$(y) \${z}", "url": "${url}", "more": {"host":${host}}, "end": {{` });
  });

  test('a secret that is there already is read from where the operator says', async () => {
    expect(await holds('shop', 'web-mail', { apiKey: 'value-of-mail-1' })).toEqual({ apiKey: 'value-of-mail-1' });
  });

  test('an entry of our name makes no Secret until somebody puts a value in, and then does by itself', async () => {
    const waiting = await until(readiness, (now) => Object.values(now).filter((status) => status === 'False').length >= 2, 60);
    expect(waiting).toMatchObject({
      'shop/web-stripe': 'False',
      'shop/web-signing': 'False',
      'shop/web-mail': 'True',
      'shop/web-db': 'True',
    });
    expect(await secret('shop', 'web-stripe')).toBeUndefined();
    await put(entries.stripe, { apiKey: 'value-of-api-key-1', webhookSecret: 'value-of-webhook-1' });
    await put(entries.signing, { privateKey: 'value-of-key-1' });
    expect(await holds('shop', 'web-stripe', { apiKey: 'value-of-api-key-1' })).toEqual({
      apiKey: 'value-of-api-key-1',
      webhookSecret: 'value-of-webhook-1',
    });
    expect(await holds('shop', 'web-signing', { privateKey: 'value-of-key-1' })).toEqual({ privateKey: 'value-of-key-1' });
  });

  test('whatever the admitted pods name is there, with the key that they read', async () => {
    const { items: pods } = await until(
      () => cluster.get('pods', '-A'),
      ({ items }) => new Set(items.map(({ metadata }: KubernetesObject) => metadata.labels['app.kubernetes.io/name'])).size >= 3,
      60,
    );
    const asTemplates = pods.map(({ metadata, spec }: KubernetesObject) => ({
      kind: 'Pod',
      metadata: { namespace: metadata.namespace, name: metadata.name },
      spec: { template: { metadata, spec } },
    }));
    const named = references(asTemplates).filter(({ kind }) => kind === 'Secret');
    const { items } = await cluster.get('secrets', '-A');
    const there = items.map(({ metadata, data = {} }: KubernetesObject) => ({
      kind: 'Secret',
      namespace: metadata.namespace,
      name: metadata.name,
      keys: Object.keys(data),
    }));
    expect(new Set(named.map(({ namespace, name }) => `${namespace}/${name}`))).toEqual(
      new Set([
        'shop/web-db',
        'shop/web-stripe',
        'shop/web-mail',
        'shop/web-signing',
        'shop/worker-records',
        'shop/worker-joined-files',
        'billing/invoices-db',
      ]),
    );
    expect(dangling(named, there)).toEqual([]);
  });

  test('a secret that was rotated where it is kept reaches the Secret by itself', async () => {
    await put(mail, { key: 'value-of-mail-2' });
    await put(entries.stripe, { apiKey: 'value-of-api-key-2', webhookSecret: 'value-of-webhook-1' });
    expect(await holds('shop', 'web-mail', { apiKey: 'value-of-mail-2' })).toEqual({ apiKey: 'value-of-mail-2' });
    expect(await holds('shop', 'web-stripe', { apiKey: 'value-of-api-key-2' })).toEqual({
      apiKey: 'value-of-api-key-2',
      webhookSecret: 'value-of-webhook-1',
    });
  });

  test('a password that was generated anew is the one of the database and of each consumer', async () => {
    const before = await aws.secret(entries.password, place);
    const rotated = synthesized(2);
    await apply('shop-production-eu-west-1', documentOf(rotated, 'shop-production-eu-west-1'));
    const password = await aws.secret(entries.password, place);
    expect(password).toMatch(/^[A-Za-z0-9]{32}$/);
    expect(password).not.toBe(before);
    expect(masterPasswords()).toEqual([before, password]);
    for (const [namespace, name] of consumers) expect(await holds(namespace, name, { password })).toHaveProperty('host');
    expect(documentOf(rotated, 'billing-production-eu-west-1')).toBe(documentOf(made, 'billing-production-eu-west-1'));
  });

  test('no value of a secret is in a file of Terraform, in its state or in a manifest', async () => {
    const values = [
      'value-of-api-key-1',
      'value-of-api-key-2',
      'value-of-webhook-1',
      'value-of-key-1',
      'value-of-mail-1',
      'value-of-mail-2',
      await aws.secret(entries.password, place),
    ];
    const texts = [...made.files.values(), ...[...stacks.values()].map((stack) => stack.state())];
    for (const value of values) expect(texts.filter((text) => text.includes(value!))).toEqual([]);
  });
});
