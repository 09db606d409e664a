import { Allowed, AllowedValue, Dependency } from '../../lib';
import { properties } from '../properties';

/** How much a Redis holds and does: what that means is up to the environment. */
export const redisSize = new Allowed('size', ['small', 'medium', 'large']);
export type RedisSize = AllowedValue<typeof redisSize>;

export interface RedisProps {
  readonly size: RedisSize;
}

/** A Redis of a workload's own. Connect with TLS where the output `tls` is `true`; there is no password. */
export class Redis extends Dependency {
  readonly type = 'redis';
  readonly outputs = { host: 'value', port: 'value', tls: 'value' } as const;
  override readonly stateful = true;
  readonly size: RedisSize;

  /** @throws UserError if `size` is none */
  constructor(given: RedisProps) {
    super();
    const props = properties.check('RedisProps', given);
    this.size = redisSize.check(props.size);
  }
}
