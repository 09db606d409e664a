// Made by `npm run generate`.
import { Policy } from '../../lib/rules';
import { approvedOrigin } from './approved-origin';
import { asWritten } from './as-written';
import { credential } from './credential';
import { databaseExposed } from './database-exposed';
import { foreignData } from './foreign-data';
import { irsaBinding } from './irsa-binding';
import { kmsUse } from './kms-use';
import { labelsTags } from './labels-tags';
import { leastGrant } from './least-grant';
import { moduleSource } from './module-source';
import { networkPath } from './network-path';
import { portAgreement } from './port-agreement';
import { prodDurability } from './prod-durability';
import { publicRoute } from './public-route';
import { runProgram } from './run-program';
import { secretPath } from './secret-path';
import { stateEncrypted } from './state-encrypted';
import { statefulReplace } from './stateful-replace';
import { tlsEndToEnd } from './tls-end-to-end';
import { volumeEncrypted } from './volume-encrypted';

/** Every policy of this domain. */
export const all: readonly Policy[] = [
  approvedOrigin,
  asWritten,
  credential,
  databaseExposed,
  foreignData,
  irsaBinding,
  kmsUse,
  labelsTags,
  leastGrant,
  moduleSource,
  networkPath,
  portAgreement,
  prodDurability,
  publicRoute,
  runProgram,
  secretPath,
  stateEncrypted,
  statefulReplace,
  tlsEndToEnd,
  volumeEncrypted,
];
