import { documents, graph, Policy } from '../../../lib/rules';
import { blocks } from '../blocks';

export const wafRules: Policy = {
  name: 'aws/waf/rules',
  description: 'Firewalls have rules, or turn away what no rule lets in.',
  remediation: 'Add a rule, such as one with the managed_rule_group_statement AWSManagedRulesCommonRuleSet.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/waf-controls.html#waf-10',
  rationale: 'The plan shows a firewall before the program, and everybody relies on it; it hands on every request as it came.',
  severity: 'medium',
  controls: { fsbp: ['WAF.4', 'WAF.8', 'WAF.10'], checkov: ['CKV_AWS_175'] },
  rule: graph(documents<unknown>('aws_waf_web_acl', 'aws_wafregional_web_acl', 'aws_wafv2_web_acl'), ({ type, raw }) => {
    const field = type === 'aws_waf_web_acl' ? 'rules' : 'rule';
    const others = type === 'aws_wafv2_web_acl' ? [raw.rule_json] : [];
    const all = blocks<Rule>(raw[field] as Rule | undefined);
    if (all.length > 0 && all.every(countsOnly) && !blocksAll(raw.default_action))
      return [
        {
          message: 'hands on every request: its rules count only',
          at: [field],
          remediation: `Set none in override_action, or block in action, of each ${field}.`,
        },
      ];
    if ([raw[field], ...others].some((rules) => blocks<unknown>(rules).length > 0) || blocksAll(raw.default_action)) return [];
    return [
      { message: `hands on every request: ${field} is empty`, at: [field], remediation: `Add a ${field} with a statement or rule_id.` },
    ];
  }),
};

interface Rule {
  readonly action?: { readonly count?: unknown; readonly type?: unknown };
  readonly override_action?: { readonly count?: unknown; readonly type?: unknown };
}

function countsOnly({ action, override_action: override }: Rule): boolean {
  return [...blocks(action), ...blocks(override)].some(({ count, type }) => count !== undefined || type === 'COUNT');
}

interface Action {
  readonly block?: unknown;
  readonly type?: unknown;
}

function blocksAll(action: unknown): boolean {
  return blocks<Action>(action as Action | undefined).some(({ block, type }) => block !== undefined || type === 'BLOCK');
}
