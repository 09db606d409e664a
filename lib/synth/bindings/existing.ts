import type { IConstruct } from 'constructs';
import { UserError } from '../../errors';
import { AdoptedResources } from '../../model/by-place/adopted-resources';
import { AdoptedNames, AdoptedWorkload } from '../../model/by-place/adopted-workload';
import type { Environment } from '../../model/environment';
import type { Region } from '../../model/region';
import { atSource } from '../../source/at-source';
import { kebabCase } from '../../wording/kebab-case';
import { nearestFirst } from '../../wording/nearest';
import { pathBelow } from '../names/path';
import type { Left } from '../names/retirements';
import type { SelectedPods } from '../pod-claims';

/** A stack, as far as it matters here. */
interface Stack extends IConstruct {
  readonly app: string;
  readonly environment: Environment;
  readonly region: Region;
  readonly names: { readonly retirements: { readonly left: readonly Left[] } };
}

/** An entry of `adopt`, and whether somebody asked for it. */
interface Entry<T> {
  readonly key: string;
  readonly adopted: T;
  /** Names that somebody asked for, whether they are stated or not. */
  readonly asked: Set<string>;
}

/** What a region states to be there already and to be managed from now on, and what of it the app has. */
export class Existing {
  private readonly workloads = new Map<string, Entry<AdoptedWorkload>>();
  /** By path below the stack. */
  private readonly resources = new Map<string, Entry<AdoptedResources>>();
  private readonly placed = new Set<string>();
  /** The pods of everything in the stack. */
  readonly pods: SelectedPods[] = [];

  constructor(private readonly stack: Stack) {
    for (const [key, adopted] of Object.entries(stack.region.adopt ?? {})) {
      const [app, workload = '', dependency] = key.split(/[/.]/);
      const isWorkload = adopted instanceof AdoptedWorkload;
      if (isWorkload === (dependency !== undefined)) throw wrongKind(key, adopted, placeOf(stack));
      if (app !== stack.app) continue;
      const entry = { key, asked: new Set<string>() };
      if (isWorkload) this.workloads.set(workload, { ...entry, adopted });
      else this.resources.set(`${workload}/${kebabCase(dependency!)}`, { ...entry, adopted });
    }
  }

  /** Labels that select the pods of a workload that is there already. */
  selectorOf(workload: string): AdoptedWorkload['selector'] {
    this.placed.add(`${this.stack.app}/${workload}`);
    return this.workloads.get(workload)?.adopted.selector;
  }

  /** @throws UserError if the Service of a workload has a name that is stated, and the workload another one by which it is called */
  requireOneName(workload: string, knownAs: string): void {
    const adopted = this.workloads.get(workload)?.adopted;
    if (knownAs === workload || adopted?.names.Service === undefined) return;
    throw new UserError(
      `'adopt' of ${placeOf(this.stack)} names the Service of '${this.stack.app}/${workload}', which is known as '${knownAs}' in the cluster.`,
      `Drop one of them: callers know the workload by one name. Without 'formerly' and 'knownAs' the Service alone keeps '${adopted.names.Service}'.`,
      adopted.source,
    );
  }

  /** Name of something of a workload that is there already. */
  nameOf(workload: string, kind: string): string | undefined {
    const entry = this.workloads.get(workload);
    entry?.asked.add(kind);
    return entry?.adopted.names[kind as keyof AdoptedNames];
  }

  /** Where the selector of some pods is stated, by their construct path; nothing for others. */
  statesSelectorOf(path: string): AdoptedWorkload | undefined {
    const [, workload = '', ...rest] = path.split('/');
    const adopted = rest.length === 0 ? this.workloads.get(workload)?.adopted : undefined;
    return adopted?.selector && adopted;
  }

  /** Name of the Service of a workload that is there already, whichever app of the region it is of: by `<app>/<workload>`. */
  serviceOf(key: string): string | undefined {
    const { adopt = {} } = this.stack.region;
    const adopted = Object.hasOwn(adopt, key) ? adopt[key] : undefined;
    return adopted instanceof AdoptedWorkload ? adopted.names.Service : undefined;
  }

  /** Whether a workload is there already. */
  has(workload: string): boolean {
    return this.workloads.has(workload);
  }

  /**
   * Name of something in the cloud that is there already.
   *
   * @param construct a dependency, or something below it
   * @param service as `names` calls it, such as `s3`, or `rds/subnets` for a part that has no construct of its own
   */
  cloudName(construct: IConstruct, service: string): string | undefined {
    const ids = pathBelow(this.stack, construct);
    const entry = this.resources.get(ids.slice(0, 2).join('/'));
    const key = [service, ...ids.slice(2)].join('/');
    entry?.asked.add(key);
    return entry && Object.hasOwn(entry.adopted.names, key) ? entry.adopted.names[key] : undefined;
  }

  /** What is imported, by path of the dependency below the stack. */
  get imported(): readonly { readonly key: string; readonly path: string; readonly adopted: AdoptedResources }[] {
    return [...this.resources].map(([path, { key, adopted }]) => ({ key, path, adopted }));
  }

  /** @throws UserError at the operator's line, if something is stated of what the app has not */
  check(): void {
    for (const [workload, { key, adopted, asked }] of this.workloads) {
      if (!this.placed.has(key)) throw this.unknown(key, [...this.placed], adopted);
      const idle = Object.keys(adopted.names).find((name) => !asked.has(name));
      if (idle !== undefined)
        throw new UserError(
          `'adopt' of ${placeOf(this.stack)} names the ${idle} of '${key}', which makes none (names: ${list(asked)}).`,
          `Drop it; or state in the code what makes one, where '${workload}' is defined.`,
          adopted.source,
        );
    }
    for (const { key, adopted, asked } of this.resources.values()) {
      const idle = Object.keys(adopted.names).find((name) => !asked.has(name));
      if (idle !== undefined)
        throw new UserError(
          `'adopt' of ${placeOf(this.stack)} states the name '${idle}' of '${key}', which nothing there bears (names: ${list(asked)}).`,
          asked.size > 0 ? `Did you mean '${nearestFirst(idle, [...asked])[0]}'?` : 'Drop it, or state the dependency where it is used.',
          adopted.source,
        );
    }
  }

  /** The error about an entry that hits nothing. */
  unknown(key: string, known: readonly string[], { source }: AdoptedWorkload | AdoptedResources): UserError {
    const [, ...ids] = key.split(/[/.]/);
    const path = [this.stack.node.path, ...ids.map(kebabCase)].join('/');
    const left = this.stack.names.retirements.left.find(({ paths }) => paths.includes(path));
    if (left)
      return new UserError(
        `'adopt' of ${placeOf(this.stack)} names '${key}', which is retired${atSource(left.source)}: it is forgotten, and nothing of it is taken in.`,
        'Drop the entry for as long as it is retired: the list of what must not vanish knows what it is called. Put back in the code, it needs the entry again.',
        source,
      );
    const near = nearestFirst(key, known).slice(0, 3);
    return new UserError(
      `'adopt' of ${placeOf(this.stack)} names '${key}', which is not there (there: ${list(known)}).`,
      near.length > 0 ? `Did you mean ${near.join(', ')}?` : 'Place it, or drop the entry.',
      source,
    );
  }
}

/**
 * Refuses what a region states of an app that is not stamped there: nobody else would ask for it.
 *
 * @throws UserError at the operator's line
 */
export function requireAdopters(stacks: readonly Stack[]): void {
  for (const stack of stacks) {
    const { environment, region } = stack;
    const apps = stacks.filter((other) => other.environment === environment && other.region === region).map(({ app }) => app);
    for (const [key, { source }] of Object.entries(region.adopt ?? {})) {
      if (apps.includes(key.split('/')[0]!)) continue;
      throw new UserError(
        `'adopt' of ${placeOf(stack)} names '${key}', and no such app is stamped there (stamped: ${list(new Set(apps))}).`,
        'Stamp it, or drop the entry. A program that stamps only some of the apps derives the environment: with({ name, regions }).',
        source,
      );
    }
  }
}

export function placeOf({ environment, region }: Pick<Stack, 'environment' | 'region'>): string {
  return `region '${region.region}' of environment '${environment.name}'`;
}

function list(names: Iterable<string>): string {
  return [...names].sort().slice(0, 12).join(', ') || 'none';
}

function wrongKind(key: string, adopted: AdoptedWorkload | AdoptedResources, place: string): UserError {
  return adopted instanceof AdoptedWorkload
    ? new UserError(
        `'adopt' of ${place} states an AdoptedWorkload of '${key}', which is a dependency.`,
        'Name a workload, `<app>/<workload>`; of a dependency, state `new AdoptedResources({ ids, names })`.',
        adopted.source,
      )
    : new UserError(
        `'adopt' of ${place} states AdoptedResources of '${key}', which is a workload.`,
        'Name a dependency, `<app>/<workload>.<dependency>`; of a workload, state `new AdoptedWorkload({ selector, names })`.',
        adopted.source,
      );
}
