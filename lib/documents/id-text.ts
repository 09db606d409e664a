/**
 * Whether something may be an id or a name in the cloud, as a state has it and `terraform import` takes it: 1 to 2048 printable characters without spaces, and nothing that
 * Terraform would evaluate.
 */
export function isIdText(value: unknown): value is string {
  return typeof value === 'string' && /^[!-~]{1,2048}$/.test(value) && !/[$%]\{/.test(value);
}
