import { printBundle } from '../../../approval/bundle';
import { printToldFacts } from '../../../approval/evidence-facts';
import type { GateFacts } from '../../../approval/gate-facts';
import type { Report } from '../../../policy/report/report';
import type { Release } from '../../../release/release';
import { printableJson } from '../../../wording/printable';
import { isUserError } from '../../../wording/report-user-errors';
import { approversTextOn } from '../approvers-on';
import { shelvesOf } from '../gate-facts';
import { type MadeBundle, planText } from '../make-bundle';
import { releaseTextOfBlob } from '../moved-workloads';
import type { Shelf } from '../statement-files';

/** Files of evidence, as text by path with forward slashes. */
export type EvidenceTexts = ReadonlyMap<string, string>;

/** What lies where. */
export const evidenceFiles = {
  bundle: 'bundle.json',
  approvers: 'approvers.json',
  assembly: 'assembly.json',
  release: 'release.json',
  images: 'images.json',
  facts: 'facts.json',
  plan: 'plan.json',
  planText: 'plan.txt',
  planPage: 'plan.html',
  report: 'report.json',
  waivers: 'waivers.json',
  /** What the protected branch asked; left out where that is nothing. */
  rule: 'rule.json',
  gate: 'gate.json',
  summary: 'README.txt',
} as const;

/** Where people's words lie: as they were checked out, and as the protected branch had them. */
export const statementFolders = ['statements/checked-out', 'statements/protected-branch'] as const;

const statementName = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}\.json(?:\.sig)?$/;

/**
 * All that an approval stands on, but for what is made of it for people to read.
 *
 * @param version of this slipway
 */
export async function evidenceTexts(made: MadeBundle, facts: GateFacts, version: string): Promise<EvidenceTexts> {
  const { bundle, branch, file, repository, rendered, release, plan, report, askedNow } = made;
  const shelves = shelvesOf(made);
  const approvers = await approversTextOn(branch, file, repository);
  const releaseText = await releaseTextOfBlob(bundle.release.blob, repository.top);
  const told = { ...facts, version, list: `${branch.commit}:${approvers.name.slice(branch.name.length + 1)}` };
  return new Map([
    [evidenceFiles.bundle, printBundle(bundle)],
    [evidenceFiles.approvers, approvers.text],
    [evidenceFiles.assembly, rendered.assemblyText],
    [evidenceFiles.release, releaseText],
    [evidenceFiles.images, imagesText(release)],
    [evidenceFiles.facts, printToldFacts(told)],
    [evidenceFiles.plan, planText(plan)],
    ...(report ? [[evidenceFiles.report, `${printableJson(report)}\n`] as const] : []),
    [evidenceFiles.waivers, waiversText(report)],
    ...(askedNow?.approvals ? [[evidenceFiles.rule, `${printableJson(askedNow.approvals)}\n`] as const] : []),
    ...(await statementsOf(statementFolders[0], shelves.here)),
    ...(await statementsOf(statementFolders[1], shelves.branch)),
  ]);
}

/** Images by workload, with the commits that they were built from. */
export function imagesText({ images }: Release): string {
  return `${printableJson(images)}\n`;
}

/** What was let pass, by whom and until when. */
export function waiversText(report: Report | undefined): string {
  return `${printableJson([...(report?.waivers ?? []), ...(report?.foreignWaivers ?? [])])}\n`;
}

/** Whatever is called as statements are; what cannot be read counts for nothing anyway. */
async function statementsOf(folder: string, shelf: Shelf): Promise<readonly (readonly [string, string])[]> {
  const names = (await shelf.names()).filter((name) => statementName.test(name) && !/^(?:bundle|plan)\.json$/.test(name));
  const texts: (readonly [string, string])[] = [];
  for (const name of [...names].sort()) {
    try {
      texts.push([`${folder}/${name}`, await shelf.text(name)]);
    } catch (error) {
      if (!isUserError(error)) throw error;
    }
  }
  return texts;
}
