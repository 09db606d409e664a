import { AnnotationMetadataEntryType } from 'cdktf';
import { blocks, blocksWaiver, isBlocked } from '../policy/report/blocking';
import { textReport } from '../policy/report/formats/text';
import type { Report } from '../policy/report/report';
import { atSource } from '../source/at-source';
import { printable } from '../wording/printable';

/** An annotation as the manifest of cdktf holds it. */
interface Annotation {
  readonly constructPath: string;
  readonly level: AnnotationMetadataEntryType;
  readonly message: string;
}

/**
 * Tells what policies found: on stderr and by the exit code; the cdktf CLI reads it from its manifest.
 */
export function tellVerdicts(report: Report): void {
  const { findings, waivers } = report;
  const open = findings.filter(({ waiver }) => !waiver).length + waivers.filter(({ state }) => state !== 'used').length;
  if (readsAnnotations()) {
    if (open > 0)
      console.error(
        `${open} ${open === 1 ? 'finding' : 'findings'} of policies, left to the cdktf CLI to tell: ${annotationsVariable} is set.`,
      );
    return;
  }
  if (open > 0) console.error(textReport(report));
  if (isBlocked(report)) process.exitCode = 1;
}

const annotationsVariable = 'CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS';

/** The cdktf CLI prints annotations and fails where one is an error; anywhere else they would be thrown. */
function readsAnnotations(): boolean {
  return Boolean(process.env[annotationsVariable]);
}

/** The manifest of cdktf with what policies found: its CLI may read what another run writes meanwhile. */
export function annotated(manifest: string, report: Report): string {
  const document = JSON.parse(manifest) as { readonly stacks: Readonly<Record<string, { annotations?: Annotation[] }>> };
  const { ERROR, WARN } = AnnotationMetadataEntryType;
  for (const finding of report.findings.filter(({ waiver }) => !waiver)) {
    const { stack, path, rule, severity, message, cure, source, verdict } = finding;
    const place = atSource(source);
    // An adopted chart is no stack of the manifest: the first one tells of it.
    add(document.stacks[stack] ?? Object.values(document.stacks)[0], {
      constructPath: path,
      level: blocks(finding) ? ERROR : WARN,
      message: printable(`${rule} (${severity}${verdict === 'fail' ? '' : `, ${verdict}`})${place}: ${message}. ${cure}`),
    });
  }
  // Waivers belong to an environment: its first stack tells of them.
  const stacks = Object.entries(document.stacks);
  const environmentOf = new Map(report.stacks.map(({ id, environment }) => [id, environment]));
  for (const waiver of report.waivers.filter(({ state }) => state !== 'used')) {
    const { rule, path, fingerprint, environments = [], problem = 'covers nothing' } = waiver;
    const first = stacks.find(([id]) => environments.includes(environmentOf.get(id) ?? '')) ?? stacks[0];
    const level = blocksWaiver(waiver) ? ERROR : WARN;
    add(first?.[1], {
      constructPath: first?.[0] ?? '',
      level,
      message: printable(`The waiver of ${rule} for ${path ?? fingerprint} ${problem}.`),
    });
  }
  return JSON.stringify(document, undefined, 2);
}

function add(stack: { annotations?: Annotation[] } | undefined, annotation: Annotation): void {
  if (stack) stack.annotations = [...(stack.annotations ?? []), annotation];
}
