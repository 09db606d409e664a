/**
 * Ends of the names under which a partition's services answer.
 *
 * @see https://github.com/boto/botocore/blob/develop/botocore/data/partitions.json
 */
const dnsSuffixes: Readonly<Record<string, string>> = {
  'aws-cn': 'amazonaws.com.cn',
  'aws-eusc': 'amazonaws.eu',
  'aws-iso': 'c2s.ic.gov',
  'aws-iso-b': 'sc2s.sgov.gov',
  'aws-iso-e': 'cloud.adc-e.uk',
  'aws-iso-f': 'csp.hci.ic.gov',
};

/** Such as `amazonaws.com`, of the partition `aws` and of most others. */
export function dnsSuffix(partition: string): string {
  return dnsSuffixes[partition] ?? 'amazonaws.com';
}
