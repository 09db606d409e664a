import { TerraformStack } from 'cdktf';
import { Source } from '../../errors';
import { Environment } from '../../model/environment';
import { Provisioner } from '../../model/provisioner';
import { Region } from '../../model/region';
import { SharedThing } from '../../model/sharing/shared';
import { StackNames } from '../names/names';
import { Externals } from './externals';
import { ProvidedDependency } from './provided-dependency';

/** A stack, as sharing sees it. */
export interface SharingStack extends TerraformStack {
  readonly environment: Environment;
  readonly region: Region;
  readonly app: string;
  readonly externals: Externals;
  readonly names: StackNames;
  claimData(workload: string, dependency: string, type: string, external?: Provisioner): void;
}

/** What its line says of something that is shared. */
export interface ShareOptions {
  /**
   * Who else uses it, and what for, where that is not said by the workloads of this platform: `the warehouse's own functions receive`. Nobody
   * is missed then.
   *
   * @default - nobody
   */
  readonly usedElsewhere?: string;
}

/** Something shared, where it was placed. */
export interface Placed {
  readonly shared: SharedThing;
  readonly stack: SharingStack;
  readonly provided: ProvidedDependency;
  /** The line that placed it. */
  readonly source: Source | undefined;
  readonly options: ShareOptions;
}
