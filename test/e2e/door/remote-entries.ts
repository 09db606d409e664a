import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Stack } from '../lab/terraform';
import type { TerraformDocument } from '../lab/terraform-json';

/** The types that an ExternalSecret reads, and what makes their values. */
const ENTRY = /^(ephemeral\.)?(aws_secretsmanager_\w+|aws_ssm_parameter)\./;

/** Whether a stack makes any. */
export function hasEntries(document: TerraformDocument = {}): boolean {
  return Object.keys(document.resource ?? {}).some((type) => ENTRY.test(`${type}.`));
}

/**
 * Takes everything out of a stack but the entries of Secrets Manager and Parameter Store; attributes of the rest become literals.
 *
 * @returns the addresses that were taken out
 */
export function onlyEntries(stack: Stack): string[] {
  const text = readFileSync(join(stack.folder, 'cdk.tf.json'), 'utf8');
  const referred = [...text.matchAll(/\$\{(aws_\w+\.[\w-]+\.\w+)\}/g)].map(([, reference = '']) => reference);
  const literals = Object.fromEntries(
    referred.filter((reference) => !ENTRY.test(reference)).map((reference) => [reference, 'lab.example.com']),
  );
  return stack.without((address) => !ENTRY.test(address), literals);
}
