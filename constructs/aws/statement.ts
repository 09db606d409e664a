import { Grant, Statement, UserError } from '../../lib';

/** A statement that allows, unless it says otherwise. */
export function statement(elements: Partial<Statement>): Statement {
  return {
    allows: true,
    actions: [],
    notActions: [],
    resources: [],
    notResources: [],
    principals: [],
    notPrincipals: [],
    conditions: [],
    ...elements,
  };
}

/**
 * What a workload's pods receive, as a statement of their role's policy.
 *
 * @throws UserError if it names no action or no resource
 */
export function statementOf(grant: Grant): Statement {
  for (const list of ['actions', 'resources'] as const) {
    if (grant[list].length === 0)
      throw new UserError(
        `A permission has no '${list}': ${JSON.stringify(grant)}.`,
        'Name at least one in the provisioner, or leave it out.',
      );
  }
  const { actions, resources, conditions = [] } = grant;
  return statement({ actions, resources, conditions });
}
