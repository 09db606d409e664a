import { App } from 'cdktf';
import { Assembly } from '../assembly/assembly';
import { bookkeeping } from '../assembly/layout';
import type { RunRequest } from '../assembly/run-request';
import type { OutputFolders } from '../policy/report/formats/output-file';
import type { Report } from '../policy/report/report';
import { Adoptions } from './adoptions';
import { describe } from './describe';
import { HeldSignals } from './held-signals';
import { judge } from './judge';
import { Registry } from './registry';
import { render } from './render/render';
import type { Rendered } from './render/rendered';
import { annotate } from './verdicts';
import { type ListsToWrite, printReport, write } from './write';

/** What a synthesis wrote, and what policies say of it. */
export interface Synthesis {
  readonly assembly: Assembly;
  readonly report: Report;
}

/** The same before it is written. */
export interface Composition extends Synthesis {
  readonly rendered: Rendered;
  /** What is written, by path relative to its folder: bookkeeping is among the Terraform JSON. */
  readonly files: Rendered['files'];
}

/**
 * Renders, judges and describes everything; nothing is written.
 *
 * @param today as `YYYY-MM-DD`: whether waivers hold, and nothing that is deployed, depends on it
 * @param request of the command line that runs the program
 */
export function compose(app: App, registry: Registry, adoptions: Adoptions, today: string, request: RunRequest | undefined): Composition {
  const rendered = render(app, registry, adoptions, request?.folder);
  const report = judge(rendered, today, request?.plans ?? [], request?.beside ?? app.outdir);
  const assembly = describe(rendered);
  const { terraform, kubernetes } = annotate(rendered.files, report);
  const books = [
    [bookkeeping.assembly, `${JSON.stringify(assembly, undefined, 2)}\n`],
    [bookkeeping.report, printReport(report)],
  ] as const;
  return { assembly, report, rendered, files: { terraform: new Map([...terraform, ...books]), kubernetes } };
}

/**
 * Writes what is composed. Whoever wants it to stop is heard once the last file is written, or while it waits for another run.
 *
 * @param keep the lists that are written too; it refuses what would lose something, and nothing is written then
 */
export function synth(
  folders: OutputFolders,
  composed: () => Composition,
  keep: (rendered: Rendered) => ListsToWrite = () => ({ folder: '', files: new Map() }),
): Synthesis {
  const signals = HeldSignals.hold();
  try {
    const { assembly, report, rendered, files } = composed();
    write(folders, files, keep(rendered), () => signals.release());
    return { assembly, report };
  } finally {
    signals.releaseSoon();
  }
}
