import { packWith } from '../../lib';
import { baseline, encryptedClasses } from '../../policies';

/** What holds in every environment on AWS. The storage class of its clusters encrypts, and they are set up elsewhere. */
export const policies = [packWith(baseline, { parameters: [encryptedClasses.set(['encrypted'])] })];
