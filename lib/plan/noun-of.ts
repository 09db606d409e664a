import type { PlannedObject } from './read/planned-object';

/** `aws_s3_bucket`, `Deployment`. */
export function nounOf({ engine, type, values }: PlannedObject): string {
  return engine === 'kubernetes' ? String(values['kind']) : type;
}

/** Whether Terraform makes something of a block. */
export function isResource(type: string): boolean {
  return /^[a-z0-9]+_\w+$/.test(type);
}
