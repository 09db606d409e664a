import { Dependency, frozenCopy, UserError, upperSnakeCase } from '../../lib';
import { properties } from '../properties';

export interface SecretProps<K extends string = string> {
  /**
   * What somebody puts in, by name in camelCase: `apiKey` of a dependency `stripe` sets `STRIPE_API_KEY`. Never the values.
   *
   * @minItems 1
   * @uniqueItems
   * @pattern ^[a-z][A-Za-z0-9]{0,62}$ a name in camelCase, such as 'apiKey'
   */
  readonly keys: readonly K[];
  /**
   * Whether each key sets a variable by itself, or none: what is only ever a file stands in `files`.
   *
   * @default 'env'
   */
  readonly as?: 'env' | 'files';
}

/**
 * A secret that somebody puts in, and no code knows: the key of an API, a certificate's key. The place says where it lies. Its outputs are its keys.
 *
 * What its environment makes by itself is none: the password of a `Postgres` comes with it.
 */
export class Secret<const K extends string = string> extends Dependency {
  readonly type = 'secret';
  readonly outputs: Readonly<Record<K, 'secret'>>;
  readonly keys: readonly K[];

  /** @throws UserError if a key is no name, or two keys set one variable */
  constructor(given: SecretProps<K>) {
    super();
    const { keys, as = 'env' } = properties.check('SecretProps', given);
    const twice = keys.find((key, index) => keys.findIndex((other) => upperSnakeCase(other) === upperSnakeCase(key)) !== index);
    if (twice !== undefined)
      throw new UserError(`Two of the 'keys' set the variable '…_${upperSnakeCase(twice)}'.`, `Rename '${twice}', or the other one.`);
    this.keys = frozenCopy(keys);
    const kind = as === 'files' ? 'secretFile' : 'secret';
    this.outputs = frozenCopy(Object.fromEntries(keys.map((key) => [key, kind])) as Record<K, 'secret'>);
  }
}
