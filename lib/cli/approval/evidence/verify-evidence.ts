import { createHash } from 'node:crypto';
import { readApprovers } from '../../../approval/approvers';
import { type Bundle, digestOf, readBundle } from '../../../approval/bundle';
import { readToldFacts, type ToldFacts } from '../../../approval/evidence-facts';
import { type Condition, gateConditions } from '../../../approval/gate';
import { checkApprovals, checkAssembly } from '../../../assembly/read-assembly';
import { canonicalJson, sha256 } from '../../../documents/hash';
import { parseJson } from '../../../documents/json/parse-json';
import { UserError } from '../../../errors';
import { parseReport } from '../../../policy/report/read-report';
import { parseRelease } from '../../../release/parse-release';
import { isUserError } from '../../../wording/report-user-errors';
import { askedOf } from '../../release/refuse-promotion';
import { policiesOf, rulesOf } from '../gate-facts';
import { verdictsOf } from '../make-bundle';
import { readStatements, type Shelf } from '../statement-files';
import { type EvidenceTexts, evidenceFiles as files, imagesText, statementFolders, waiversText } from './evidence-texts';

/** What evidence shows by itself. */
export interface Verified {
  /** Of the folder, and then those of the gate, at the time at which it was written. */
  readonly conditions: readonly Condition[];
  /** Left out where it cannot be read. */
  readonly bundle?: Bundle;
  readonly facts?: ToldFacts;
}

const again = 'Take the folder from where it was written, or write it again: `slipway evidence`.';

/**
 * Looks at evidence without the network and without the repository: all that signatures reach by hashes. Whoever writes the whole folder anew can
 * still say who may approve, and what only the repository knew.
 */
export async function verifyEvidence(texts: EvidenceTexts): Promise<Verified> {
  const conditions: Condition[] = [];
  /** One condition: what `look` finds, or why it does not hold. */
  const look = <T>(name: string, wanted: string, work: () => T, found: (value: T) => string): T | undefined => {
    try {
      const value = work();
      conditions.push({ name, passed: true, wanted, found: found(value) });
      return value;
    } catch (error) {
      if (!isUserError(error)) throw error;
      conditions.push({ name, passed: false, wanted, found: error.what.replace(/\.$/, ''), cure: again });
      return undefined;
    }
  };
  const text = (name: string): string => {
    const found = texts.get(name);
    if (found !== undefined) return found;
    throw new UserError(`${name} is missing.`, again);
  };
  const same = (is: boolean, what: string): void => {
    if (!is) throw new UserError(what, again);
  };

  const bundle = look(
    'bundle',
    'one that can be read',
    () => readBundle(text(files.bundle), files.bundle),
    (each) => digestOf(each),
  );
  if (!bundle) return { conditions };
  look(
    'plan',
    'the one that the bundle names',
    () => same(sha256(text(files.plan)) === bundle.plan.sha256, 'it is another one.'),
    () => 'that',
  );
  const release = look(
    'release',
    'the one that the bundle names',
    () => {
      same(isBlob(text(files.release), bundle.release.blob), 'it is another one.');
      return parseRelease(text(files.release), files.release).release;
    },
    () => `that, ${bundle.release.blob.slice(0, 12)}`,
  );
  look(
    'images',
    'those of the release',
    () => same(release !== undefined && text(files.images) === imagesText(release), 'they are others.'),
    () => `those of ${Object.keys(release?.images ?? {}).length} workloads`,
  );
  const asked = look(
    'rule',
    'the one that the revision renders, and the one of the protected branch',
    () => {
      same(sha256(text(files.assembly)) === bundle.files[`cdktf.out/${files.assembly}`], `${files.assembly} is another one.`);
      const assembly = checkAssembly(parseJson(text(files.assembly), files.assembly), files.assembly);
      const now = texts.has(files.rule) ? checkApprovals(parseJson(text(files.rule), files.rule), files.rule) : undefined;
      const all = rulesOf(askedOf(bundle.environment, assembly)?.approvals, now);
      same(all.length > 0, 'no approvals are asked for.');
      return all;
    },
    (all) => (all.length === 1 ? 'one and the same' : 'two'),
  );
  const report = look(
    'report',
    'what the bundle names, and its waivers',
    () => {
      const read = texts.has(files.report) ? parseReport(text(files.report), files.report) : undefined;
      same(sha256(canonicalJson(verdictsOf(read))) === bundle.policies.sha256, `${files.report} says something else.`);
      same(text(files.waivers) === waiversText(read), `${files.waivers} has others.`);
      return { read };
    },
    ({ read }) => policiesOf(bundle, read).words,
  );
  const list = look(
    'approvers',
    'a list that can be read',
    () => readApprovers(text(files.approvers), files.approvers),
    ({ approvers }) => `${approvers.size}, of whom nothing here says who listed them`,
  );
  const facts = look(
    'facts',
    'what only the repository knew, told',
    () => readToldFacts(text(files.facts), files.facts),
    () => 'told',
  );
  if (!asked || !report || !list || !facts) return { conditions, bundle };
  const shelves = statementFolders.map((folder) => shelfOf(folder, texts));
  const { version: _version, list: _list, ...told } = facts;
  const gate = gateConditions({
    ...told,
    bundle,
    rules: asked,
    approvers: list.approvers,
    statements: await readStatements(shelves, list.approvers, facts.now),
    policies: policiesOf(bundle, report.read),
  });
  return { conditions: [...conditions, ...gate], bundle, facts };
}

/** Whether git would call a text by that hash. */
function isBlob(text: string, blob: string): boolean {
  const bytes = Buffer.from(text);
  const hash = createHash(blob.length === 64 ? 'sha256' : 'sha1');
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex') === blob;
}

function shelfOf(folder: string, texts: EvidenceTexts): Shelf {
  const prefix = `${folder}/`;
  return {
    name: folder === statementFolders[0] ? '' : 'on the protected branch',
    names: () => [...texts.keys()].filter((file) => file.startsWith(prefix)).map((file) => file.slice(prefix.length)),
    text: (name) => {
      const found = texts.get(`${prefix}${name}`);
      if (found !== undefined) return found;
      throw new UserError(`'${name}' does not exist.`, again);
    },
  };
}
