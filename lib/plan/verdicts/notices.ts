import type { Pair } from '../compare/pairs';
import type { PlanChange, PlanNotice } from '../plan';
import type { PlannedObject } from '../read/planned-object';
import { unwrapped } from '../read/terraform-objects';
import { renamedWholes } from './renamed-wholes';

/** Pods that are started anew by one plan, above which the whole is to be looked at. */
const manyPods = 100;
/** Objects that change by one plan, above which nobody reads each. */
const manyChanges = 500;

/** What is to be said of a plan as a whole. */
export function noticesOf(changes: readonly PlanChange[], found: readonly Pair[], base: readonly PlannedObject[]): readonly PlanNotice[] {
  const pods = changes.reduce((sum, { restarts = 0 }) => sum + restarts, 0);
  const known = new Set(base.map(({ stack = '', address }) => `${stack} ${address}`));
  const lost = found.flatMap(({ before, after }) => (!before && after?.type === 'moved' ? [after] : []));
  return [
    ...(pods > manyPods ? [{ ...restarts, text: `${pods} pods are started anew` }] : []),
    ...renamedWholes(changes),
    ...(changes.length > manyChanges ? [{ ...large, text: `${changes.length} objects change` }] : []),
    ...lost
      .filter((move) => !lineOf(move, lost).some((address) => known.has(address)))
      .map(({ stack = '', values }) => ({
        ...nowhere,
        text: `\`moved\` from ${unwrapped(String(values['from']))}, which was not there before${stack ? `, in ${stack}` : ''}`,
      })),
  ];
}

/** The addresses that lead to where a `moved` block leads in the end, each with its stack: a state knows one of them. */
function lineOf(move: PlannedObject, all: readonly PlannedObject[]): readonly string[] {
  const end = (from: PlannedObject, seen: ReadonlySet<string> = new Set()): string => {
    const to = unwrapped(String(from.values['to']));
    const next = all.find((other) => other.stack === from.stack && unwrapped(String(other.values['from'])) === to);
    return next && !seen.has(to) ? end(next, new Set([...seen, to])) : to;
  };
  return all
    .filter((other) => other.stack === move.stack && end(other) === end(move))
    .map(({ stack = '', values }) => `${stack} ${unwrapped(String(values['from']))}`);
}

const restarts = {
  verdict: 'danger',
  rule: 'rollout/many-pods',
  classes: ['restart'],
  reason: 'So many pods at once need nodes, images and connections at once.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#updating-a-deployment',
} as const;

const large = {
  verdict: 'review',
  rule: 'change/large',
  classes: [],
  reason: 'Nobody reads so many changes one by one: land them in parts.',
  source: 'https://sre.google/sre-book/release-engineering/',
} as const;

const nowhere = {
  verdict: 'review',
  rule: 'terraform/moved-from-nothing',
  classes: ['unknown'],
  reason: 'Terraform passes over such a block without a word: look whether the address is mistyped.',
  source: 'https://developer.hashicorp.com/terraform/language/moved',
} as const;
