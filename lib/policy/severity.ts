/** How bad a finding is, from the mildest. */
export const severities = ['info', 'low', 'medium', 'high', 'critical'] as const;

/** How bad a finding is; it says nothing about whether it blocks (`Level`). */
export type Severity = (typeof severities)[number];
