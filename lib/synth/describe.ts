import type { AssembledEnvironment, AssembledResource, AssembledStack, AssembledUpdate, Assembly } from '../assembly/assembly';
import { type AssembledPack, assemblyVersion } from '../assembly/assembly';
import { contentHash } from '../assembly/content-hash';
import { fileOfProject } from '../assembly/layout';
import { sha256 } from '../documents/hash';
import { isOutside } from '../documents/terraform-documents';
import type { Environment } from '../model/environment';
import { levelIn, type Pack } from '../policy/pack';
import type { Promotion } from '../release/promotion';
import { releaseFileOf } from '../release/release-file';
import { isApproved } from '../source/origin';
import type { RenderedDocument, RenderedPart } from './render/rendered';

/**
 * What tools read of everything that was rendered. It holds no verdict: those depend on the day.
 *
 * @param all the environments of the platform
 * @param stacks as `describeStack` tells of them
 */
export function describe(organization: string, all: readonly Environment[], stacks: readonly AssembledStack[]): Assembly {
  const environments = describeEnvironments(all);
  return {
    schemaVersion: assemblyVersion,
    organization,
    ...(environments.length > 0 && { environments }),
    stacks: [...stacks].sort(by('id')),
  };
}

/** Those that state something of their releases. */
function describeEnvironments(environments: readonly Environment[]): readonly AssembledEnvironment[] {
  const byName = new Map(environments.map((environment) => [environment.name, environment]));
  return [...byName.values()]
    .map(({ name, release, requireDigest, promotion, updates, approvals }): AssembledEnvironment => {
      const file = releaseFileOf(release);
      const rules = Object.entries(updates).map(([workloads, { terms }]): AssembledUpdate => ({ workloads, ...terms }));
      return {
        name,
        ...(file !== undefined && fileOfProject.test(file) && { release: file }),
        ...(requireDigest && { requireDigest }),
        ...(promotion && { promotion: describePromotion(promotion) }),
        ...(rules.length > 0 && { updates: rules.sort(by('workloads')) }),
        ...(approvals && { approvals }),
      };
    })
    .filter((stated) => Object.keys(stated).length > 1)
    .sort(by('name'));
}

function describePromotion({ from, soak }: Promotion): NonNullable<AssembledEnvironment['promotion']> {
  return { from, ...(soak && { soakSeconds: soak.toSeconds() }) };
}

/** What tools read of one stack. */
export function describeStack({ stack, files }: RenderedPart): AssembledStack {
  const { id, app, foreign, environment, region, namespace, file, blocks, clusters, workloads, overrides } = stack;
  const outside = blocks.filter(({ resource }) => isOutside(resource));
  const record = (engine: AssembledResource['engine']) => (document: RenderedDocument) =>
    describeDocument(document, engine, environment.approvedOrigins);
  return {
    id,
    ...(app !== undefined && { app }),
    environment: environment.name,
    region: region.region,
    ...(foreign && { foreign }),
    ...(region.account !== undefined && { account: region.account, partition: region.partition ?? 'aws' }),
    ...(namespace !== undefined && { namespace }),
    protected: environment.protected,
    packs: environment.policies.map(describePack),
    approvedOrigins: environment.approvedOrigins,
    ...(environment.terraformFiles.length > 0 && { terraformFiles: environment.terraformFiles }),
    dependsOn: [...new Set(stack.dependsOn)].sort(),
    ...(file !== undefined && { terraform: { file, sha256: sha256(String(files.terraform.get(file))) } }),
    clusters: clusters.map(({ cluster, files: names }) => ({
      name: cluster.name,
      kubernetesVersion: cluster.kubernetesVersion,
      manifests: names.map((name) => ({ file: name, sha256: sha256(files.kubernetes.get(name)!) })).sort(by('file')),
    })),
    workloads: [...workloads].sort(by('name')),
    ...(overrides.length > 0 && { overrides }),
    resources: [...outside.map(record('terraform')), ...clusters.flatMap(({ objects }) => objects.map(record('kubernetes')))].sort(
      by('address'),
    ),
  };
}

/** By name, so that the order of a pack's policies changes no byte. */
function describePack(pack: Pack): AssembledPack {
  const policies = [...pack.policies].sort(by('name'));
  return {
    name: pack.name,
    version: pack.version,
    levels: Object.fromEntries(policies.map((policy) => [policy.name, levelIn(pack, policy)])),
  };
}

function describeDocument(
  { resource, source, imported }: RenderedDocument,
  engine: AssembledResource['engine'],
  approvedOrigins: readonly string[],
): AssembledResource {
  const { type, address, path, values, origin } = resource;
  return {
    engine,
    type,
    address,
    path,
    ...(source && { source }),
    ...(imported && { imported }),
    ...(origin !== undefined && !isApproved(origin, approvedOrigins) && { origin }),
    sha256: contentHash(values),
  };
}

/** Orders by a property, by code unit: the same everywhere, and whatever order things were defined in. */
function by<K extends string>(property: K) {
  return (a: Readonly<Record<K, string>>, b: Readonly<Record<K, string>>): number =>
    a[property] < b[property] ? -1 : Number(a[property] > b[property]);
}
