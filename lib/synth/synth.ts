import { App } from 'cdktf';
import type { AssembledStack, Assembly } from '../assembly/assembly';
import { bookkeeping } from '../assembly/layout';
import { type RunRequest, tellShard } from '../assembly/run-request';
import { stacksOf } from '../assembly/shard';
import { type ListsToWrite, type OutputFiles, printReport, write } from '../output/write';
import type { OutputFolders } from '../policy/report/formats/output-file';
import type { Report } from '../policy/report/report';
import { Reporter } from '../policy/report/reporter';
import { Adoptions } from './adoptions';
import { describe, describeStack } from './describe';
import { HeldSignals } from './held-signals';
import { judge } from './judge';
import { programHash } from './program-hash';
import { Registry } from './registry';
import { render } from './render/render';
import type { RenderedPart } from './render/rendered';
import { annotate } from './verdicts';

/** What a synthesis wrote, and what policies say of it. */
export interface Synthesis {
  readonly assembly: Assembly;
  readonly report: Report;
}

/** The same before it is written. */
export interface Composition extends Synthesis {
  /** What is written, by path relative to its folder: bookkeeping is among the Terraform JSON. */
  readonly files: OutputFiles;
  /** Stacks that another shard writes. */
  readonly elsewhere: ReadonlySet<string>;
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
  const shard = request?.shard;
  const program = shard && programHash(app, registry);
  const rendering = render(app, registry, adoptions, request?.folder, shard && ((ids) => stacksOf(shard, ids)));
  const ids = rendering.all.map(({ id }) => id);
  const claims = shard ? registry.claims.note() : [];
  const reporter = new Reporter(today);
  for (const { name, policies, waivers } of new Set(rendering.all.map(({ environment }) => environment)))
    reporter.expect(name, policies, waivers);
  const stacks: AssembledStack[] = [];
  // As bytes, which lie beside the heap: nobody collects among them.
  const files = { terraform: new Map<string, Buffer>(), kubernetes: new Map<string, Buffer>() };
  for (const part of rendering.parts()) {
    judge(reporter, part.stack, request?.plans ?? [], request?.beside ?? app.outdir);
    stacks.push(describeStack(part));
    see(part);
    for (const [file, content] of part.files.terraform) files.terraform.set(file, Buffer.from(content));
    for (const [file, content] of part.files.kubernetes) files.kubernetes.set(file, Buffer.from(content));
  }
  const others = rendering.others();
  const report = reporter.report();
  const environments = rendering.all.map(({ environment }) => environment);
  const assembly = describe(registry.organization, environments, stacks);
  const manifest = String(others.get(bookkeeping.manifest));
  if (shard && program) tellShard(request, { stacks: [...ids].sort(), program, day: today, claims });
  const books: readonly [string, string][] = [
    // What stands there of findings depends on those of all shards.
    [bookkeeping.manifest, shard ? manifest : annotate(manifest, report)],
    [bookkeeping.assembly, `${JSON.stringify(assembly, undefined, 2)}\n`],
    [bookkeeping.report, printReport(report)],
  ];
  const written = new Set(stacks.map(({ id }) => id));
  return {
    assembly,
    report,
    files: { ...files, terraform: new Map<string, string | Buffer>([...others, ...files.terraform, ...books]) },
    elsewhere: new Set(ids.filter((id) => !written.has(id))),
  };
}

/**
 * Writes what is composed. Whoever wants it to stop is heard once the last file is written, or while it waits for another run.
 *
 * @param lists those that are written too; it refuses what would lose something, and nothing is written then
 */
export function synth(
  folders: OutputFolders,
  composed: () => Composition,
  lists: (composition: Composition) => ListsToWrite = () => ({ folder: '', files: new Map() }),
): Synthesis {
  const signals = HeldSignals.hold();
  try {
    const composition = composed();
    write(folders, composition.files, lists(composition), () => signals.release());
    const { assembly, report } = composition;
    return { assembly, report };
  } finally {
    signals.releaseSoon();
  }
}
