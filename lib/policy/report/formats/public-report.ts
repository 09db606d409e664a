import type { Report } from '../report';

const arn = /\barn:[a-z-]*:[^\s"',}\])]*/g;
const account = /(?<!\d)\d{12}(?!\d)/g;

/** The same report for readers who are told no account id and no ARN. */
export function publicReport(report: Report): Report {
  return JSON.parse(JSON.stringify(report), (_key, value: unknown) => (typeof value === 'string' ? withoutAccounts(value) : value));
}

/** A text without account ids and ARNs. */
export function withoutAccounts(text: string): string {
  return /^(?:[0-9a-f]{16}|[0-9a-f]{64})$/.test(text) ? text : text.replace(arn, 'arn:<redacted>').replace(account, '<account>');
}
