import type { Resource } from '../../documents/resource';
import type { Source } from '../../errors';
import type { JudgePlace } from '../judge/judge';
import type { Pack } from '../pack';
import type { Waiver } from '../waivers/waiver';
import type { JudgedOverride } from './expired-overrides';
import type { ReportedOutput } from './report';

/** A stack, or a folder of files that Slipway did not write. */
export interface StackToJudge extends JudgePlace {
  readonly id: string;
  /** App group; nothing where Slipway did not write it. */
  readonly app?: string;
  readonly environment: string;
  readonly packs: readonly Pack[];
  readonly waivers: readonly Waiver[];
  /** Terraform's resources, and the objects for each of the stack's clusters. */
  readonly resources: readonly Resource[];
  /**
   * Provisioners that made something, by the path of the dependency: `shop-production-eu-west-1/orders/carts`.
   *
   * @default - none
   */
  readonly providers?: ReadonlyMap<string, string>;
  /**
   * Fields that were set past the properties of workloads.
   *
   * @default - none
   */
  readonly overrides?: readonly JudgedOverride[];
  /** SHA-256 of the plan that `planned` comes from. */
  readonly plan?: string;
  /** Where Slipway did not write it: the files that hold it. */
  readonly files?: readonly string[];
  sourceOf(resource: Resource, pointer: string): Source | undefined;
  outputOf(resource: Resource): ReportedOutput;
}
