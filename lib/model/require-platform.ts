import { UserError } from '../errors';

/**
 * @param method what is asked of it
 * @throws UserError if something is no platform, from JavaScript
 */
export function requirePlatform(environment: string, method: 'stamp' | 'adopt', platform: unknown): void {
  if (typeof (platform as Readonly<Record<string, unknown>> | undefined | null)?.[method] === 'function') return;
  const given =
    typeof platform === 'object' && platform !== null ? 'an object' : typeof platform === 'function' ? 'a class' : String(platform);
  throw new UserError(
    `Environment '${environment}' is to ${method} something in ${given}, which is no platform.`,
    "Make one first, new Platform({ organization: 'acme' }), and give it as the first argument.",
  );
}
