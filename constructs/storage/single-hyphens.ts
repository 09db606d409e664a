import { Construct } from 'constructs';
import { UserError } from '../../lib';

/**
 * A name for RDS or ElastiCache, which take no two hyphens in a row.
 *
 * @throws UserError if it has
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html#RDS_Limits.Constraints
 */
export function singleHyphens(name: string, { node }: Construct): string {
  if (name.includes('--')) {
    throw new UserError(
      `'${node.path}' gets the name '${name}', and RDS and ElastiCache take no two hyphens in a row.`,
      'Rename the part that has them.',
    );
  }
  return name;
}
