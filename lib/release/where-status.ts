import { minute } from '../wording/minute';
import { printable } from '../wording/printable';
import type { Where, WhereWorkload } from './where';

/** The longest description of a commit's status: https://docs.github.com/en/rest/commits/statuses */
const longest = 140;

/** Where a commit is, in a line: it waits until nothing of it waits. */
export function whereStatus({ environments }: Where): { readonly state: 'pending' | 'success'; readonly description: string } {
  const waiting = environments.flatMap(({ name, workloads }) => first(name, workloads, 'waiting'));
  const wanted = environments.flatMap(({ name, workloads }) => first(name, workloads, 'wanted'));
  const words = [
    ...wanted
      .slice(-1)
      .map(({ name, one }) => `wanted in ${name}${one.since === undefined ? '' : ` since ${minute(new Date(one.since))}`}`),
    ...waiting.slice(0, 1).map(({ name, one }) => `${name}: ${one.waitsFor ?? 'not yet'}`),
  ];
  const text = [...printable(words.join('; '))];
  return {
    state: waiting.length > 0 ? 'pending' : 'success',
    description: text.length > longest ? `${text.slice(0, longest - 1).join('')}…` : text.join(''),
  };
}

function first(
  name: string,
  workloads: readonly WhereWorkload[],
  state: WhereWorkload['state'],
): readonly { readonly name: string; readonly one: WhereWorkload }[] {
  const one = workloads.find((each) => each.state === state);
  return one ? [{ name, one }] : [];
}
