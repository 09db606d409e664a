import type { AssembledBinding, AssembledDifference, AssembledStack, AssembledWorkload, Assembly } from '../../assembly/assembly';
import type { Source } from '../../errors';
import { kebabCase } from '../../wording/kebab-case';
import type { PlannedObject } from '../read/planned-object';

/** Whose an object is, as people say it. */
export interface WorkloadPlace {
  /** `<app>/<workload>`; `<app>/shared.<name>` of what several workloads use. */
  readonly workload: string;
  /** `orders`, `orders.db`; `jobs` of what is shared. */
  readonly subject: string;
  readonly owner?: string;
  readonly source?: Source;
  /** Of the dependency that it belongs to. */
  readonly stated?: AssembledBinding['stated'];
  /** Whether the subject is the object itself, and its type need not be said. */
  readonly isSubject: boolean;
  readonly differences: readonly AssembledDifference[];
}

interface Known {
  readonly app: string | undefined;
  readonly record: AssembledWorkload;
}

/** What several workloads use. */
interface KnownShared {
  readonly workload: string;
  readonly subject: string;
  /** That of all who use it, where they have one. */
  readonly owner: string | undefined;
  readonly stated: AssembledBinding['stated'];
}

/** Whose objects are, by the assembly of their side; without one, by their labels. */
export class Places {
  private readonly workloads: ReadonlyMap<string, Known>;
  /** By construct path. */
  private readonly shared: ReadonlyMap<string, KnownShared>;
  private readonly stacks: readonly AssembledStack[];
  /** By stack, and by construct path: only of stacks that somebody asks about. */
  private readonly sources = new Map<string, ReadonlyMap<string, Source>>();

  constructor(assembly: Assembly | undefined) {
    const stacks = assembly?.stacks ?? [];
    this.workloads = new Map(
      stacks.flatMap(({ app, workloads }) => workloads.map((record): [string, Known] => [record.path, { app, record }])),
    );
    this.shared = sharedIn(stacks);
    this.stacks = stacks;
  }

  /** Construct paths begin with their stack. */
  private sourceOf(stack: string, path: string): Source | undefined {
    let known = this.sources.get(stack);
    if (!known) {
      const resources = this.stacks.filter(({ id }) => id === stack).flatMap((own) => own.resources);
      known = new Map(resources.flatMap(({ path: at, source }) => (source ? [[at, source] as const] : [])));
      this.sources.set(stack, known);
    }
    return known.get(path);
  }

  of(object: PlannedObject): WorkloadPlace {
    const [stack = '', name, dependency, ...rest] = object.path.split('/');
    const known = this.workloads.get(`${stack}/${name}`);
    const source = this.sourceOf(stack, object.path);
    const shared = this.shared.get(`${stack}/${name}/${dependency}`);
    if (shared) {
      const { workload, subject, owner, stated } = shared;
      const more = { ...(owner !== undefined && { owner }), ...(source && { source }), ...(stated && { stated }) };
      return { workload, subject, ...more, isSubject: isResource(rest), differences: [] };
    }
    if (!known) return { ...byLabel(object), ...(source && { source }), differences: [] };
    const { app, record } = known;
    // The id of its construct is the name in kebab case.
    const binding = record.bindings.find(({ name: own }) => kebabCase(own) === dependency);
    return {
      workload: app === undefined ? record.name : `${app}/${record.name}`,
      subject: binding ? `${record.name}.${binding.name}` : record.name,
      ...(record.owner !== undefined && { owner: record.owner }),
      ...((source ?? record.source) && { source: source ?? record.source! }),
      ...(binding?.stated && { stated: binding.stated }),
      isSubject: binding ? isResource(rest) : isWorkload(object, record.knownAs ?? record.name),
      differences: record.differences ?? [],
    };
  }
}

/** What the bindings of workloads say of what they use together, also from another app. */
function sharedIn(stacks: Assembly['stacks']): ReadonlyMap<string, KnownShared> {
  const apps = new Map(stacks.map(({ id, app }) => [id, app]));
  const shared = new Map<string, KnownShared>();
  for (const { owner, bindings } of stacks.flatMap(({ workloads }) => workloads))
    for (const { shared: path, stated: { access: _, ...stated } = {} } of bindings) {
      if (path === undefined) continue;
      const [stack = '', folder, ...id] = path.split('/');
      const other = shared.get(path);
      shared.set(path, {
        workload: `${apps.get(stack) ?? stack}/${folder}.${id.join('/')}`,
        subject: id.join('/'),
        owner: other && other.owner !== owner ? undefined : owner,
        stated,
      });
    }
  return shared;
}

/** Whether an object is the very resource that a dependency stands for. */
function isResource(below: readonly string[]): boolean {
  return below.length === 0 || below.join('/') === 'Resource';
}

/** Kinds that are a workload by themselves. */
const workloadKinds: ReadonlySet<string> = new Set([
  'CronJob',
  'DaemonSet',
  'Deployment',
  'Job',
  'Pod',
  'ReplicaSet',
  'ReplicationController',
  'Rollout',
  'StatefulSet',
]);

function isWorkload({ engine, values }: PlannedObject, name: string): boolean {
  return engine === 'kubernetes' && workloadKinds.has(String(values['kind'])) && values['metadata']?.name === name;
}

function byLabel(object: PlannedObject): Omit<WorkloadPlace, 'differences'> {
  const { engine, values, address, stack, type } = object;
  if (engine === 'kubernetes') {
    const { labels, name } = values['metadata'] ?? {};
    const label: unknown = labels?.['app.kubernetes.io/name'];
    if (typeof label === 'string') return { workload: label, subject: label, isSubject: isWorkload(object, label) };
    const own = `${String(values['kind'])}/${String(name ?? '-')}`;
    return { workload: own, subject: own, isSubject: true };
  }
  if (engine === 'slipway') return { workload: address, subject: address, isSubject: true };
  const isSetting = !type.includes('_') || type.startsWith('provider.');
  const subject = isSetting && stack ? stack : address;
  return { workload: subject, subject, isSubject: subject === address };
}
