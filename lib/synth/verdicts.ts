import { annotatedManifest } from '../policy/report/annotated-manifest';
import { isBlocked } from '../policy/report/blocking';
import { textReport } from '../policy/report/formats/text';
import type { Report } from '../policy/report/report';

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
export function annotate(manifest: string, report: Report): string {
  return annotatedManifest(JSON.parse(manifest), report);
}
