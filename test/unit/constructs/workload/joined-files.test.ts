import * as fc from 'fast-check';
import { KubernetesRedis, Postgres, Queue, Redis, Secret, Workload } from '../../../../constructs';
import { GoTemplates } from '../../../../constructs/delivery/go-templates';
import { ClusterSecret, Delivery, Environment, External, Text, text } from '../../../../lib';
import { synthesize } from '../../../../lib/testing';
import { aws, awsRegion, awsWithoutExternalSecrets, cloudless } from '../../../kit/environments';
import { schemaErrors } from '../../../kit/kubernetes-schema';

const image = 'ghcr.io/acme/orders';
const config = '/etc/orders/config.yaml';

function shop(environment: Environment, props: object = {}, words = 'url: ') {
  const { resources } = synthesize(environment, (stack) => {
    new Workload(stack, 'orders', {
      image,
      dependencies: { db: new Postgres({ size: 'small' }), jobs: new Queue() },
      files: ({ db, jobs }) => ({
        [config]: text`${words}postgres://${db.username}:${db.password}@${db.host}:${db.port}/${db.database}\nqueue: ${jobs.url}\n`,
        '/etc/orders/host': text`${db.host}`,
      }),
      sidecars: { proxy: { image: 'proxy:1' } },
      ...props,
    });
  });
  expect(
    resources.all.filter(({ values: { apiVersion = '' } }) => /^(v1|apps)/.test(apiVersion)).flatMap(({ values }) => schemaErrors(values)),
  ).toEqual([]);
  return resources;
}
const pod = (resources: ReturnType<typeof shop>) => resources.only('apps/v1/Deployment').values.spec.template;
const pathsIn = ({ volumeMounts }: { volumeMounts: { mountPath: string }[] }) => volumeMounts.map(({ mountPath }) => mountPath);

describe('a text in files', () => {
  test('is written as it is where all of it is known at synth', () => {
    const { resources } = synthesize(cloudless({ provisioners: [KubernetesRedis.provisioner({ image: 'redis:8' })] }), (stack) => {
      new Workload(stack, 'orders', {
        image,
        dependencies: { cache: new Redis({ size: 'small' }) },
        files: ({ cache }) => ({ [config]: text`redis: ${cache.host}:${cache.port} ${'$(x) ${y} {{ z }}'} ${7}` }),
      });
    });
    expect(resources.only('v1/ConfigMap').values.data).toEqual({ '0-config.yaml': 'redis: orders-cache:6379 $(x) ${y} {{ z }} 7' });
  });

  test('may be the url of a dependency, as it is', () => {
    const { values } = shop(aws(), { files: ({ db }: { db: { url: Text } }) => ({ [config]: db.url }) })
      .ofType('external-secrets.io/v1/ExternalSecret')
      .find(({ values: { metadata } }) => metadata.name === 'orders-joined-files')!;
    expect(values.spec.target.template.data['0-config.yaml']).toMatch(
      /^postgres(ql)?:\/\/slipway:\{\{ \.DB_PASSWORD \}\}@\{\{ \.DB_HOST \}\}:5432\/shop_orders/,
    );
  });

  describe('that External Secrets deliver', () => {
    const resources = shop(aws());
    const secret = resources
      .ofType('external-secrets.io/v1/ExternalSecret')
      .find(({ values }) => values.metadata.name === 'orders-joined-files')!.values.spec;

    test('is joined where its Secret is made: what is known stands in it', () => {
      const { data, ...others } = secret.target.template;
      expect(others).toEqual({ engineVersion: 'v2', mergePolicy: 'Replace' });
      expect(data).toEqual({
        '0-config.yaml': expect.stringMatching(
          /^url: postgres:\/\/[a-z]+:\{\{ \.DB_PASSWORD \}\}@\{\{ \.DB_HOST \}\}:5432\/shop_orders\nqueue: https:\/\/sqs\..+\n$/,
        ),
        '1-host': '{{ .DB_HOST }}',
      });
      const read = secret.data.map(({ secretKey, sourceRef }: { secretKey: string; sourceRef: { storeRef: { name: string } } }) => [
        secretKey,
        sourceRef.storeRef.name,
      ]);
      expect(read.map(([key]: [string]) => key).sort()).toEqual(['DB_HOST', 'DB_PASSWORD']);
    });

    test('is a file of the workload, and of no other container where something in it is a secret', () => {
      const { spec } = pod(resources);
      expect(spec.volumes).toContainEqual({
        name: 'joined-0',
        secret: { secretName: 'orders-joined-files', defaultMode: 0o440, items: [{ key: '0-config.yaml', path: 'content' }] },
      });
      expect(pathsIn(spec.containers[0])).toEqual(expect.arrayContaining([config, '/etc/orders/host']));
      expect(pathsIn(spec.initContainers[0])).toEqual(['/tmp', '/etc/orders/host']);
      expect(spec.securityContext.fsGroup).toBe(65532);
    });

    test('is given to a container that asks for it, and may be of a container alone', () => {
      const asking = shop(aws(), { sidecars: { proxy: { image: 'proxy:1', secretMounts: [config] } } });
      expect(pathsIn(pod(asking).spec.initContainers[0])).toContain(config);
      const own = shop(aws(), {
        files: {},
        sidecars: {
          proxy: {
            image: 'proxy:1',
            files: ({ db }: { db: Record<'password', never> }) => ({ '/etc/proxy': text`password: ${db.password}` }),
          },
        },
      });
      expect(pathsIn(pod(own).spec.initContainers[0])).toContain('/etc/proxy');
      expect(pathsIn(pod(own).spec.containers[0])).not.toContain('/etc/proxy');
      expect(own.ofType('external-secrets.io/v1/ExternalSecret').map(({ values }) => values.metadata.name)).toContain(
        'orders-joined-files-proxy',
      );
    });

    test('restarts the pods when its words change', () => {
      expect(pod(shop(aws())).metadata).toEqual(pod(resources).metadata);
      expect(pod(shop(aws(), {}, 'uri: ')).metadata.annotations).not.toEqual(pod(resources).metadata.annotations);
    });

    test('is joined exactly, whatever its words are', () => {
      const part = fc.constantFrom('{', '{{', '}}', '}', ' ', '"', '-', '$', '.A', '/*', 'a', '\n');
      const words = fc.array(part, { maxLength: 6 }).map((parts) => parts.join(''));
      const entry = (key: string) => ({ output: key, store: 'secrets', key }) as const;
      fc.assert(
        fc.property(fc.array(words, { minLength: 1, maxLength: 4 }), (literals) => {
          const parts = literals.slice(1).map((_, index) => ({ name: 'X', published: [entry(`k${index}`)], output: `k${index}` }));
          const templates = new GoTemplates();
          const printed = templates.print({ literals, parts });
          const values = new Map(templates.entries.map(({ output, key }) => [output, `<${key}>`]));
          expect(executed(printed, values)).toBe(literals.map((own, index) => own + (index < parts.length ? `<k${index}>` : '')).join(''));
        }),
      );
    });
  });

  describe('that Terraform writes', () => {
    const resources = shop(awsWithoutExternalSecrets());
    const [secret] = resources.ofType('kubernetes_secret_v1').filter(({ values }) => values.metadata.name === 'orders-joined-files');

    test('is joined in a write-only argument, with another revision for another fact', () => {
      const db = resources.only('aws_db_instance').address;
      expect(secret!.values.data_wo).toEqual({
        '0-config.yaml': expect.stringMatching(
          /^url: postgres:\/\/[a-z]+:\$\{var\.slipway_secrets \? ephemeral\..*\}@\$\{aws_db_instance\.\w+\.address\}:5432\/shop_orders\nqueue: https/s,
        ),
      });
      expect(secret!.values.data_wo_revision).toContain(`${db}.address`);
      expect(secret!.values.data_wo_revision).toMatch(/^\$\{parseint\(substr\(sha256\(join\("\\n", \["\d+", /);
      expect(JSON.stringify(secret!.values.data ?? null)).toBe('null');
    });

    test('is a fact in a ConfigMap where nothing in it is secret', () => {
      const [facts] = resources.ofType('kubernetes_config_map_v1').filter(({ values }) => values.metadata.name === 'orders-joined-files');
      expect(facts!.values.data).toEqual({ '1-host': `\${${resources.only('aws_db_instance').address}.address}` });
      expect(pod(resources).spec.volumes).toContainEqual({
        name: 'joined-1',
        configMap: { name: 'orders-joined-files', defaultMode: 0o444, items: [{ key: '1-host', path: 'content' }] },
      });
    });

    test('means by `${` what it says', () => {
      const values = shop(awsWithoutExternalSecrets(), {}, 'a: ${b} %{c} ')
        .ofType('kubernetes_secret_v1')
        .find(({ values: { metadata } }) => metadata.name === 'orders-joined-files')!.values;
      expect(values.data_wo['0-config.yaml']).toMatch(/^a: \$\$\{b\} %%\{c\} postgres:/);
    });
  });

  test('is refused where the Secret of a part is there already, or its delivery joins nothing', () => {
    const external = {
      'shop/orders.stripe': External.of(Secret<'apiKey'>, { outputs: { apiKey: new ClusterSecret('theirs', 'key') }, egress: [] }),
    };
    const place = (overrides: object) => aws({ regions: [awsRegion({ external })], ...overrides });
    const define = (environment: Environment) => () =>
      synthesize(environment, (stack) => {
        new Workload(stack, 'orders', {
          image,
          dependencies: { stripe: new Secret({ keys: ['apiKey'] }) },
          files: ({ stripe }) => ({ [config]: text`key: ${stripe.apiKey}` }),
        });
      });
    expect(define(place({}))).toThrow(
      `'files['${config}']' is a text\`…\` with output 'shop-production-eu-west-1/orders/stripe.apiKey', which lies in the cluster already`,
    );
    class Plain implements Delivery {
      publish() {
        return {};
      }
      fetch() {
        return { password: { secretKeyRef: { name: 'a', key: 'b' } }, host: { configMapKeyRef: { name: 'a', key: 'b' } } };
      }
    }
    expect(() => shop(aws({ delivery: new Plain() }))).toThrow(
      "'files' have a text`…` with outputs that Plain of environment 'production' brings to the pods, and it joins none.",
    );
  });
});

/** What Go makes of a template with nothing but texts and fields in its actions: https://pkg.go.dev/text/template */
function executed(template: string, fields: ReadonlyMap<string, string>): string {
  const start = template.indexOf('{{');
  if (start < 0) return template;
  const [action, words, field] = /^\{\{ (?:"([^"]*)"|\.(\w+)) \}\}/.exec(template.slice(start)) ?? [];
  if (action === undefined) throw new Error(`no action: ${template.slice(start)}`);
  return template.slice(0, start) + (words ?? fields.get(field!)!) + executed(template.slice(start + action.length), fields);
}
