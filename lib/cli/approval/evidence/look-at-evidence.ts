import type { Condition } from '../../../approval/gate';
import { readEvidence } from './evidence-folder';
import type { EvidenceTexts } from './evidence-texts';
import { evidenceViews, viewFiles } from './evidence-views';
import { type Verified, verifyEvidence } from './verify-evidence';

/** What is known beforehand. */
export interface KnownEvidence {
  /** The environment that it must be of. */
  readonly env?: string;
  /** The SHA-256 of its manifest. */
  readonly digest?: string;
}

/**
 * Looks at a folder of evidence: at its bytes, and at what they show.
 *
 * @param version of this slipway
 * @throws UserError where there is no such folder
 */
export async function lookAtEvidence(
  folder: string,
  { env, digest }: KnownEvidence,
  version: string,
): Promise<Verified & { readonly digest: string }> {
  const read = readEvidence(folder, digest);
  const verified = await verifyEvidence(read.texts);
  const conditions = [read.manifest, ...environmentOf(env, verified), ...verified.conditions, ...views(read.texts, verified, version)];
  return { ...verified, conditions, digest: read.digest };
}

/** Somebody who asks for one environment is told of no other. */
function environmentOf(env: string | undefined, { bundle }: Verified): readonly Condition[] {
  if (env === undefined || !bundle) return [];
  const passed = bundle.environment === env;
  const cure = 'Name the environment that it is of, or the folder of the other.';
  return [{ name: 'environment', passed, wanted: env, found: bundle.environment, ...(!passed && { cure }) }];
}

/** Whether what people read was made of what is shown: another version of slipway may put it in other words. */
function views(texts: EvidenceTexts, { conditions, bundle, facts }: Verified, version: string): readonly Condition[] {
  // Of what is another one, nothing is made.
  if (!bundle || !facts || conditions.some(({ name, passed }) => !passed && ['plan', 'release'].includes(name))) return [];
  const wanted = 'made of the rest';
  if (facts.version !== version)
    return [{ name: 'views', passed: true, wanted, found: `not looked at: made by slipway ${facts.version}, and this is ${version}` }];
  const made = evidenceViews(texts, bundle, facts, conditions);
  const others = viewFiles.filter((file) => made.get(file) !== texts.get(file));
  const passed = others.length === 0;
  const cure = 'Take the folder from where it was written.';
  return [
    { name: 'views', passed, wanted, found: passed ? viewFiles.join(', ') : `another: ${others.join(', ')}`, ...(!passed && { cure }) },
  ];
}
