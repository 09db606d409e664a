import { stacks } from '../../../apps/stacks';
import { KubernetesAddress, parseAddress, Resource } from '../../../lib';
import { synthesizePlatform } from '../../../lib/testing';
import { schemaErrors } from '../../kit/kubernetes-schema';

const { resources, files } = synthesizePlatform(stacks);

test('what Terraform computes is no text: no expression of the library is escaped', () => {
  const terraform = [...files].filter(([file]) => file.endsWith('cdk.tf.json'));
  expect(terraform.filter(([, content]) => /([$%])\1\{/.test(content)).map(([file]) => file)).toEqual([]);
});

/** `<stack> <cluster> <namespace>/<name>/<key>` of everything that is delivered to pods. */
const delivered = new Set<string>([
  ...resources
    .ofType('external-secrets.io/v1/ExternalSecret')
    .flatMap((secret) =>
      secret.values.spec.data.map(({ secretKey }: { secretKey: string }) =>
        keyOf(secret, 'Secret', secret.values.spec.target.name, secretKey),
      ),
    ),
  ...written('kubernetes_config_map_v1', 'ConfigMap', 'data'),
  ...written('kubernetes_secret_v1', 'Secret', 'data_wo'),
]);

/** What is there already, as the environments say. */
const keptInCluster = 'receipts-sandbox-eu-west-1 sandbox receipts/Secret/billing-mail/apiKey';
const keptInStore = 'billing/mail';

function stackOf({ path }: Resource): string {
  return path.split('/')[0]!;
}

function keyOf(resource: Resource, kind: string, name: string, key: string): string {
  const { cluster } = parseAddress(resource.address) as KubernetesAddress;
  return `${stackOf(resource)} ${cluster} ${resource.values.metadata.namespace}/${kind}/${name}/${key}`;
}

/** What Terraform writes into a cluster, through the provider alias of that cluster. */
function written(type: string, kind: string, attribute: string): string[] {
  return resources.ofType(type).flatMap((resource) => {
    const { name, namespace } = [resource.values.metadata].flat()[0];
    const cluster = /^kubernetes\.(.+)$/.exec(resource.values.provider)?.[1];
    return Object.keys(resource.values[attribute]).map((key) => `${stackOf(resource)} ${cluster} ${namespace}/${kind}/${name}/${key}`);
  });
}

type Reference = { configMapKeyRef?: { name: string; key: string }; secretKeyRef?: { name: string; key: string } };

const references = resources.ofType('apps/v1/Deployment').flatMap((deployment) =>
  [...deployment.values.spec.template.spec.containers, ...(deployment.values.spec.template.spec.initContainers ?? [])]
    .flatMap(({ env = [] }) => env)
    .flatMap(({ valueFrom }: { valueFrom?: Reference }) => {
      if (valueFrom?.secretKeyRef) return [keyOf(deployment, 'Secret', valueFrom.secretKeyRef.name, valueFrom.secretKeyRef.key)];
      return valueFrom?.configMapKeyRef
        ? [keyOf(deployment, 'ConfigMap', valueFrom.configMapKeyRef.name, valueFrom.configMapKeyRef.key)]
        : [];
    }),
);

test('every reference of a pod is delivered under that name and key, in its namespace and cluster, but for what is there already', () => {
  expect(references.length).toBeGreaterThan(10);
  expect(references.filter((reference) => !delivered.has(reference))).toEqual([keptInCluster]);
});

test('every fact that an ExternalSecret reads is a parameter or secret of the same stack, or is there already', () => {
  const names = (type: string) => new Set(resources.ofType(type).map((resource) => `${stackOf(resource)} ${resource.values.name}`));
  const parameters = names('aws_ssm_parameter');
  const secrets = names('aws_secretsmanager_secret');
  const entries = resources.ofType('external-secrets.io/v1/ExternalSecret').flatMap((secret) =>
    secret.values.spec.data.map((entry: { remoteRef: { key: string }; sourceRef?: { storeRef: { name: string } } }) => ({
      key: `${stackOf(secret)} ${entry.remoteRef.key}`,
      store: entry.sourceRef?.storeRef.name ?? secret.values.spec.secretStoreRef.name,
    })),
  );
  expect(entries.length).toBeGreaterThan(3);
  expect(entries.filter(({ key }) => key.endsWith(` ${keptInStore}`))).toHaveLength(3);
  const ours = entries.filter(({ key }) => !key.endsWith(` ${keptInStore}`));
  for (const { key, store } of ours) expect(store === 'aws-parameter-store' ? parameters : secrets).toContain(key);
});

/** Their own definitions say what is right: the proving ground asks them. */
const otherProjects = /^(external-secrets\.io|gateway\.networking\.k8s\.io|keda\.sh|monitoring\.coreos\.com)\//;

test('every object of the example is one that Kubernetes knows, field by field', () => {
  const objects = resources.all.filter(({ type }) => type.includes('/') && !otherProjects.test(type));
  expect(objects.length).toBeGreaterThan(300);
  expect(objects.flatMap(({ address, values }) => schemaErrors(values).map((error) => `${address}: ${error}`))).toEqual([]);
});
