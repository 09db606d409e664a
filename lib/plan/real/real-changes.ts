import { requirePlanOf } from '../../documents/plan/plan-of-stack';
import { isObject } from '../../documents/shape';
import { changeOf } from '../change-of';
import { isResource } from '../noun-of';
import type { PlanContext } from '../plan-context';
import type { Side } from '../read/side';
import { stackBlocks } from '../read/stack-blocks';
import type { RealChanges } from './fold-plans';
import { outputPairs } from './output-pairs';
import { realPairs } from './real-pairs';
import type { RealPlan } from './real-plan';

/**
 * What a real plan says, in the words of files.
 *
 * @throws UserError if it is of something else than the head
 */
export function realChanges(plan: RealPlan, base: Side, head: Side, context: PlanContext): RealChanges {
  const { stack, by, document, name } = plan;
  const blocks = { base: stackBlocks(base, stack), head: stackBlocks(head, stack) };
  const stated = [...blocks.head.values()].filter(({ type }) => isResource(type) || type.startsWith('data.'));
  // Of HCL nothing is known here.
  if (by === 'terraform' && stated.length > 0) requirePlanOf(document, name, stack, stated);
  const place = [...head.files, ...base.files].find((file) => file.place.stack === stack)?.place ?? { stack };
  const changes = [...realPairs(plan, blocks, place), ...outputPairs(plan, blocks, place)].flatMap((pair) => {
    const change = changeOf(pair, context);
    return change ? [{ block: pair.block, change }] : [];
  });
  // A plan that failed tells of no output.
  const outputs =
    isObject(document['output_changes']) && document['errored'] !== true ? [] : [...blocks.base.keys(), ...blocks.head.keys()];
  const unsettled = new Set([...(plan.unsettled ?? []), ...outputs.filter((block) => block.startsWith('output.'))]);
  return { stack, changes, unsettled, isLive: by === 'terraform' };
}
