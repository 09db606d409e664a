import { documents, graph, Policy, Unknown } from '../../../lib/rules';
import { blocks } from '../blocks';

interface Filter {
  readonly name?: unknown;
  readonly values?: unknown;
}

export const ec2ImageOwner: Policy = {
  name: 'aws/ec2/image-owner',
  description: 'Images that are looked up by their name are those of an owner.',
  remediation: 'Set owners to amazon, to self, or to the account whose images they are.',
  source: 'https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/ami#owners',
  rationale: 'Anybody may publish an image of that name: the newest one is taken, and its programs run with the role of our machines.',
  severity: 'high',
  controls: { checkov: ['CKV_AWS_386'] },
  rule: graph(documents<unknown>('data.aws_ami'), ({ raw }) => {
    const owners = blocks<unknown>(raw.owners);
    const filters = blocks<Filter | Unknown>(raw.filter as Filter | undefined);
    if (owners.length > 0 || filters.some((filter) => !(filter instanceof Unknown) && isOfOne(filter))) return [];
    if (filters.some((filter) => filter instanceof Unknown))
      return [{ message: 'may take the image of anybody: only a plan tells', at: ['filter'], unknown: true }];
    return [{ message: 'takes the image of anybody who calls it so: owners is not set', at: ['owners'] }];
  }),
};

/** Whether a filter lets only images of somebody through, or one that is known. */
function isOfOne({ name, values }: Filter): boolean {
  return (
    /^(?:image-id|owner-alias|owner-id)$/.test(String(name)) && !blocks<unknown>(values).some((value) => /^[*?]+$/.test(String(value)))
  );
}
