import { Statement } from '../../lib';
import { statement } from './statement';

/**
 * Refuses whoever does not use TLS; it lets nobody in.
 *
 * @param service whose actions are refused, such as `s3`
 * @param resources ARNs
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-securetransport
 */
export function onlyTls(service: string, resources: readonly string[]): Statement {
  return statement({
    sid: 'OnlyTls',
    allows: false,
    principals: [{ type: '*', value: '*' }],
    actions: [`${service}:*`],
    resources,
    conditions: [{ operator: 'Bool', key: 'aws:SecureTransport', values: ['false'] }],
  });
}
