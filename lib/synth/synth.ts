import { App } from 'cdktf';
import type { AssembledStack, Assembly } from '../assembly/assembly';
import { bookkeeping } from '../assembly/layout';
import type { RunRequest } from '../assembly/run-request';
import type { Environment } from '../model/environment';
import { type ListsToWrite, printReport, write } from '../output/write';
import type { OutputFolders } from '../policy/report/formats/output-file';
import type { Report } from '../policy/report/report';
import { Reporter } from '../policy/report/reporter';
import { Adoptions } from './adoptions';
import { describe, describeStack } from './describe';
import { HeldSignals } from './held-signals';
import { judge } from './judge';
import { Registry } from './registry';
import { render } from './render/render';
import type { RenderedFiles, RenderedPart } from './render/rendered';
import { annotated } from './verdicts';

/** What a synthesis wrote, and what policies say of it. */
export interface Synthesis {
  readonly assembly: Assembly;
  readonly report: Report;
}

/** The same before it is written. */
export interface Composition extends Synthesis {
  /** What is written, by path relative to its folder: bookkeeping is among the Terraform JSON. */
  readonly files: RenderedFiles;
}

/**
 * Renders, judges and describes everything, one stack after the other: nothing is written.
 *
 * @param today as `YYYY-MM-DD`: whether waivers hold, and nothing that is deployed, depends on it
 * @param request of the command line that runs the program
 * @param see is shown each stack; whatever it does not keep is gone then
 */
export function compose(
  app: App,
  registry: Registry,
  adoptions: Adoptions,
  today: string,
  request: RunRequest | undefined,
  see: (part: RenderedPart) => void = () => undefined,
): Composition {
  const rendering = render(app, registry, adoptions, request?.folder);
  const reporter = new Reporter(today);
  const stacks: AssembledStack[] = [];
  const environments: Environment[] = [];
  const files = { terraform: new Map<string, string | Buffer>(), kubernetes: new Map<string, string>() };
  for (const part of rendering.parts()) {
    judge(reporter, part.stack, request?.plans ?? [], request?.beside ?? app.outdir);
    environments.push(part.stack.environment);
    stacks.push(describeStack(part));
    see(part);
    for (const [file, content] of part.files.terraform) files.terraform.set(file, content);
    for (const [file, content] of part.files.kubernetes) files.kubernetes.set(file, content);
  }
  const others = rendering.others();
  const report = reporter.report();
  const assembly = describe(registry.organization, environments, stacks);
  const books: readonly [string, string][] = [
    [bookkeeping.manifest, annotated(String(others.get(bookkeeping.manifest)), report)],
    [bookkeeping.assembly, `${JSON.stringify(assembly, undefined, 2)}\n`],
    [bookkeeping.report, printReport(report)],
  ];
  return { assembly, report, files: { ...files, terraform: new Map([...others, ...files.terraform, ...books]) } };
}

/**
 * Writes what is composed. Whoever wants it to stop is heard once the last file is written, or while it waits for another run.
 *
 * @param lists those that are written too; it refuses what would lose something, and nothing is written then
 */
export function synth(
  folders: OutputFolders,
  composed: () => Composition,
  lists: () => ListsToWrite = () => ({ folder: '', files: new Map() }),
): Synthesis {
  const signals = HeldSignals.hold();
  try {
    const { assembly, report, files } = composed();
    write(folders, files, lists(), () => signals.release());
    return { assembly, report };
  } finally {
    signals.releaseSoon();
  }
}
