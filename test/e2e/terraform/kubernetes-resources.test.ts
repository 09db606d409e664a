import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Cluster } from '../lab/cluster';
import { describeWithLab } from '../lab/jest/with-lab';
import type { TerraformDocument } from '../lab/terraform-json';
import { CLUSTER } from '../lab/toolchain';
import { type Example, synthesizeExample } from './example';

/** The object that the Kubernetes provider makes of a resource, by type. */
const OBJECTS: Readonly<Record<string, (attributes: TerraformDocument) => object>> = {
  kubernetes_config_map_v1: ({ metadata, data }) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata, data }),
  kubernetes_secret_v1: ({ metadata, type, data_wo }) => ({ apiVersion: 'v1', kind: 'Secret', metadata, type, stringData: data_wo }),
};

/** By address, of every stack. */
function resourcesOf(example: Example): Map<string, TerraformDocument> {
  return new Map(
    example.stacks.flatMap((id) => {
      const { resource = {} } = JSON.parse(readFileSync(join(example.folderOf(id), 'cdk.tf.json'), 'utf8')) as TerraformDocument;
      return Object.entries<TerraformDocument>(resource)
        .filter(([type]) => type.startsWith('kubernetes_'))
        .flatMap(([type, named]) =>
          Object.entries(named).map(([name, attributes]): [string, TerraformDocument] => [`${type}.${name}`, attributes]),
        );
    }),
  );
}

describeWithLab('What Terraform writes into a cluster', CLUSTER, (sandbox) => {
  let cluster: Cluster;
  let resources: Map<string, TerraformDocument>;
  let namespaces: string;

  beforeAll(async () => {
    const example = await synthesizeExample(sandbox());
    resources = resourcesOf(example);
    const [platform = ''] = readdirSync(join(example.manifests, 'sandbox/sandbox')).filter((stack) => stack.startsWith('platform-'));
    namespaces = join(example.manifests, 'sandbox/sandbox', platform);
    cluster = await Cluster.start(sandbox());
  });

  test('is of kinds that are known here', () => {
    expect([...resources.keys()].filter((address) => !(address.split('.')[0]! in OBJECTS))).toEqual([]);
    expect(resources.size).toBeGreaterThan(2);
  });

  test('is admitted by the API server, in the namespaces of the platform, as the provider would write it', async () => {
    // GIVEN
    await cluster.apply([namespaces]);
    const objects = [...resources].map(([address, attributes]) => OBJECTS[address.split('.')[0]!]!(attributes));
    // WHEN
    const { objects: applied, warnings } = await cluster.apply(JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects }));
    // THEN
    expect(applied).toHaveLength(objects.length);
    expect(warnings).toEqual([]);
  });
});
