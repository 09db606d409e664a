import { Duration } from 'cdk8s';
import { Allowed, AllowedValue, Dependency } from '../../lib';
import { properties } from '../properties';

/** What a workload may do with its bucket. */
export const bucketAccess = new Allowed('access', ['read', 'write', 'readWrite']);
export type BucketAccess = AllowedValue<typeof bucketAccess>;

export interface BucketProps<A extends BucketAccess = BucketAccess> {
  /**
   * What the workload may do: `read` lists and reads objects, `write` writes and deletes them.
   *
   * @default 'readWrite'
   */
  readonly access?: A;
  /**
   * Age at which objects are deleted, in whole days.
   *
   * @minimum 1
   * @unit days
   * @default - objects are kept
   */
  readonly expiration?: Duration;
  /**
   * Whether overwritten and deleted objects can be had back for a while.
   *
   * @default true
   */
  readonly versioned?: boolean;
}

/** Object storage for a workload's files. */
export class Bucket<A extends BucketAccess = BucketAccess> extends Dependency {
  readonly type = 'bucket';
  readonly outputs = { name: 'value', region: 'value' } as const;
  override readonly stateful = true;
  override readonly accesses = bucketAccess.values;
  override readonly access: A;
  readonly expiration: Duration | undefined;
  readonly versioned: boolean;

  /** @throws UserError if `access` is none, or `expiration` is not in whole days */
  constructor(given: BucketProps<A> = {}) {
    super();
    const props = properties.check('BucketProps', given);
    this.access = bucketAccess.check(props.access ?? 'readWrite') as A;
    this.expiration = props.expiration;
    this.versioned = props.versioned ?? true;
  }
}
