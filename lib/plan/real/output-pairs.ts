import type { Json } from '../../documents/plan/plan-document';
import { isObject } from '../../documents/shape';
import type { PlannedObject } from '../read/planned-object';
import { plannedSides } from './planned-sides';
import { isSame, type RealPair, type StatedBlocks } from './real-pairs';
import type { PlannedFacts, RealPlan } from './real-plan';

/** What a real plan does with outputs: others read them from the state. Of a state that is made up nobody does. */
export function outputPairs(
  { stack, by, document }: RealPlan,
  blocks: StatedBlocks,
  place: Pick<PlannedObject, 'stack'>,
): readonly RealPair[] {
  const { output_changes: outputs } = document;
  if (by !== 'terraform' || !isObject(outputs)) return [];
  return Object.entries(outputs).flatMap(([name, change]) => {
    const kind = isObject(change) ? kindOf(change['actions']) : undefined;
    return kind ? [pairOf(name, change as Json, kind)] : [];
  });

  function pairOf(name: string, change: Json, kind: PlannedFacts['kind']): RealPair {
    const address = `output.${name}`;
    const [was, is] = [blocks.base.get(address), blocks.head.get(address)];
    const isUnstated = isSame(was, is);
    const { before, after, computed } = plannedSides('', asAttribute(change, kind), new Set(isUnstated ? [] : ['value']));
    const object = (values: Json, states: PlannedObject | undefined): PlannedObject => ({
      ...place,
      stack,
      key: `terraform ${stack} ${address}`,
      engine: 'terraform',
      type: 'output',
      address,
      path: (states ?? is ?? was)?.path ?? '',
      file: (states ?? is ?? was)?.file ?? '',
      values,
      ...(states && { stated: states.values }),
    });
    return {
      block: address,
      ...(before && { before: object(before, was) }),
      ...(after && { after: object(after, is) }),
      planned: { by, kind, replacing: new Set(), refused: false, computed, isUnstated },
    };
  }
}

/** An output has no attributes: its value is one here. */
function asAttribute(change: Json, kind: PlannedFacts['kind']): Json {
  const marks = { before_sensitive: { value: change['before_sensitive'] }, after_sensitive: { value: change['after_sensitive'] } };
  return {
    ...(kind !== 'created' && { before: { value: change['before'] } }),
    ...(kind !== 'deleted' && { after: { value: change['after'] }, after_unknown: { value: change['after_unknown'] } }),
    ...marks,
  };
}

function kindOf(actions: unknown): PlannedFacts['kind'] | undefined {
  const [action] = Array.isArray(actions) ? actions : [];
  return action === 'create' ? 'created' : action === 'delete' ? 'deleted' : action === 'update' ? 'updated' : undefined;
}
