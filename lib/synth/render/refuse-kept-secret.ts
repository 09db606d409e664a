import type { Resource } from '../../documents/resource';
import { UserError } from '../../errors';

/** Providers whose write-only arguments, as they name them, end in `_wo`. */
const known = /^(?:aws|kubernetes)_/;
const ephemeral = /\$\{[^}]*\bephemeral\.[\w-]+\.[\w-]+/;

/**
 * Refuses a secret where the resource would keep it in its state: Terraform takes an ephemeral value in write-only arguments alone, and says so
 * only at `terraform validate`.
 *
 * @throws UserError naming the argument, and what else there is
 * @see https://developer.hashicorp.com/terraform/language/resources/ephemeral/write-only
 */
export function refuseKeptSecret({ type, address, path, values }: Resource): void {
  if (!known.test(type)) return;
  const pending: { readonly value: unknown; readonly at: readonly string[] }[] = [{ value: values, at: [] }];
  for (let item = pending.pop(); item; item = pending.pop()) {
    const { value, at } = item;
    if (typeof value === 'string' && ephemeral.test(value))
      throw new UserError(
        `'${address}' (${path}) has a stored secret in '${at.join('.')}', which is no write-only argument: its state would keep it.`,
        `Take an argument of ${type} that ends in '_wo'. Where there is none, let pods log in by IAM, have the service keep its password in a secret store and hand over an ExistingSecret, or have an operator in the cluster make it and hand over a ClusterSecret.`,
      );
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, child] of Object.entries(value))
      if (mayKeep(child) && !key.endsWith('_wo')) pending.push({ value: child, at: [...at, key] });
  }
}

/** Whether a value is such a text, or may hold one. */
function mayKeep(value: unknown): boolean {
  return typeof value === 'string' ? ephemeral.test(value) : typeof value === 'object' && value !== null;
}
