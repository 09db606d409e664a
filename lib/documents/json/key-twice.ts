import { scanJson } from './scan-json';

/**
 * The first key that an object in JSON text has twice, at any depth, such as in a policy of IAM within Terraform JSON: one program takes the
 * first, another the last.
 *
 * @returns nothing where there is none
 */
export function keyTwice(json: string): string | undefined {
  return scanJson(json, Number.POSITIVE_INFINITY)?.twice;
}
