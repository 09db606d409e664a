import { documents, graph, lossOf, Policy } from '../../lib/rules';

/** An item of `resource_changes` of a plan, as a document of the type `plan.<type>`. */
interface ResourceChange {
  readonly change?: { readonly actions?: readonly string[]; readonly replace_paths?: readonly (readonly (string | number)[])[] };
}

/** @see https://developer.hashicorp.com/terraform/internals/json-format#change-representation */
export const statefulReplace: Policy = {
  name: 'x/stateful-replace',
  description: 'No plan destroys or replaces what keeps data, keys, or a name that nobody gets again.',
  remediation: 'Take the change back, move the data first, or let it go with a removed block; a waiver says that the data may be lost.',
  source: 'https://developer.hashicorp.com/terraform/language/resources/syntax#removing-resources',
  rationale:
    'One confirmed plan takes rows or objects for good, or the key without which no backup can be read, or a name that others rely on.',
  severity: 'critical',
  covers: false,
  rule: graph(documents<ResourceChange>(...[...lossOf.keys()].map((type) => `plan.${type}`)), ({ type, document }) => {
    const { actions = [], replace_paths: paths = [] } = document.change ?? {};
    if (!actions.includes('delete')) return [];
    const loss = `and with it ${lossOf.get(type.slice('plan.'.length))}`;
    if (!actions.includes('create')) return [{ message: `is destroyed, ${loss}`, at: ['change', 'actions'] }];
    const because = paths.map((path) => path.join('.')).join(', ');
    return [{ message: `is replaced, ${loss}${because ? `, because of ${because}` : ''}`, at: ['change', 'actions'] }];
  }),
};
