import { ApiObject } from 'cdk8s';
import { TerraformResource, TerraformStack } from 'cdktf';
import { Construct, IConstruct } from 'constructs';
import { Source } from '../../errors';
import { Cluster } from '../../model/cluster';
import { Retirement } from '../../model/renaming/retired';

/** A stack, as far as it matters here. */
interface Stack extends TerraformStack {
  readonly clusters: readonly Cluster[];
  chartOf(cluster: Cluster): Construct;
}

/** Something that is left where it is. */
export interface Left {
  /** Construct paths that it may have had: all that stood below one of them is left too. */
  readonly paths: readonly string[];
  readonly retirement: Retirement;
  readonly source: Source | undefined;
}

/** What a stack no longer makes, and does not destroy. */
export class Retirements {
  private readonly all: Left[] = [];
  private readonly resources: TerraformResource[] = [];

  constructor(private readonly stack: IConstruct) {}

  /** What is left, in the order of the program. */
  get left(): readonly Left[] {
    return this.all;
  }

  /** The resources that Terraform forgets: they stand in no stack any longer, at the paths that they had. */
  get forgotten(): readonly TerraformResource[] {
    return this.resources;
  }

  /** Notes that something is left with all that stood below it. */
  note(paths: readonly string[], retirement: Retirement, source: Source | undefined): void {
    this.all.push({ paths, retirement, source });
  }

  /** Takes out of the stack what was made of something, and forgets it. */
  takeOut<T>(make: () => T): T {
    const stack = this.stack as Stack;
    const trees = [stack, ...stack.clusters.map((cluster) => stack.chartOf(cluster))];
    const before = new Set(trees.flatMap(({ node }) => node.findAll()));
    const made = make();
    const added = trees.flatMap(({ node }) => node.findAll()).filter((construct) => !before.has(construct));
    this.resources.push(...added.filter(TerraformResource.isTerraformResource));
    const withContent = added.filter((construct) => TerraformResource.isTerraformResource(construct) || ApiObject.isApiObject(construct));
    for (const construct of added) {
      const { scope, id } = construct.node;
      const holds = withContent.some((one) => one.node.scopes.includes(construct));
      if (scope && before.has(scope) && holds) scope.node.tryRemoveChild(id);
    }
    return made;
  }
}
