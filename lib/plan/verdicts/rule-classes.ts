/** What `--fail-on` takes, beside verdicts. */
export const ruleClasses = [
  'destroy',
  'replace',
  'downtime',
  'iam-widen',
  'expose',
  'weaken',
  'retention',
  'unprotect',
  'secret',
  'registry',
  'restart',
  'unknown',
] as const;
export type RuleClass = (typeof ruleClasses)[number];
