import { ruleClasses } from '../../plan/verdicts/rule-classes';

/** What `--fail-on` takes: verdicts, and classes of rules. */
export const failOnNames = ['danger', 'review', ...ruleClasses] as const;
