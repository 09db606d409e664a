import { graph, Problem, Rule, Statement } from '../../../lib/rules';
import { HeldPolicy, heldPolicies, loosePolicies, policyHolders } from './held-policies';
import { incompletely, problemOf } from './problems';

/**
 * Rules about each statement that allows something, in whatever holds a policy of what somebody may do, and in documents that nothing of
 * the stack holds.
 *
 * @param offence what is wrong with a statement, as the end of a sentence about the policy; nothing where it may stay
 */
export function statementRules(offence: (statement: Statement) => string | undefined): readonly Rule[] {
  const addProblems = ({ document, at }: HeldPolicy, problems: Problem[]): void => {
    for (const statement of document.statements) {
      const message = statement.allows ? offence(statement) : undefined;
      if (message !== undefined) problems.push(problemOf(statement, message, at));
    }
  };
  return [
    graph(policyHolders, (holder, stack) => {
      const problems: Problem[] = [];
      for (const held of heldPolicies(holder, stack)) {
        problems.push(...incompletely(held.document, held.at));
        addProblems(held, problems);
      }
      return problems;
    }),
    graph('data.aws_iam_policy_document', (block, stack) => {
      const problems: Problem[] = [];
      for (const held of loosePolicies(block, stack)) addProblems(held, problems);
      return problems;
    }),
  ];
}
