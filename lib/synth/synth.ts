import * as fs from 'node:fs';
import * as path from 'node:path';
import { App, TerraformStack } from 'cdktf';
import { IConstruct } from 'constructs';
import { AssembledStack, Assembly } from '../assembly/assembly';
import { readAssembly } from '../assembly/read-assembly';
import { canonicalJson, sha256 } from '../documents/hash';
import { plannedStack } from '../documents/plan/plan-choice';
import { Resource } from '../documents/resource';
import { terraformDocuments } from '../documents/terraform-documents';
import { Source, UserError } from '../errors';
import type { Report } from '../policy/report/report';
import { folderOf, Reporter } from '../policy/report/reporter';
import { isApproved } from '../source/origin';
import { atLine } from './at-line';
import { DeploymentStack } from './deployment-stack';
import { connect, Endpoint } from './endpoint';
import { checkFiles, writeFiles } from './output';
import { givenPlans } from './plans';
import { PlatformStack } from './platform-stack';
import { Registry } from './registry';
import { Manifests, renderManifests } from './render/kubernetes';
import { originOf } from './render/origins';
import { renderTerraform, requireBackend } from './render/terraform';
import { refuseLeaks } from './render/token-guard';
import { annotated, readsAnnotations } from './verdicts';

/** What a synthesis wrote, and what policies say of it. */
export interface Synthesis {
  readonly assembly: Assembly;
  readonly report: Report;
}

/**
 * Everything that a platform's stacks are, resolved once.
 *
 * @param today as `YYYY-MM-DD`: whether waivers hold, and nothing that is deployed, depends on it
 */
export function synth(app: App, kubernetesOut: string, registry: Registry, today: string): Synthesis {
  const reporter = new Reporter(today);
  const deployments = app.node.findAll().filter(TerraformStack.isStack).map(deployment);
  for (const [place, workloads] of registry.endpoints) connect(workloads, place);
  for (const stack of deployments) requireBackend(stack);

  const former = formerFiles(app.outdir);
  const terraform = new Map<string, string | Buffer>(renderTerraform(app));
  const kubernetes = new Map<string, string>();
  const claimed = new Map<string, string>();
  const stacks = deployments.map((stack) => {
    const file = `stacks/${stack.node.id}/cdk.tf.json`;
    const { document, bytes } = overrideTerraform(terraform.get(file)!.toString('utf8'), stack);
    terraform.set(file, bytes);
    const workloads = workloadsOf(registry, stack);
    const sourceIn = (at: string, root: IConstruct) =>
      originOf(root, at).source ?? workloads.get(at.split('/').slice(0, 2).join('/'))?.source ?? stack.source;
    const roots = new Map(stack.clusters.map((cluster) => [cluster.name, stack.chartOf(cluster).node.root]));
    const sourceOf = (resource: Resource) =>
      sourceIn(resource.path, folderOf(resource) === 'terraform' ? app : roots.get(resource.address.split('/', 1)[0]!)!);
    const documents = terraformDocuments(document).map(withOrigin(app));
    const blocks = documents.filter(({ type }) => type !== 'module' && !type.startsWith('provider.'));
    for (const block of blocks) atLine(sourceOf(block), () => refuseLeaks(block.values, `'${block.address}' (${block.path})`));
    refuseLeaks({ ...document, resource: {}, data: {}, ephemeral: {} }, `Stack '${stack.node.id}'`);
    const clusters = stack.clusters.map((cluster) => {
      const folder = `${stack.environment.name}/${cluster.name}/${stack.node.id}`;
      const manifests = renderManifests(
        stack,
        cluster,
        claimed,
        sourceIn,
        (owner) => `${folder}/${stack instanceof PlatformStack ? 'platform' : owner}.k8s.yaml`,
      );
      for (const [name, yaml] of manifests.files) kubernetes.set(name, yaml);
      return { name: cluster.name, manifests };
    });
    const made = [...blocks, ...clusters.flatMap(({ manifests }) => manifests.objects)].map((object) => object.path);
    for (const override of stack.overrides) override.requireHit(made);
    const planned = plannedStack(stack.node.id, blocks, givenPlans());
    reporter.judge({
      ...judgedPlace(stack),
      ...planned.place,
      resources: [...documents, ...clusters.flatMap(({ manifests }) => manifests.objects), ...planned.destroyed],
      sourceOf,
      outputOf: (resource) => {
        const folder = folderOf(resource);
        if (folder === 'terraform') return { folder, file };
        const [cluster] = resource.address.split('/', 1);
        const owner = stack instanceof PlatformStack ? 'platform' : resource.path.split('/')[1];
        return { folder, file: `${stack.environment.name}/${cluster}/${stack.node.id}/${owner}.k8s.yaml` };
      },
    });
    return assemble(stack, [...workloads.values()], sourceOf, { file, sha256: sha256(bytes) }, blocks, clusters);
  });

  const assembly: Assembly = { schemaVersion: 1, organization: registry.organization, stacks: stacks.sort(by('id')) };
  const report = reporter.report();
  if (readsAnnotations()) terraform.set('manifest.json', annotated(terraform.get('manifest.json')!.toString('utf8'), report));
  const described = new Map<string, string | Buffer>([
    ...terraform,
    [assemblyFile, `${JSON.stringify(assembly, undefined, 2)}\n`],
    ['report.json', `${JSON.stringify(report, undefined, 2)}\n`],
  ]);
  checkFiles(kubernetesOut, kubernetes.keys());
  checkFiles(app.outdir, described.keys());
  writeFiles(kubernetesOut, kubernetes, former.kubernetes);
  writeFiles(app.outdir, described, former.terraform);
  return { assembly, report };
}

/** What policies know of the place of a stack. */
function judgedPlace({ node, app, environment, clusters }: DeploymentStack) {
  return {
    id: node.id,
    app,
    environment: environment.name,
    protected: environment.protected,
    packs: environment.policies,
    waivers: environment.waivers,
    kubernetesVersions: Object.fromEntries(clusters.map(({ name, kubernetesVersion }) => [name, kubernetesVersion])),
    approvedOrigins: environment.approvedOrigins,
  };
}

/** A Terraform block with the name of whose code made it; providers make nothing. */
function withOrigin(app: App): (block: Resource) => Resource {
  return (block) => (block.type.startsWith('provider.') ? block : { ...block, origin: originOf(app, block.path).name });
}

/** A stack's `cdk.tf.json` with what was set past properties; without that, its very bytes. */
function overrideTerraform(bytes: string, { overrides }: DeploymentStack) {
  const document = JSON.parse(bytes);
  if (overrides.length === 0) return { document, bytes };
  for (const kind of ['resource', 'data', 'ephemeral']) {
    for (const block of Object.values<Record<string, unknown>>(document[kind] ?? {}).flatMap((byName) => Object.values(byName))) {
      const { '//': comment } = block as { readonly '//'?: { readonly metadata?: { readonly path?: string } } };
      for (const override of overrides) override.apply(comment?.metadata?.path ?? '', block as Record<string, unknown>);
    }
  }
  return { document, bytes: `${JSON.stringify(document, undefined, 2)}` };
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

/** By construct path. */
function workloadsOf(registry: Registry, stack: DeploymentStack): ReadonlyMap<string, Endpoint> {
  const placed = registry.endpoints.get(`${stack.environment.name} ${stack.region.region}`)?.values() ?? [];
  return new Map(
    [...placed]
      .filter(({ construct }) => DeploymentStack.of(construct) === stack)
      .map((workload) => [workload.construct.node.path, workload]),
  );
}

function assemble(
  stack: DeploymentStack,
  workloads: readonly Endpoint[],
  sourceOf: (resource: Resource) => Source | undefined,
  terraform: AssembledStack['terraform'],
  blocks: readonly Resource[],
  clusters: readonly { readonly name: string; readonly manifests: Manifests }[],
): AssembledStack {
  const { environment, region, app, node } = stack;
  const record = (engine: 'terraform' | 'kubernetes') => (resource: Resource) => {
    const { type, address, path: at, values, origin } = resource;
    const source = sourceOf(resource);
    return {
      engine,
      type,
      address,
      path: at,
      ...(source && { source }),
      ...(origin !== undefined && !isApproved(origin, environment.approvedOrigins) && { origin }),
      sha256: sha256(canonicalJson(withoutPath(values))),
    };
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
    ...(stack.overrides.length > 0 && { overrides: stack.overrides.map((override) => override.record) }),
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
