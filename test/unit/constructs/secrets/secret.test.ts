import { AwsSecret, KubernetesSecret, Secret, Workload } from '../../../../constructs';
import { ClusterSecret, DeploymentStack, Environment, ExistingSecret, External, text, UserError } from '../../../../lib';
import { synthesize } from '../../../../lib/testing';
import { aws, awsRegion, awsWithoutExternalSecrets, cloudless, orders } from '../../../kit/environments';

const stripe = () => ({ stripe: new Secret({ keys: ['apiKey', 'webhookSecret'] }) });
const inAws = (changes = {}) => aws({ provisioners: [AwsSecret.provisioner()], ...changes });
const image = 'ghcr.io/acme/orders';

function said(take: () => unknown): string {
  try {
    take();
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    return (error as Error).message;
  }
  return 'nothing';
}

const containerIn = (environment: Environment, define = orders(stripe)) =>
  synthesize(environment, define).resources.only('apps/v1/Deployment').values.spec.template.spec.containers[0];

const reading = (workload: string, secret: string) => ({
  [`${workload}.stripe`]: External.of(Secret<'apiKey'>, { outputs: { apiKey: new ClusterSecret(secret, 'apiKey') }, egress: [] }),
});
const two = (stack: DeploymentStack) => {
  for (const workload of ['orders', 'payments'])
    new Workload(stack, workload, { image, dependencies: { stripe: new Secret({ keys: ['apiKey'] }) } });
};

describe('a secret that somebody puts in', () => {
  test('sets a variable for each of its keys, from the Secret that the delivery makes', () => {
    expect(containerIn(inAws()).env).toEqual([
      { name: 'STRIPE_API_KEY', valueFrom: { secretKeyRef: { name: 'orders-stripe', key: 'apiKey' } } },
      { name: 'STRIPE_WEBHOOK_SECRET', valueFrom: { secretKeyRef: { name: 'orders-stripe', key: 'webhookSecret' } } },
    ]);
  });

  test('on AWS is an entry of our name, encrypted and without a value', () => {
    const { resources } = synthesize(inAws(), orders(stripe));
    const { values } = resources.only('aws_secretsmanager_secret');
    expect(values).toEqual({
      name: expect.stringContaining('acme-production-eu-west-1-shop-orders-stripe'),
      description: 'A JSON object with apiKey, webhookSecret, which somebody puts in',
      kms_key_id: expect.stringContaining(':key/5'),
      recovery_window_in_days: 0,
    });
    expect(resources.ofType('aws_secretsmanager_secret_version')).toEqual([]);
    expect(resources.all.filter(({ type }) => type.startsWith('ephemeral.'))).toEqual([]);
    const { data } = resources.only('external-secrets.io/v1/ExternalSecret').values.spec;
    expect(data.map(({ remoteRef: { key, property } }: Record<'remoteRef', Record<string, string>>) => [key, property])).toEqual([
      [values.name, 'apiKey'],
      [values.name, 'webhookSecret'],
    ]);
  });

  test('on AWS is kept where data is protected', () => {
    const { values } = synthesize(inAws({ protected: true }), orders(stripe)).resources.only('aws_secretsmanager_secret');
    expect(values).toMatchObject({ lifecycle: { prevent_destroy: true }, recovery_window_in_days: 30 });
  });

  test('where Terraform writes into the cluster, is read in each run and written without being kept', () => {
    const environment = awsWithoutExternalSecrets({ provisioners: [AwsSecret.provisioner()] });
    const { resources } = synthesize(environment, orders(stripe));
    const block = resources.only('ephemeral.aws_secretsmanager_secret_version').values;
    expect(block.secret_id).toMatch(/^\$\{aws_secretsmanager_secret\..*\.arn\}$/);
    const { data_wo: written, metadata } = resources.only('kubernetes_secret_v1').values;
    expect(metadata).toMatchObject({ name: 'orders-stripe' });
    expect(written.apiKey).toMatch(/^\$\{var\.slipway_secrets \? jsondecode\(ephemeral\.\S+\[0\]\.secret_string\)\["apiKey"\] : /);
  });

  test('where Terraform writes into the cluster, a version that counts up hands on what was put in since', () => {
    const revision = (version: number) =>
      synthesize(awsWithoutExternalSecrets({ provisioners: [AwsSecret.provisioner({ version })] }), orders(stripe)).resources.only(
        'kubernetes_secret_v1',
      ).values.data_wo_revision;
    expect(revision(2)).not.toBe(revision(1));
    expect(revision(1)).toBe(revision(1));
  });

  test('in a cluster without a cloud is a Secret that somebody made, by the name of workload and dependency', () => {
    const environment = cloudless({ provisioners: [KubernetesSecret.provisioner()] });
    const { resources } = synthesize(environment, orders(stripe));
    expect(resources.ofType('v1/Secret')).toEqual([]);
    expect(containerIn(environment).env).toContainEqual({
      name: 'STRIPE_API_KEY',
      valueFrom: { secretKeyRef: { name: 'orders-stripe', key: 'apiKey' } },
    });
  });

  test('lies under an existing name where the place says so: in the store of the cloud, or in the cluster', () => {
    const external = (apiKey: ClusterSecret | ExistingSecret) =>
      inAws({
        regions: [awsRegion({ external: { 'shop/orders.stripe': External.of(Secret<'apiKey'>, { outputs: { apiKey }, egress: [] }) } })],
      });
    const define = orders(() => ({ stripe: new Secret({ keys: ['apiKey'] }) }));
    const { resources } = synthesize(external(new ExistingSecret('payments/stripe', 'live_key')), define);
    expect(resources.ofType('aws_secretsmanager_secret')).toEqual([]);
    const [entry] = resources.only('external-secrets.io/v1/ExternalSecret').values.spec.data;
    expect(entry).toMatchObject({ secretKey: 'apiKey', remoteRef: { key: 'payments/stripe', property: 'live_key' } });

    const inCluster = external(new ClusterSecret('stripe', 'live-key'));
    expect(containerIn(inCluster, define).env).toEqual([
      { name: 'STRIPE_API_KEY', valueFrom: { secretKeyRef: { name: 'stripe', key: 'live-key' } } },
    ]);
    expect(synthesize(inCluster, define).resources.ofType('external-secrets.io/v1/ExternalSecret')).toEqual([]);
  });

  test('is a file where the workload says where, for its own container only', () => {
    const define = (stack: DeploymentStack) =>
      void new Workload(stack, 'orders', {
        image,
        dependencies: { signing: new Secret({ keys: ['privateKey'], as: 'files' }) },
        files: ({ signing }) => ({ '/etc/signing/key.pem': signing.privateKey }),
      });
    const { volumes, containers } = synthesize(inAws(), define).resources.only('apps/v1/Deployment').values.spec.template.spec;
    expect(containers[0].env).toBeUndefined();
    expect(volumes).toContainEqual(
      expect.objectContaining({
        secret: { secretName: 'orders-signing', defaultMode: 0o440, items: [{ key: 'privateKey', path: 'content' }] },
      }),
    );
    expect(containers[0].volumeMounts).toContainEqual(expect.objectContaining({ mountPath: '/etc/signing/key.pem', readOnly: true }));
  });

  test('joins a text in the pod only', () => {
    const define = (stack: DeploymentStack) =>
      void new Workload(stack, 'orders', {
        image,
        dependencies: stripe(),
        env: ({ stripe: { apiKey } }) => ({ AUTHORIZATION: text`Bearer ${apiKey}` }),
      });
    expect(containerIn(inAws(), define).env).toEqual([
      { name: 'STRIPE_API_KEY', valueFrom: { secretKeyRef: { name: 'orders-stripe', key: 'apiKey' } } },
      { name: 'AUTHORIZATION', value: 'Bearer $(STRIPE_API_KEY)' },
    ]);
  });

  test('says in the assembly which keys it has, and where they lie, never what they are', () => {
    const { files } = synthesize(inAws(), orders(stripe));
    const [binding] = JSON.parse(files.get('cdktf.out/assembly.json')!).stacks.flatMap(
      ({ workloads = [] }: { workloads?: { bindings: object[] }[] }) => workloads.flatMap(({ bindings }) => bindings),
    );
    expect(binding).toMatchObject({
      type: 'secret',
      provider: 'AwsSecret',
      outputs: { apiKey: { kind: 'Secret', name: 'orders-stripe', key: 'apiKey' } },
    });
  });

  test('may be read by two workloads where somebody else keeps it, and the operator says so of both', () => {
    const external = { ...reading('shop/payments', 'stripe'), ...reading('shop/orders', 'stripe') };
    expect(said(() => synthesize(inAws({ regions: [awsRegion({ external })] }), two))).toBe('nothing');
  });
});

describe('a secret is refused', () => {
  test.each([
    [['api-key'], "'keys[0]' is 'api-key'."],
    [['ApiKey'], "'keys[0]' is 'ApiKey'."],
    [[''], "'keys[0]' is ''."],
    [['__proto__'], "'keys[0]' is '__proto__'."],
    [['api key'], "'keys[0]' is 'api key'."],
    [['apiKey', 'tls.crt'], "'keys[1]' is 'tls.crt'."],
    [['apiKey', 'apiKey'], "'keys[1]' is 'apiKey'."],
    [['apiKey', 'apiKEY'], "'…_API_KEY'"],
    [[7], "'keys[0]' is 7."],
    [[], "'keys' lists nothing."],
    [undefined, "'keys' is missing."],
    [{ apiKey: 'sk_live_1' }, "'keys' is an object."],
  ])('whose keys are %j: a key is a name in camelCase, and never a value', (keys, message) => {
    expect(said(() => new Secret({ keys } as never))).toContain(message);
  });

  test('where nobody says where it lies', () => {
    expect(said(() => synthesize(aws(), orders(stripe)))).toContain("Environment 'production' approves no provisioner for 'secret'");
  });

  test('in `env` as a `valueFrom`, with this cure', () => {
    const env = (valueFrom: object) => () =>
      synthesize(aws(), (stack) => void new Workload(stack, 'orders', { image, env: { KEY: { valueFrom } } as never }));
    expect(said(env({ secretKeyRef: { name: 'stripe', key: 'apiKey' } }))).toContain("new Secret({ keys: ['apiKey'] })");
    expect(said(env({ configMapKeyRef: { name: 'stripe', key: 'apiKey' } }))).toContain("'env.KEY'");
    expect(said(env({ fieldRef: { fieldPath: 'metadata.name' } }))).toContain('PodField');
    const secretKeyRef = { secretKeyRef: { name: 'stripe', key: 'apiKey' } };
    const elsewhere = (props: object) => () =>
      synthesize(aws(), (stack) => void new Workload(stack, 'orders', { image, ...props } as never));
    const variable = { env: { KEY: { valueFrom: secretKeyRef } } };
    for (const props of [
      { initContainers: { wait: { image: 'busybox:1.38.0', ...variable } } },
      { sidecars: { proxy: { image: 'busybox:1.38.0', ...variable } } },
      { jobs: { migrate: variable } },
      { env: () => variable.env },
    ])
      expect(said(elsewhere(props))).toContain("new Secret({ keys: ['apiKey'] })");
  });

  test.each([
    ['made by the delivery', inAws],
    ['kept in the cluster for it', (changes: object) => inAws({ provisioners: [KubernetesSecret.provisioner()], ...changes })],
  ])('that another workload claims as its own: one %s', (_, environment) => {
    const message = said(() =>
      synthesize(environment({ regions: [awsRegion({ external: reading('shop/payments', 'orders-stripe') })] }), two),
    );
    expect(message).toMatch(/shop-production-eu-west-1\/(orders|payments)\/stripe/);
    expect(message).toContain('orders-stripe');
  });

  test('that another workload claims as its own: one of the secret store', () => {
    const [entry] = synthesize(inAws(), two)
      .resources.ofType('aws_secretsmanager_secret')
      .map(({ values }) => values.name);
    const external = (secret: string) => ({
      'shop/payments.stripe': External.of(Secret<'apiKey'>, { outputs: { apiKey: new ExistingSecret(secret) }, egress: [] }),
    });
    const read = (secret: string) => () => synthesize(inAws({ regions: [awsRegion({ external: external(secret) })] }), two);
    expect(said(read(entry))).toContain(
      `reads the secret '${entry}', which 'shop-production-eu-west-1/orders/stripe' at test/unit/constructs/secrets/secret.test.ts:28:5 has as its own.`,
    );
    const arn = (name: string) => `arn:aws:secretsmanager:eu-west-1:111122223333:secret:${name}`;
    for (const other of [`${entry}/password`, arn(entry), arn(`${entry}-AbCdE1`), arn(`${entry}/password-AbCdE1`)])
      expect(said(read(other))).toContain(
        `reads the secret '${other}', which 'shop-production-eu-west-1/orders/stripe' at test/unit/constructs/secrets/secret.test.ts:28:5 has as its own.`,
      );
    for (const other of ['payments/stripe', arn('payments/stripe-AbCdE1'), `${entry}-AbCdE1`]) expect(said(read(other))).toBe('nothing');
  });
});

test('what is named like a secret store entry is a name or an ARN, and never a value', () => {
  expect(said(() => new ExistingSecret('sk live 1'))).toContain("'sk live 1'");
  expect(said(() => new ExistingSecret('a', 'b c'))).toContain("'b c'");
  expect(said(() => new ExistingSecret('a', 'b', 0))).toContain('version 0');
  expect(said(() => new ExistingSecret('arn:aws:secretsmanager:eu-west-1:111122223333:secret:payments/stripe-a1b2c3'))).toBe('nothing');
});
