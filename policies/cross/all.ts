// Made by `npm run generate`.
import { Policy } from '../../lib';
import { approvedOrigin } from './approved-origin';
import { asWritten } from './as-written';
import { credential } from './credential';
import { databaseExposed } from './database-exposed';
import { irsaBinding } from './irsa-binding';
import { kmsUse } from './kms-use';
import { labelsTags } from './labels-tags';
import { leastGrant } from './least-grant';
import { networkPath } from './network-path';
import { portAgreement } from './port-agreement';
import { prodDurability } from './prod-durability';
import { publicRoute } from './public-route';
import { secretPath } from './secret-path';
import { statefulReplace } from './stateful-replace';
import { tlsEndToEnd } from './tls-end-to-end';
import { volumeEncrypted } from './volume-encrypted';

/** Every policy of this domain. */
export const all: readonly Policy[] = [
  approvedOrigin,
  asWritten,
  credential,
  databaseExposed,
  irsaBinding,
  kmsUse,
  labelsTags,
  leastGrant,
  networkPath,
  portAgreement,
  prodDurability,
  publicRoute,
  secretPath,
  statefulReplace,
  tlsEndToEnd,
  volumeEncrypted,
];
