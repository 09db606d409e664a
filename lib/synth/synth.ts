import { App } from 'cdktf';
import { Assembly } from '../assembly/assembly';
import type { PlanChoice } from '../documents/plan/plan-choice';
import type { Report } from '../policy/report/report';
import { Adoptions } from './adoptions';
import { describe } from './describe';
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
 * @param plans that settle what synthesis cannot know
 * @param beside the output folder where operators put files beside the Terraform JSON; the one that is written to, by default
 */
export function synth(
  app: App,
  kubernetesOut: string,
  registry: Registry,
  adoptions: Adoptions,
  today: string,
  plans: readonly PlanChoice[],
  beside: string | undefined,
): Synthesis {
  const rendered = render(app, registry, adoptions);
  const report = judge(rendered, today, plans, beside ?? app.outdir);
  const assembly = describe(rendered);
  write({ terraform: app.outdir, kubernetes: kubernetesOut }, annotate(rendered.files, report), assembly, report);
  return { assembly, report };
}
