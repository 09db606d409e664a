import { atSource } from '../../source/at-source';
import { printable } from '../../wording/printable';
import { blocks, blocksWaiver } from './blocking';
import type { Report } from './report';

/** As cdktf calls the levels of annotations. */
const level = { error: '@cdktf/error', warn: '@cdktf/warn' } as const;

/** An annotation as the manifest of cdktf holds it. */
interface Annotation {
  readonly constructPath: string;
  readonly level: string;
  readonly message: string;
}

/** The manifest of cdktf, as far as it is looked at. */
export interface Manifest {
  readonly stacks: Readonly<Record<string, { annotations?: Annotation[] }>>;
}

/** The manifest with what policies found, as it is written. */
export function annotatedManifest(document: Manifest, report: Report): string {
  for (const finding of report.findings.filter(({ waiver }) => !waiver)) {
    const { stack, path, rule, severity, message, cure, source, verdict } = finding;
    const place = atSource(source);
    // An adopted chart is no stack of the manifest: the first one tells of it.
    add(document.stacks[stack] ?? Object.values(document.stacks)[0], {
      constructPath: path,
      level: blocks(finding) ? level.error : level.warn,
      message: printable(`${rule} (${severity}${verdict === 'fail' ? '' : `, ${verdict}`})${place}: ${message}. ${cure}`),
    });
  }
  // Waivers belong to an environment: its first stack tells of them.
  const stacks = Object.entries(document.stacks);
  const environmentOf = new Map(report.stacks.map(({ id, environment }) => [id, environment]));
  for (const waiver of report.waivers.filter(({ state }) => state !== 'used')) {
    const { rule, path, fingerprint, environments = [], problem = 'covers nothing' } = waiver;
    const first = stacks.find(([id]) => environments.includes(environmentOf.get(id) ?? '')) ?? stacks[0];
    add(first?.[1], {
      constructPath: first?.[0] ?? '',
      level: blocksWaiver(waiver) ? level.error : level.warn,
      message: printable(`The waiver of ${rule} for ${path ?? fingerprint} ${problem}.`),
    });
  }
  return JSON.stringify(document, undefined, 2);
}

function add(stack: { annotations?: Annotation[] } | undefined, annotation: Annotation): void {
  if (!stack) return;
  stack.annotations ??= [];
  stack.annotations.push(annotation);
}
