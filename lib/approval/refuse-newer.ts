import { UserError } from '../errors';

/**
 * @param what of which version it is, such as `bundle.json: it is a bundle`
 * @throws UserError if a file says of itself that a newer slipway wrote it
 */
export function refuseNewer(value: unknown, version: number, what: string): void {
  const stated = (value as { readonly schemaVersion?: unknown } | null)?.schemaVersion;
  if (typeof stated === 'number' && stated > version)
    throw new UserError(`${what} of version ${stated}, and this slipway reads version ${version}.`, 'Update slipway.');
}
