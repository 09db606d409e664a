import { App } from 'cdktf';
import { Assembly } from '../assembly/assembly';
import type { RunRequest } from '../assembly/run-request';
import type { Report } from '../policy/report/report';
import { Adoptions } from './adoptions';
import { describe } from './describe';
import { HeldSignals } from './held-signals';
import { judge } from './judge';
import { Registry } from './registry';
import { render } from './render/render';
import { annotate } from './verdicts';
import { write } from './write';

/** What a synthesis wrote, and what policies say of it. */
export interface Synthesis {
  readonly assembly: Assembly;
  readonly report: Report;
}

/**
 * Renders, judges, describes and writes everything that a platform's stacks are.
 *
 * @param today as `YYYY-MM-DD`: whether waivers hold, and nothing that is deployed, depends on it
 * @param request of the command line that runs the program
 */
export function synth(
  app: App,
  kubernetesOut: string,
  registry: Registry,
  adoptions: Adoptions,
  today: string,
  request: RunRequest | undefined,
): Synthesis {
  const signals = HeldSignals.hold();
  try {
    const rendered = render(app, registry, adoptions, request?.folder);
    const report = judge(rendered, today, request?.plans ?? [], request?.beside ?? app.outdir);
    const assembly = describe(rendered);
    const folders = { terraform: app.outdir, kubernetes: kubernetesOut };
    write(folders, annotate(rendered.files, report), assembly, report, () => signals.release());
    return { assembly, report };
  } finally {
    signals.releaseSoon();
  }
}
