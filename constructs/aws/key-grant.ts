import { Grant } from '../../lib';
import { AwsPlace } from './aws-place';

/**
 * What using encrypted data takes of its key, through the service that holds the data and in no other way: decrypting, and keys for new data
 * where it is written.
 *
 * @param service that asks the key for whoever uses it, such as `s3`
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service
 */
export function keyGrant(place: AwsPlace, service: string, key: string, use: 'read' | 'write'): Grant {
  return {
    actions: use === 'read' ? ['kms:Decrypt'] : ['kms:Decrypt', 'kms:GenerateDataKey'],
    resources: [key],
    conditions: [{ operator: 'StringEquals', key: 'kms:ViaService', values: [place.endpoint(service)] }],
  };
}
