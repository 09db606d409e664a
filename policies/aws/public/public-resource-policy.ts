import { documents, graph, Policy } from '../../../lib/rules';
import { blocks } from '../blocks';
import { policyIn } from '../iam/policy-document';
import { openStatements } from '../iam/problems';
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
    const [block] = path
      .slice(0, -1)
      .reduce<readonly Block[]>((around, name) => around.flatMap((one) => blocks(one[name])), [holder.raw as Block]);
    return block ? openStatements(policyIn({ raw: block }, path.at(-1)!, stack), path) : [];
  }),
};

interface Block {
  readonly [name: string]: Block | readonly Block[] | undefined;
}
