import { printable } from '../../wording/printable';
import type { Paint } from '../terminal/paint';
import type { ImageState } from './image-state';
import { short } from './look-up';

/** Lines for people: each workload with what becomes of it, and what there is to know below. */
export function stateLines(states: readonly ImageState[], paint: Paint, all: boolean): readonly string[] {
  const shown = states.filter((state) => all || state.state !== 'not-followed');
  const width = Math.max(0, ...shown.map(({ workload }) => workload.length));
  return shown.flatMap((state) => [
    `  ${printable(state.workload).padEnd(width)}  ${headline(state, paint)}`,
    ...details(state, all).map((line) => `  ${' '.repeat(width)}  ${paint.dim(printable(line))}`),
  ]);
}

function headline(state: ImageState, paint: Paint): string {
  const { current, update, refused, movedTo, rule = '' } = state;
  const tag = printable(current.tag);
  if (refused)
    return `${tag} → ${printable(update!.tag)}  ${paint.yellow(printable(refused.by === 'hold' ? `held${refused.why}` : `not taken: ${refused.why}`))}`;
  switch (state.state) {
    case 'newer':
      return update ? paint.green(`${tag} → ${printable(update.tag)}`) : `${tag}  ${paint.yellow('waits')}`;
    case 'unpinned':
      return update ? paint.green(`${tag} → @${short(update.digest!)}`) : `${tag}  ${paint.yellow('waits')}`;
    case 'moved':
      return `${tag}  ${paint.red(`the tag moved to ${short(movedTo!)}: not taken`)}`;
    case 'current':
      return `${tag}  is the newest`;
    case 'ahead':
      return `${tag}  comes after the newest of ${printable(rule)}`;
    case 'none':
      return `${tag}  ${paint.yellow(`no tag is of ${printable(rule)}`)}`;
    case 'not-followed':
      return `${tag}  ${paint.dim('no `updates` are stated')}`;
    case 'failed':
      return `${tag}  ${paint.red('not known')}`;
  }
}

function details({ state, update, repositories, rule, candidates, matching, failure, notes }: ImageState, all: boolean): readonly string[] {
  const { source } = update ?? {};
  const others = candidates.slice(0, 5).join(', ');
  return [
    ...(failure === undefined ? [] : [failure]),
    ...(source ? [`commit ${source.commit.slice(0, 12)} of ${source.repository}`] : []),
    ...notes.filter((note) => state !== 'moved' || !note.includes('stands for')),
    ...(all && rule !== undefined ? [`${repositories.join(', ')} by ${rule}`] : []),
    ...(all && matching > 0 ? [`${matching} ${matching === 1 ? 'version' : 'versions'}: ${others}${matching > 5 ? ', …' : ''}`] : []),
  ];
}
