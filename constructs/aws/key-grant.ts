import { Grant } from '../../lib';

/** What using encrypted data takes of its key: decrypting, and keys for new data where it is written. */
export function keyGrant(key: string, use: 'read' | 'write'): Grant {
  return { actions: use === 'read' ? ['kms:Decrypt'] : ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [key] };
}
