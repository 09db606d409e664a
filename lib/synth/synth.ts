import * as fs from 'node:fs';
import * as path from 'node:path';
import { App, TerraformStack } from 'cdktf';
import { AssembledStack, Assembly } from '../assembly/assembly';
import { canonicalJson, sha256 } from '../assembly/hash';
import { readAssembly } from '../assembly/read-assembly';
import { Resource, terraformResources } from '../assembly/resource';
import { Source, UserError } from '../errors';
import { DeploymentStack } from './deployment-stack';
import { connect } from './endpoint';
import { Manifests, renderManifests } from './kubernetes';
import { writeFiles } from './output';
import { PlatformStack } from './platform-stack';
import { Registry } from './registry';
import { renderTerraform, requireBackend } from './terraform';
import { refuseLeaks } from './token-guard';

/** Everything that a platform's stacks are, resolved once. */
export function synth(app: App, kubernetesOut: string, registry: Registry): Assembly {
  const deployments = app.node.findAll().filter(TerraformStack.isStack).map(deployment);
  for (const [place, workloads] of registry.endpoints) connect(workloads, place);
  for (const stack of deployments) requireBackend(stack);

  const former = formerFiles(app.outdir);
  const terraform = renderTerraform(app);
  const kubernetes = new Map<string, string>();
  const claimed = new Map<string, string>();
  const stacks = deployments.map((stack) => {
    const file = `stacks/${stack.node.id}/cdk.tf.json`;
    const bytes = terraform.get(file)!.toString('utf8');
    const document = JSON.parse(bytes);
    refuseLeaks(document, `Stack '${stack.node.id}'`);
    const clusters = stack.clusters.map((cluster) => {
      const folder = `${stack.environment.name}/${cluster.name}/${stack.node.id}`;
      const manifests = renderManifests(
        stack,
        cluster,
        claimed,
        (owner) => `${folder}/${stack instanceof PlatformStack ? 'platform' : owner}.k8s.yaml`,
      );
      for (const [name, yaml] of manifests.files) kubernetes.set(name, yaml);
      return { name: cluster.name, manifests };
    });
    return assemble(registry, stack, { file, sha256: sha256(bytes) }, terraformResources(document), clusters);
  });

  const assembly: Assembly = { schemaVersion: 1, organization: registry.organization, stacks: stacks.sort(by('id')) };
  writeFiles(kubernetesOut, kubernetes, former.kubernetes);
  writeFiles(
    app.outdir,
    new Map<string, string | Buffer>([...terraform, [assemblyFile, `${JSON.stringify(assembly, undefined, 2)}\n`]]),
    former.terraform,
  );
  return assembly;
}

function deployment(stack: TerraformStack): DeploymentStack {
  if (stack instanceof DeploymentStack) return stack;
  throw new UserError(
    `'${stack.node.path}' is a Terraform stack of its own, which nothing checks or describes.`,
    'Define what it holds in a stack that `environment.stamp` makes.',
  );
}

const assemblyFile = 'assembly.json';

/** What the synthesis before this one wrote. */
function formerFiles(folder: string): { readonly terraform: readonly string[]; readonly kubernetes: readonly string[] } {
  const file = path.join(folder, assemblyFile);
  const stacks = fs.existsSync(file) ? readAssembly(file).stacks : [];
  return {
    terraform: stacks.map(({ terraform }) => terraform.file),
    kubernetes: stacks.flatMap(({ clusters }) => clusters.flatMap(({ manifests }) => manifests.map((manifest) => manifest.file))),
  };
}

function assemble(
  registry: Registry,
  stack: DeploymentStack,
  terraform: AssembledStack['terraform'],
  blocks: readonly Resource[],
  clusters: readonly { readonly name: string; readonly manifests: Manifests }[],
): AssembledStack {
  const { environment, region, app, node } = stack;
  const workloads = [...(registry.endpoints.get(`${environment.name} ${region.region}`)?.values() ?? [])].filter(
    ({ construct }) => DeploymentStack.of(construct) === stack,
  );
  const sources = new Map<string, Source | undefined>(workloads.map(({ construct, source }) => [construct.node.path, source]));
  const record =
    (engine: 'terraform' | 'kubernetes') =>
    ({ type, address, path: at, values }: Resource) => {
      const source = sources.get(at.split('/').slice(0, 2).join('/')) ?? stack.source;
      return { engine, type, address, path: at, ...(source ? { source } : {}), sha256: sha256(canonicalJson(withoutPath(values))) };
    };
  return {
    id: node.id,
    app,
    environment: environment.name,
    region: region.region,
    protected: environment.protected,
    terraform,
    clusters: clusters.map(({ name, manifests }) => ({
      name,
      manifests: [...manifests.files].map(([file, yaml]) => ({ file, sha256: sha256(yaml) })).sort(by('file')),
    })),
    workloads: workloads.map((workload) => workload.record).sort(by('name')),
    resources: [
      ...blocks.map(record('terraform')),
      ...clusters.flatMap(({ manifests }) => manifests.objects.map(record('kubernetes'))),
    ].sort(by('address')),
  };
}

/** Orders by a property, by code unit: the same everywhere, and whatever order things were defined in. */
function by<K extends string>(property: K) {
  return (a: Readonly<Record<K, string>>, b: Readonly<Record<K, string>>): number =>
    a[property] < b[property] ? -1 : Number(a[property] > b[property]);
}

/** A rename of a construct is no change of what it makes. */
function withoutPath(values: Resource['values']): Resource['values'] {
  const { 'slipway.dev/path': _path, ...annotations } = values.metadata?.annotations ?? {};
  return _path === undefined ? values : { ...values, metadata: { ...values.metadata, annotations } };
}
