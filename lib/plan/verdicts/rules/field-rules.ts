import { fieldRule } from '../rule';
import { accessRules } from './access-rules';
import { encryptionRules } from './encryption-rules';
import { exposureRules } from './exposure-rules';
import { policyRules } from './policy-rules';
import { protectionRules } from './protection-rules';
import { retentionRules } from './retention-rules';
import { rolloutRules } from './rollout-rules';
import { secretRules } from './secret-rules';

/** What a field means where it differs, whatever the object. */
export const fieldRules = [
  ...protectionRules,
  ...retentionRules,
  ...encryptionRules,
  ...exposureRules,
  ...accessRules,
  ...policyRules,
  ...secretRules,
  ...rolloutRules,
].map(fieldRule);
