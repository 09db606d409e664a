import type { Report } from '../policy/report/report';

/** What policies found, a line for each finding. */
export function findingLines({ findings }: Report): readonly string[] {
  return findings.map(({ rule, addresses, message, cure }) => `${rule}: ${addresses.join(', ')}: ${message}. ${cure}`);
}
