import { documents, graph, Policy, Subject } from '../../../lib/rules';
import { policyIn } from '../iam/policy-document';
import { openStatements } from '../iam/problems';
import { valuesAt } from '../values-at';
import { resourcePolicies } from './resource-policies';

export const publicResourcePolicy: Policy = {
  name: 'aws/public/resource-policy',
  description: 'No policy of a resource lets everybody in: of a secret, a domain, a file system, a vault, an event bus.',
  remediation: 'Name the principals, or add a condition on aws:SourceArn, aws:PrincipalOrgID or aws:SourceVpce.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_identity-vs-resource.html',
  rationale:
    'Anybody with an AWS account does what the statement allows, such as reading secrets or sending events, and has to steal nothing for it.',
  severity: 'critical',
  rule: graph(documents<unknown>(...Object.keys(resourcePolicies)), (holder, stack) => {
    const path = resourcePolicies[holder.type]!.split('.');
    const around = path.slice(0, -1);
    const [block] = around.length > 0 ? valuesAt(holder.raw, around.join('.')) : [holder.raw];
    return openStatements(policyIn({ raw: block as Subject['raw'] }, path.at(-1)!, stack), path);
  }),
};
