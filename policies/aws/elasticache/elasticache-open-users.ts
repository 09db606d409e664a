import { documents, expression, Policy, told, unless } from '../../../lib/rules';

interface User {
  readonly access_string?: string;
  readonly authentication_mode?: { readonly type?: string };
  readonly no_password_required?: boolean;
}

/** Whoever is off keeps the others out: so does a user `default` that may do nothing. */
const off = /(^|\s)off(\s|$)/;

export const elasticacheOpenUsers: Policy = {
  name: 'aws/elasticache/open-users',
  description: 'Users of caches prove who they are, or are off.',
  remediation: 'Leave out no_password_required, and set type to iam or password in authentication_mode; or write off in access_string.',
  source: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html',
  rationale: 'Names of users are no secret, and are guessed. Any program of the network that got hold of one reads and empties the cache.',
  severity: 'high',
  cure: 'Region.cacheAuthentication',
  rule: [
    expression(documents<User>('aws_elasticache_user'), (user) =>
      unless(
        user.access_string.matches(off),
        told(user.no_password_required.isNot(true), 'lets in whoever knows its name: no_password_required is true'),
      ),
    ),
    expression(documents<User>('aws_elasticache_user'), (user) =>
      unless(
        user.access_string.matches(off),
        told(
          user.authentication_mode.type.isNot('no-password-required'),
          'lets in whoever knows its name: authentication_mode.type is no-password-required',
          'Set type to iam or password in authentication_mode, or write off in access_string.',
        ),
      ),
    ),
  ],
};
