import { UserError } from '../../errors';
import type { Provisioner } from '../provisioner';

/**
 * Types and kinds that provisioners declare to keep data.
 *
 * @throws UserError if a declaration is no list of names
 */
export function declaredKeeps(provisioners: readonly Provisioner[]): ReadonlySet<string> {
  return new Set(
    provisioners.flatMap(({ name, keeps = [] }) => {
      if (Array.isArray(keeps) && keeps.every((type) => typeof type === 'string' && type !== '')) return keeps;
      throw new UserError(
        `'keeps' of provisioner '${name}' is no list of types.`,
        "Write the Terraform types and Kubernetes kinds that keep data: ['google_storage_bucket'].",
      );
    }),
  );
}
