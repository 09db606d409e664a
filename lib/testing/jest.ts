import { UserError } from '../errors';
import { matchers, type ValuesPart } from './matchers';

declare global {
  namespace jest {
    // biome-ignore lint/complexity/noBannedTypes: as the types of jest declare it
    interface Matchers<R, T = {}> {
      /**
       * Whether there is a resource of a type that holds some values, at any depth; of a list, every item.
       *
       * @param type as `Resource` has it: `aws_s3_bucket`, `apps/v1/Deployment`
       */
      toHaveResource<K extends string>(type: K, values?: ValuesPart<K>): R;
      /** Whether the policies of its environments take what was synthesized. */
      toPassPolicies(): R;
    }
  }
}

/** The module for `setupFilesAfterEnv` of jest: its `expect` knows our matchers then. */
const { expect } = globalThis as { readonly expect?: { readonly extend?: (all: object) => void } };
if (typeof expect?.extend !== 'function')
  throw new UserError(
    "'slipway/testing/jest' finds no global `expect` to extend.",
    "Load it in a test of jest, or in its 'setupFilesAfterEnv'; other runners take `expect.extend(matchers)`, of 'slipway/testing'.",
  );
expect.extend(matchers);
