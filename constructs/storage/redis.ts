import { Allowed, AllowedValue, Dependency } from '../../lib';
import { properties } from '../properties';
import { redisUrl } from './redis-url';

/** How much a Redis holds and does: what that means is up to the environment. */
export const redisSize = new Allowed('size', ['small', 'medium', 'large']);
export type RedisSize = AllowedValue<typeof redisSize>;

export interface RedisProps {
  readonly size: RedisSize;
}

/**
 * A Redis of a workload's own. Connect with TLS where the output `tls` is `true`, and log in as `auth` says: `none`; `password`, with `username`
 * and `password`; or `iam`, as `username` with a token that is signed for the cache `cacheName`. What a place has not is the empty text. The text `url`
 * has all of it but a token: `rediss://` or `redis://`, as the place serves.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth-iam.html
 */
export class Redis extends Dependency {
  readonly type = 'redis';
  readonly outputs = {
    host: 'value',
    port: 'value',
    tls: 'value',
    auth: 'value',
    username: 'value',
    password: 'secret',
    cacheName: 'value',
  } as const;
  override readonly texts = { url: redisUrl } as const;
  override readonly stateful = true;
  override readonly accesses = ['owner'] as const;
  readonly size: RedisSize;

  /** @throws UserError if `size` is none */
  constructor(given: RedisProps) {
    super();
    const props = properties.check('RedisProps', given);
    this.size = redisSize.check(props.size);
  }
}
