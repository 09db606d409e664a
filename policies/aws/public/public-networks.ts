import { documents, graph, isInternet, Policy, Unknown } from '../../../lib/rules';
import { valuesAt } from '../values-at';

/** Lists of networks that may come, by the types that have them. */
const lists: Readonly<Record<string, string>> = {
  aws_medialive_input_security_group: 'whitelist_rules.cidr',
  aws_quicksight_ip_restriction: 'ip_restriction_rule_map',
  aws_storagegateway_nfs_file_share: 'client_list',
  aws_workspaces_ip_group: 'rules.source',
  aws_workspacesweb_ip_access_settings: 'ip_rule.ip_range',
};

export const publicNetworks: Policy = {
  name: 'aws/public/networks',
  description: 'Lists of networks that may use something do not have the whole internet among them.',
  remediation: 'List the networks of your offices, or of your programs.',
  source: 'https://docs.aws.amazon.com/workspaces/latest/adminguide/amazon-workspaces-ip-access-control-groups.html',
  rationale:
    'The list is there to keep strangers from even trying a password, or from mounting what asks for none; with everybody on it nothing is kept out.',
  severity: 'high',
  rule: graph(documents<unknown>(...Object.keys(lists)), ({ type, raw }) => {
    const path = lists[type]!;
    const networks = valuesAt(raw, path).flatMap((value) =>
      typeof value === 'object' && value !== null && !(value instanceof Unknown) ? Object.keys(value) : [value],
    );
    return isInternet(networks) === true
      ? [{ message: 'lets in the whole internet', at: path.split('.'), remediation: `List networks of yours in ${path}.` }]
      : [];
  }),
};
