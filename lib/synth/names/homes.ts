import { Source } from '../../errors';
import { Names } from '../../model/renaming/former-names';
import { distinctHomes, Home } from './elsewhere';
import { Path, textOf } from './path';

/** Something that bears a name of its own: a workload, or what a dependency is fulfilled by. */
export interface Named {
  readonly path: Path;
  /** What was said of its names in this stack, where something was. */
  readonly said: Names | undefined;
  readonly source: Source | undefined;
  /** Where it was in the stacks of other apps, the oldest first. */
  readonly elsewhere: readonly Home[];
  /** What it is known as in the cloud, where that is by another app. */
  readonly known: Home | undefined;
}

/** Something that was in the stack of another app. */
export interface Carried {
  /** Below its stack: a dependency of a workload, or something shared. */
  readonly path: Path;
  /** Where it was, the oldest first. */
  readonly from: readonly Home[];
  /** What says so: itself, or its workload. */
  readonly by: Path;
  /** The line that says so. */
  readonly source: Source | undefined;
}

/** Where what bears a name was before, in stacks of other apps. */
export class Homes {
  /** @param named by path */
  constructor(private readonly named: ReadonlyMap<string, Named>) {}

  /** The dependencies, and what is shared, that were in the stacks of other apps, in the order of the program. */
  get carried(): readonly Carried[] {
    return [...this.named.values()].flatMap((named) => this.carriedAs(named) ?? []);
  }

  /** That of them which is at a path, or in which that is. */
  carriedAt(path: Path): Carried | undefined {
    const named = this.named.get(textOf(path.slice(0, 2)));
    return named && this.carriedAs(named);
  }

  private carriedAs({ path, source, elsewhere }: Named): Carried | undefined {
    const from = path.length > 1 ? this.elsewhereOf(path) : [];
    const line = source ?? this.named.get(textOf(path.slice(0, 1)))?.source;
    return from.length > 0 ? { path, from, by: elsewhere.length > 0 ? path : path.slice(0, 1), source: line } : undefined;
  }

  /** Where a dependency was in the stacks of other apps, by what is said of it and of its workload. */
  elsewhereOf(path: Path): readonly Home[] {
    const named = this.named.get(textOf(path));
    if (!named) return [];
    const last = path.at(-1)!;
    const ids = [...(named.said?.formerly ?? []).filter((name) => !name.includes('/')), last];
    const around = path.length > 1 ? this.elsewhereOf(path.slice(0, -1)) : [];
    return distinctHomes([...named.elsewhere, ...around.flatMap((home) => ids.map((id) => ({ ...home, path: [...home.path, id] })))]);
  }

  /** By where a dependency, or something in it, is named in the cloud; nothing where that is this stack. */
  homeOf(path: Path): Home | undefined {
    const [dependency, below] = [path.slice(0, 2), path.slice(2)];
    const named = path.length > 1 ? this.named.get(textOf(dependency)) : undefined;
    if (!named) return undefined;
    const own = named.known ?? (named.said?.knownAs === undefined ? named.elsewhere[0] : undefined);
    const home = own ?? this.homeBy(named);
    return home && { ...home, path: [...home.path, ...below] };
  }

  /** By where its workload was, unless it was that of another one here. */
  private homeBy({ path, said }: Named): Home | undefined {
    const workload = this.named.get(textOf(path.slice(0, 1)));
    const around = workload && (workload.known ?? (workload.said?.knownAs === undefined ? workload.elsewhere[0] : undefined));
    const name = said?.knownAs ?? said?.formerly[0] ?? path.at(-1)!;
    return around && !name.includes('/') ? { ...around, path: [...around.path, name] } : undefined;
  }
}
