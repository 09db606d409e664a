import type { Pack } from '../policy/pack';
import type { Waiver } from '../policy/waivers/waiver';
import type { Promotion } from '../release/promotion';
import type { Approvals } from './by-place/approvals';

/** What everything in an environment must follow. */
export interface EnvironmentRules {
  /**
   * Whether its data is protected from deletion.
   *
   * @default false
   */
  readonly protected?: boolean;
  /**
   * Whether every released image must be pinned by digest.
   *
   * @default false
   */
  readonly requireDigest?: boolean;
  /**
   * Which environment comes before it, and how long images stay there: `{ from: 'staging', soak: Duration.hours(24) }`. `slipway promote`
   * refuses what does not keep to it.
   *
   * @default - images come from anywhere, at once
   */
  readonly promotion?: Promotion;
  /**
   * The policies that everything in it must follow: `[baseline]` of `slipway/policies`, and packs of your own.
   *
   * @default - none: nothing is checked, and reports say so
   */
  readonly policies?: readonly Pack[];
  /**
   * Who may make resources, beside the library and what this environment lists and chooses: packages by name, files and folders of the
   * project as `./platform`. The policy `x/approved-origin` finds what anybody else makes.
   *
   * @default - nobody
   */
  readonly approvedOrigins?: readonly string[];
  /**
   * What its workloads may ask for beyond what every one of them gets.
   *
   * @default - nothing: workloads that ask for such a thing are refused
   */
  readonly approved?: Approvals;
  /**
   * Names of Terraform files that operators put beside `cdk.tf.json`, such as `plan_override.tf.json`: Terraform JSON, which is merged before
   * policies judge. What else Terraform would load there, values of variables among it, is refused by `slipway synth --check` and
   * `slipway validate`.
   *
   * @default - none
   */
  readonly terraformFiles?: readonly string[];
  /**
   * Findings that are accepted for a while: `readWaivers('waivers.yaml')`, or stated in code.
   *
   * @default - none
   */
  readonly waivers?: readonly Waiver[];
}
