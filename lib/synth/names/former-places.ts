import type { TerraformResource } from 'cdktf';
import type { Resource } from '../../documents/resource';
import type { LeftResource } from '../../kept/left-resource';
import { compareTexts } from '../../wording/compare-texts';
import type { DeploymentStack } from '../deployment-stack';
import { addressOf, idOf } from './moves';
import { pathBelow, textOf } from './path';

/** Where dependencies of a stack were before, as its list remembers it: what belongs to one was below the same path. */
export class FormerPlaces {
  /** Paths that a dependency had, by the one that it has. */
  private readonly former = new Map<string, Set<string>>();

  constructor(private readonly stack: DeploymentStack) {}

  /** Notes that what is at a path was at others. */
  note(path: string, others: readonly string[]): void {
    const dependency = this.dependencyOf(path);
    for (const other of others.map((each) => this.dependencyOf(each)))
      if (dependency !== undefined && other !== undefined && other !== dependency)
        this.former.set(dependency, (this.former.get(dependency) ?? new Set()).add(other));
  }

  /** Addresses that a resource had at those paths. */
  addressesOf({ type, address, path }: Resource): readonly string[] {
    if (this.former.size === 0) return [];
    // Whoever sets an id of their own keeps it.
    return address === this.addressAt(type, path) ? this.pathsOf(path).map((each) => this.addressAt(type, each)) : [];
  }

  /** Where something was that the program leaves where it is: by what it says, and by the list. */
  leftOf(resource: TerraformResource): LeftResource {
    const { path } = resource.node;
    const own = addressOf(resource, resource.friendlyUniqueId);
    const below = pathBelow(this.stack, resource);
    const paths = [...this.stack.names.formerOf(below).map((each) => `${this.stack.node.path}/${textOf(each)}`), path];
    const all = paths.flatMap((each) => [...this.pathsOf(each), each]);
    const isDerived = own === this.addressAt(resource.terraformResourceType, path);
    const places = isDerived ? all.map((each) => [this.addressAt(resource.terraformResourceType, each), each] as const) : [];
    return { dependency: this.dependencyOf(path) ?? path, places: new Map([...places, [own, path]]) };
  }

  private pathsOf(path: string): readonly string[] {
    const dependency = this.dependencyOf(path);
    if (dependency === undefined) return [];
    return [...(this.former.get(dependency) ?? [])].sort(compareTexts).map((each) => `${each}${path.slice(dependency.length)}`);
  }

  private addressAt(type: string, path: string): string {
    return `${type}.${idOf(this.stack, path.split('/').slice(this.depth))}`;
  }

  /** `<stack>/<workload>/<dependency>` of what is below it. */
  private dependencyOf(path: string): string | undefined {
    const ids = path.split('/');
    return ids.length > this.depth + 2 && path.startsWith(`${this.stack.node.path}/`) ? ids.slice(0, this.depth + 2).join('/') : undefined;
  }

  private get depth(): number {
    return this.stack.node.path.split('/').length;
  }
}
