import { Unknown } from '../../../lib/rules';

/**
 * A value as a Terraform template: `${aws_sqs_queue.jobs.arn}` is completed by Terraform, `$${aws:username}` by IAM.
 * Policies keep their texts in this form, so that both can be told apart.
 */
export function template(value: unknown): string {
  if (value instanceof Unknown) return value.text;
  const text = String(value);
  return text.includes('${') ? text.replaceAll('${', '$${') : text;
}

/** Whether Terraform completes a part of it. */
export function isTemplate(text: string): boolean {
  return /(?<!\$)\$\{/.test(text);
}

/** Whether nobody can tell what it is before a plan: a variable, rather than an attribute of a resource or text around one. */
export function isOpen(text: string): boolean {
  return isTemplate(text) && !new Unknown(text).certain;
}
