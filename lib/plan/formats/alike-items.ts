import { isAddress, parseAddress } from '../../documents/address';
import type { PlanChange, PlanItem } from '../plan';

/** Items that are read at once. */
export interface AlikeItems {
  /** That whose reason is told. */
  readonly item: PlanItem;
  /** What differs, without what it differs in where that is several objects. */
  readonly text: string;
  /** Each with the object of one of them. */
  readonly changes: readonly PlanChange[];
}

/** Objects that a line names. */
const mostNames = 3;

/** Rules that say no more than that nobody knows: the first says most. */
const unknown = ['unknown/restarts', 'unknown/field'];

/** The items of some changes, those together that say the same of a subject: of one object in several places, or of several objects. */
export function alikeItems(changes: readonly PlanChange[]): readonly AlikeItems[] {
  const alike = new Map<string, (readonly [PlanItem, PlanChange])[]>();
  for (const change of changes)
    for (const item of change.items) {
      const { subject, kind, statement = '' } = change;
      const rule = unknown.includes(item.rule) ? 'unknown' : item.rule;
      const key = JSON.stringify([subject, wordsOf(item, change), item.verdict, rule, kind, statement, item.lines ?? []]);
      const known = alike.get(key);
      if (known) known.push([item, change]);
      else alike.set(key, [[item, change]]);
    }
  return [...alike.values()].map((all) => {
    const [[first, change]] = all as [readonly [PlanItem, PlanChange]];
    const [item] = unknown.flatMap((rule) => all.find(([one]) => one.rule === rule) ?? []) as [PlanItem?];
    const objects = [...new Set(all.map(([, { type, address }]) => objectOf(type, address)))];
    const text = objects.length === 1 || !isField(first, change) ? first.text : `${wordsOf(first, change)}, in ${some(objects)}`;
    return { item: item ?? first, text, changes: all.map(([, own]) => own) };
  });
}

/** Without the object before it, where others may say the same. */
function wordsOf(item: PlanItem, change: PlanChange): string {
  const prefix = `${objectOf(change.type, change.address)}: `;
  return isField(item, change) && item.text.startsWith(prefix) ? item.text.slice(prefix.length) : item.text;
}

function isField({ field }: PlanItem, { engine }: PlanChange): boolean {
  return engine === 'kubernetes' && field !== undefined;
}

/** `CronJob orders-nightly`. */
function objectOf(type: string, address: string): string {
  return `${type.split('/').at(-1)} ${isAddress(address) ? parseAddress(address).name : address}`;
}

function some(objects: readonly string[]): string {
  const more = objects.length - mostNames;
  return `${objects.slice(0, mostNames).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
