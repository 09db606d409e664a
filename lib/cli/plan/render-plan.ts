import type { UserError } from '../../errors';
import type { CommentLimits } from '../../plan/formats/forges';
import { htmlPlan } from '../../plan/formats/html-plan';
import { markdownFailure } from '../../plan/formats/markdown-failure';
import { markdownPlan } from '../../plan/formats/markdown-plan';
import { changesWithoutStack, matrixPlan } from '../../plan/formats/matrix-plan';
import { plural } from '../../plan/formats/plan-words';
import { textPlan } from '../../plan/formats/text-plan';
import type { Plan } from '../../plan/plan';
import { printableJson } from '../../wording/printable';
import { paintFor } from '../terminal/paint';
import type { PlanFormat } from './plan-formats';

export interface RenderOptions {
  readonly limits: CommentLimits;
  /** For text: whether nothing is folded. */
  readonly verbose: boolean;
  /** Says on stderr what a format has no place for. */
  tell(text: string): void;
}

/** A plan as stdout takes it. */
export function renderPlan(plan: Plan, format: PlanFormat, { limits, verbose, tell }: RenderOptions): string {
  switch (format) {
    case 'text':
      return textPlan(plan, { verbose, columns: process.stdout.columns || 80, style: paintFor(process.stdout) });
    case 'markdown':
      return markdownPlan(plan, limits);
    case 'html':
      return htmlPlan(plan);
    // On one line, as outputs of CI steps are.
    case 'matrix': {
      const left = changesWithoutStack(plan);
      if (left > 0) tell(`${plural(left, 'change belongs', 'changes belong')} to no stack: no job looks at them.`);
      return `${printableJson(matrixPlan(plan)).replace(/\n */g, '')}\n`;
    }
    case 'json':
      return `${printableJson(plan)}\n`;
  }
}

/** What stdout takes in place of a plan that could not be made: for a comment, that it failed and why, since whoever posts it has no log. */
export function renderFailure(error: UserError, format: PlanFormat, limits: CommentLimits): string {
  return format === 'markdown' ? markdownFailure(error, limits) : '';
}
