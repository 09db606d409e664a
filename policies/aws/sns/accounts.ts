import { Graph, Parameter, Problem } from '../../../lib/rules';
import { blocks } from '../blocks';
import type { PolicyDocument } from '../iam/policy-document';
import { actionsOf, incompletely, problemOf } from '../iam/problems';
import { isNarrowed } from '../iam/reach';

export const accounts = new Parameter<readonly string[]>('accounts', 'Ids of other AWS accounts that topics may let in.', []);

/** Statements that let in another account than the stack's own and those that are declared. */
export function otherAccounts(document: PolicyDocument | undefined, stack: Graph): readonly Problem[] {
  if (!document) return [];
  const declared = [...stack.parameter(accounts), ...stack.index(ownAccounts)];
  const others = document.statements
    .filter((statement) => statement.allows && !isNarrowed(statement))
    .flatMap((statement) =>
      statement.principals.flatMap(({ type, value }) => {
        const [, account] = (type === 'AWS' && /^(?:arn:[\w-]+:(?:iam|sts)::)?(\d{12})(?::|$)/.exec(value)) || [];
        if (account === undefined || declared.includes(account)) return [];
        return [problemOf(statement, `lets account ${account} do ${actionsOf(statement)}`, ['policy'])];
      }),
    );
  return [...incompletely(document, ['policy']), ...others];
}

/** Accounts that the stack is deployed to. */
const ownAccounts = (stack: Graph): readonly string[] =>
  stack.all('provider.aws').flatMap(({ raw }) => blocks(raw.allowed_account_ids as string | readonly string[] | undefined));
