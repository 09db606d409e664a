import { TerraformResource } from 'cdktf';
import { Source, UserError } from '../../errors';
import { atSource } from '../../source/at-source';

/** Something that is there already, and that the state of a stack is to know from now on. */
export interface Taken {
  readonly resource: TerraformResource;
  /** What `terraform import` takes; left out where its name tells it. */
  readonly id: string | undefined;
  /** The line that says that it is there. */
  readonly source: Source | undefined;
}

/**
 * What Terraform takes into the state of a stack although another one made it, or nobody's. `import-blocks.ts` writes an `import` block for each, with the id that is
 * given, else that of its entry in the list of what must not vanish, else the one that its name tells (`lib/kept/import-ids.ts`); of versions of secrets none, ever.
 *
 * Such a block does nothing where the state knows the address.
 */
export class Imports {
  private readonly all = new Map<TerraformResource, Taken>();
  private readonly versions = new Map<TerraformResource, number>();
  private readonly absent: TerraformResource[] = [];

  /** What is taken in, in the order of the program. */
  get taken(): readonly Taken[] {
    return [...this.all.values()];
  }

  /**
   * Has a resource of the stack taken in, once it is defined and before the stack is rendered.
   *
   * @param id what `terraform import` takes of it; left out, its list or its name tells it
   * @param source the line that says so, for errors
   * @throws UserError if another line says that it is something else
   */
  take(resource: TerraformResource, id?: string, source?: Source): void {
    const other = this.all.get(resource);
    if (other?.id !== undefined && id !== undefined && other.id !== id)
      throw new UserError(
        `'${resource.node.path}' is to be '${id}', and '${other.id}'${atSource(other.source)}.`,
        'Drop one of them: one resource is one thing.',
        source,
      );
    this.all.set(resource, { resource, id: id ?? other?.id, source: source ?? other?.source });
  }

  /** With which version the value of a secret was stored by another state, by secret. */
  get stored(): ReadonlyMap<TerraformResource, number> {
    return this.versions;
  }

  /** Notes that the value of a secret is there already. */
  noteStored(secret: TerraformResource, version: number): void {
    this.versions.set(secret, version);
  }

  /** What another state may have of it, and this stack neither makes nor takes in: it stands in it no longer. */
  get leftOut(): readonly TerraformResource[] {
    return this.absent;
  }

  /** Takes a resource out of the stack, which whoever had it before forgets all the same. */
  leaveOut(resource: TerraformResource): void {
    this.absent.push(resource);
    resource.node.scope?.node.tryRemoveChild(resource.node.id);
  }
}
