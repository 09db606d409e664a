import type { Synthesized } from '../../../lib/testing';
import { type Applied, Cluster, FIELD_MANAGER } from '../lab/cluster';
import { crdsOf } from '../lab/crds';
import type { Sandbox } from '../lab/sandbox';
import { disksFor } from './disks';
import { constructOf, type KubernetesObject, nameOf, type Place, writeFiles } from './manifests';

/** A cluster of the lab, and what is written for one place. */
export class Deployed {
  readonly namespaces: readonly string[];
  private readonly kinds: string;

  private constructor(
    private readonly sandbox: Sandbox,
    readonly cluster: Cluster,
    readonly place: Place,
  ) {
    this.namespaces = place.objects.filter(({ kind }) => kind === 'Namespace').map(({ metadata }) => metadata.name);
    this.kinds = [...new Set(place.objects.map(({ apiVersion, kind }) => kindArgument(apiVersion, kind)))].join();
  }

  /** Starts an empty cluster that serves the custom resources and has the disks in use, and writes the manifests where `apply` finds them. */
  static async start(sandbox: Sandbox, synthesized: Synthesized, place: Place): Promise<Deployed> {
    writeFiles(synthesized, sandbox.folder);
    const cluster = await Cluster.start(sandbox);
    const definitions = await crdsOf(sandbox, place.objects);
    if (definitions.length > 0) await cluster.serve(definitions);
    const disks = disksFor(place.objects);
    if (disks.length > 0) await cluster.apply(disks.map((disk) => `---\n${JSON.stringify(disk)}\n`).join(''));
    return new Deployed(sandbox, cluster, place);
  }

  /** The platform's stack first, as a person would: it holds the namespaces. */
  async apply(): Promise<Applied> {
    const results: Applied[] = [];
    for (const folder of this.place.folders) results.push(await this.cluster.apply([this.sandbox.path(folder)]));
    return { objects: results.flatMap(({ objects }) => objects), warnings: results.flatMap(({ warnings }) => warnings) };
  }

  async rolledOut(): Promise<void> {
    for (const namespace of this.namespaces) await this.cluster.rolledOut(namespace);
  }

  /** Of each object that we manage: who it is, how often its specification changed, and which of its fields we own since when. */
  async state(
    fieldManager = FIELD_MANAGER,
  ): Promise<Record<string, { readonly uid: string; readonly generation?: number; readonly ours: unknown }>> {
    const { items } = await this.cluster.get(this.kinds, '-A', '-l', 'app.kubernetes.io/managed-by=slipway');
    return Object.fromEntries(
      items.map((object: KubernetesObject) => {
        const { uid, generation, managedFields } = object.metadata;
        const ours = managedFields.filter(({ manager, subresource }: KubernetesObject) => manager === fieldManager && !subresource);
        return [nameOf(object), { uid, generation, ours }];
      }),
    );
  }

  /** Objects of these kinds in every namespace of the place. */
  async list(kinds: string): Promise<KubernetesObject[]> {
    const { items } = await this.cluster.get(kinds, '-A');
    return items.filter(({ metadata }: KubernetesObject) => this.namespaces.includes(metadata.namespace));
  }

  /** The pods that run, with the path of the construct that made the object that made them. */
  async pods(): Promise<(KubernetesObject & { readonly construct: string })[]> {
    const makers = await this.list('deployments,statefulsets,replicasets,jobs,cronjobs');
    const construct = (object: KubernetesObject): string => {
      const maker = makers.find(({ metadata }) => metadata.uid === object.metadata.ownerReferences?.[0]?.uid);
      return maker ? construct(maker) : constructOf(object);
    };
    return (await this.list('pods')).map((pod) => ({ ...pod, construct: construct(pod) }));
  }
}

/** As kubectl takes it without a plural: `Deployment.v1.apps`, `Service.v1.` */
function kindArgument(apiVersion: string, kind: string): string {
  const [version, group = ''] = apiVersion.split('/').reverse();
  return `${kind}.${version}.${group}`;
}
