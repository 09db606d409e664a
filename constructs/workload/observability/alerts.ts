import { AlertRule, UserError } from '../../../lib';
import { Owner } from '../place/owner';
import { checkUrl } from '../place/url';
import { checkDuration, PrometheusDuration } from './prometheus-duration';

/** Something to tell people about a workload. */
export interface Alert {
  /**
   * PromQL: each of its results is an alert.
   *
   * @field PrometheusRule.spec.groups[].rules[].expr
   */
  readonly expr: string;
  /**
   * How long it must hold, such as `10m`.
   *
   * @default - none: it is told at once
   * @field PrometheusRule.spec.groups[].rules[].for
   */
  readonly for?: PrometheusDuration;
  /**
   * How bad it is: `critical` wakes somebody, `warning` waits for the morning, `info` is looked at some time.
   *
   * @field PrometheusRule.spec.groups[].rules[].labels
   */
  readonly severity: 'critical' | 'warning' | 'info';
  /**
   * What is wrong, in a sentence; it may use Prometheus' templates, such as `{{ $value }}`.
   *
   * @field PrometheusRule.spec.groups[].rules[].annotations
   */
  readonly summary: string;
  /**
   * URL of what to do about it.
   *
   * @default - none
   * @field PrometheusRule.spec.groups[].rules[].annotations
   */
  readonly runbook?: string;
}

/**
 * The alerts as rules; they carry the team of the owner, by which they find their way.
 *
 * @param alerts by name, such as `CheckoutErrors`
 * @throws UserError if one is malformed
 */
export function renderAlerts(alerts: Readonly<Record<string, Alert>>, owner: Owner | undefined): readonly AlertRule[] {
  return Object.entries(alerts).map(([alert, { expr, for: duration, severity, summary, runbook }]) => {
    const where = `alerts.${alert}`;
    if (!/^[A-Za-z][A-Za-z0-9_]*$/.test(alert))
      throw new UserError(`'alerts' has the name '${alert}'.`, "Use letters, digits and '_', a letter first, such as 'CheckoutErrors'.");
    if (summary.trim() === '') throw new UserError(`'${where}.summary' is empty.`, 'Say what is wrong.');
    return {
      alert,
      expr: checkExpression(`${where}.expr`, expr),
      ...(duration !== undefined && { for: checkDuration(`${where}.for`, duration) }),
      labels: { severity, ...(owner && { team: owner.team }) },
      annotations: { summary, ...(runbook !== undefined && { runbook_url: checkUrl(`${where}.runbook`, runbook) }) },
    };
  });
}

const closing: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** What can be seen without a parser of PromQL: whether it says anything, and whether its brackets and quotes close. */
function checkExpression(where: string, expr: string): string {
  const bare = expr.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`/g, '').replace(/#.*/g, '');
  const open: string[] = [];
  const closes = [...bare].every((character) => {
    if ('([{'.includes(character)) return open.push(character) > 0;
    return !(character in closing) || open.pop() === closing[character];
  });
  if (bare.trim() === '' || !closes || open.length > 0 || /["'`]/.test(bare))
    throw new UserError(`'${where}' is '${expr}'.`, 'Write PromQL whose brackets and quotes close.');
  return expr;
}
