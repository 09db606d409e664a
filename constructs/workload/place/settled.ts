import { AssembledDifference, Autoscaling, canonicalJson, Dependency, Difference, frozenCopy, UserError } from '../../../lib';
import { DependencyOutputs, Env, removed, SettledEnv, statedEnv } from '../pod/env';
import { ResourceAmounts, Resources } from '../pod/resources';

/** What of a workload's properties a place may replace. */
export interface Differing {
  readonly env?: Env | ((outputs: DependencyOutputs) => Env);
  readonly resources?: Resources;
  readonly replicas?: number;
  readonly autoscaling?: Autoscaling;
  readonly routes?: Readonly<Record<string, { readonly host: string }>>;
  readonly jobs?: Readonly<Record<string, Pick<Differing, 'env'> | undefined>>;
}

/** A workload's properties as they hold in a place, and what was replaced: complete once its environment is rendered. */
export interface Settled<P> {
  readonly props: P;
  readonly differences: () => readonly AssembledDifference[];
}

/**
 * Takes a workload's properties, as they are now, and replaces what differs in a place.
 *
 * @param scales how the kind of workload can scale
 * @throws UserError if the difference is about something that the workload has not
 */
export function settle<P extends Differing>(
  stated: P,
  difference: Difference,
  scales: readonly ('replicas' | 'autoscaling')[],
): Settled<P> {
  // Dependencies are taken where they are fulfilled.
  const props = frozenCopy(stated, { instance: (one) => (one instanceof Dependency ? one : Object.freeze(one)) });
  const found = new Map<string, AssembledDifference>();
  const note = (property: string, from: unknown, to: unknown): void => {
    if (canonicalJson(from) !== canonicalJson(to)) found.set(property, { property, ...shown('from', from), ...shown('to', to) });
  };
  for (const way of Object.keys(difference.scale ?? {})) {
    if (!scales.some((known) => known === way))
      throw new UserError(`A place states 'scale.${way}' of a workload that has none.`, 'Drop it there.');
  }
  const { replicas, autoscaling, ...others } = props;
  const scale = difference.scale as { readonly replicas?: number; readonly autoscaling?: Autoscaling } | undefined;
  if (scale) {
    note('replicas', replicas, scale.replicas);
    note('autoscaling', autoscaling, scale.autoscaling);
  }
  const resources = settleResources(props.resources, difference.resources ?? {}, note);
  const env = settleEnv(props.env, difference.env ?? {}, note);
  const jobs = settleJobs(props.jobs, difference.env ?? {}, note);
  const routes = settleRoutes(props.routes, difference.hosts ?? {}, note);
  return {
    props: {
      ...others,
      ...(scale ?? { ...(replicas !== undefined && { replicas }), ...(autoscaling && { autoscaling }) }),
      ...(resources && { resources }),
      ...(env && { env }),
      ...(jobs && { jobs }),
      ...(routes && { routes }),
    } as P,
    differences: () => [...found.values()],
  };
}

type Note = (property: string, from: unknown, to: unknown) => void;

function settleResources(
  resources: Resources | undefined,
  difference: NonNullable<Difference['resources']>,
  note: Note,
): Resources | undefined {
  const settled: Record<'requests' | 'limits', ResourceAmounts> = { requests: {}, limits: {} };
  for (const side of ['requests', 'limits'] as const) {
    const own = resources?.[side] ?? {};
    const changes = Object.entries(difference[side] ?? {});
    for (const [kind, to] of changes) note(`resources.${side}.${kind}`, own[kind as keyof ResourceAmounts], to);
    settled[side] = Object.fromEntries(
      Object.entries({ ...own, ...Object.fromEntries(changes) }).filter(([, amount]) => amount !== undefined),
    );
  }
  return resources || Object.values(settled).some((side) => Object.keys(side).length > 0) ? { ...resources, ...settled } : undefined;
}

function settleEnv(
  env: Differing['env'],
  difference: NonNullable<Difference['env']>,
  note: Note,
  where = '',
): SettledEnv | ((outputs: DependencyOutputs) => SettledEnv) | undefined {
  const changes = Object.entries(difference);
  if (changes.length === 0) return env;
  const change = (own: Env): SettledEnv => {
    for (const [name, to] of changes) note(`${where}env.${name}`, typeof own[name] === 'string' ? own[name] : undefined, to);
    return { ...own, ...Object.fromEntries(changes.map(([name, to]) => [name, to ?? removed])) };
  };
  return typeof env === 'function' ? (outputs) => change(statedEnv(env, outputs)) : change(env ?? {});
}

/** Jobs that state variables of their own; the others have the workload's, with what the place changed. */
function settleJobs(jobs: Differing['jobs'], difference: NonNullable<Difference['env']>, note: Note): Differing['jobs'] {
  if (!jobs) return jobs;
  return Object.fromEntries(
    Object.entries(jobs).map(([name, job]) => {
      if (job?.env === undefined) return [name, job];
      return [name, { ...job, env: settleEnv(job.env, difference, note, `jobs.${name}.`) as NonNullable<Differing['env']> }];
    }),
  );
}

function settleRoutes(routes: Differing['routes'], hosts: NonNullable<Difference['hosts']>, note: Note): Differing['routes'] {
  const changed = Object.entries(hosts).map(([name, host]) => {
    const route = routes && Object.hasOwn(routes, name) ? routes[name] : undefined;
    if (!route)
      throw new UserError(
        `A place states the host of route '${name}' (routes: ${Object.keys(routes ?? {}).join(', ') || 'none'}).`,
        'Name a route of the workload.',
      );
    note(`routes.${name}.host`, route.host, host);
    return [name, { ...route, host }] as const;
  });
  return changed.length > 0 ? { ...routes, ...Object.fromEntries(changed) } : routes;
}

function shown(key: 'from' | 'to', value: unknown): Partial<AssembledDifference> {
  if (value === undefined) return {};
  return { [key]: typeof value === 'string' ? value : canonicalJson(value) };
}
