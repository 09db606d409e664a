import type { AssembledBinding, AssembledDifference, AssembledWorkload, Assembly } from '../../assembly/assembly';
import type { Source } from '../../errors';
import type { PlannedObject } from '../read/planned-object';

/** Whose an object is, as people say it. */
export interface WorkloadPlace {
  /** `<app>/<workload>`. */
  readonly workload: string;
  /** `orders`, `orders.db`. */
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
  /** Names of dependencies by the id of their construct. */
  readonly bindings: ReadonlyMap<string, AssembledBinding>;
}

/** Whose objects are, by the assembly of their side; without one, by their labels. */
export class Places {
  private readonly workloads: ReadonlyMap<string, Known>;
  private readonly sources: ReadonlyMap<string, Source>;

  constructor(assembly: Assembly | undefined) {
    const stacks = assembly?.stacks ?? [];
    this.workloads = new Map(
      stacks.flatMap(({ app, workloads }) =>
        workloads.map((record) => [
          record.path,
          { app, record, bindings: new Map(record.bindings.map((binding) => [kebab(binding.name), binding])) },
        ]),
      ),
    );
    this.sources = new Map(
      stacks.flatMap(({ resources }) => resources.flatMap(({ path, source }) => (source ? [[path, source] as const] : []))),
    );
  }

  of(object: PlannedObject): WorkloadPlace {
    const [stack, name, dependency, ...rest] = object.path.split('/');
    const known = this.workloads.get(`${stack}/${name}`);
    const source = this.sources.get(object.path);
    if (!known) return { ...byLabel(object), ...(source && { source }), differences: [] };
    const { app, record, bindings } = known;
    const binding = bindings.get(dependency ?? '');
    return {
      workload: app === undefined ? record.name : `${app}/${record.name}`,
      subject: binding ? `${record.name}.${binding.name}` : record.name,
      ...(record.owner !== undefined && { owner: record.owner }),
      ...((source ?? record.source) && { source: source ?? record.source! }),
      ...(binding?.stated && { stated: binding.stated }),
      isSubject: binding ? rest.length === 0 || rest.join('/') === 'Resource' : isWorkload(object, record.name),
      differences: record.differences ?? [],
    };
  }
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

/** The id of a dependency's construct. */
function kebab(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
}
