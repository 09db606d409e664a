import * as fs from 'node:fs';
import { UserError } from '../../errors';
import { changedBlock, printAddress } from '../address';
import { sha256 } from '../hash';
import type { Resource } from '../resource';
import { incompletePlan, type Json } from './plan-document';
import { requirePlanOf } from './plan-of-stack';
import { type PlannedValues, plannedValues } from './planned-values';
import { readPlanDocument } from './read-plan-document';
import { resourceChanges } from './resource-changes';

/** A plan of one stack: it settles what synthesis cannot know, and says what is destroyed. */
export class Plan {
  /** Hash of the plan's text: a report names the plan that it was made with. */
  readonly sha256: string;
  readonly values: PlannedValues;
  private readonly document: Json;

  /**
   * @param file what `terraform show -json` printed
   * @param name what errors call it
   * @throws UserError if it is no plan, of another major version, or of a run that failed
   */
  constructor(
    file: string,
    private readonly name: string = file,
  ) {
    const document = readPlanDocument(file, name);
    const incomplete = incompletePlan(document);
    if (incomplete)
      throw new UserError(`'${name}' ${incomplete}.`, 'Mend what Terraform said or apply what it could plan, then plan again.');
    this.document = document;
    this.sha256 = sha256(fs.readFileSync(file, 'utf8'));
    this.values = plannedValues(this.document);
  }

  /**
   * Refuses to settle a stack by the plan of another one, or by one that was made before the stack changed.
   *
   * @param blocks of the stack's `cdk.tf.json`
   */
  requireOf(stack: string, blocks: readonly Resource[]): void {
    requirePlanOf(this.document, this.name, stack, blocks);
  }

  /**
   * What it destroys or replaces.
   *
   * @param pathOf construct path of a block that is still stated
   */
  destroyed(pathOf: (address: string) => string | undefined): readonly Resource[] {
    return resourceChanges(this.document).map((change) => ({ ...change, path: pathOf(printAddress(changedBlock(change.address))) ?? '' }));
  }
}
