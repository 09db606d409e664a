import type { Pair } from '../compare/pairs';
import type { PlanChange, PlanNotice } from '../plan';
import type { PlannedObject } from '../read/planned-object';
import { unwrapped } from '../read/terraform-objects';

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
    ...(changes.length > manyChanges ? [{ ...large, text: `${changes.length} objects change` }] : []),
    ...lost
      .filter(({ stack = '', values }) => !known.has(`${stack} ${unwrapped(String(values['from']))}`))
      .map(({ stack = '', values }) => ({
        ...nowhere,
        text: `\`moved\` from ${unwrapped(String(values['from']))}, which was not there before${stack ? `, in ${stack}` : ''}`,
      })),
  ];
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
