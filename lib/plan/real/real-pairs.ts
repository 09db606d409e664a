import { blockAddress, isAddress, parseAddress, printAddress, withoutKeys } from '../../documents/address';
import { child, type Json, list } from '../../documents/plan/plan-document';
import { isObject } from '../../documents/shape';
import type { Pair } from '../compare/pairs';
import type { PlannedObject } from '../read/planned-object';
import { plannedSides } from './planned-sides';
import { readBack } from './read-back';
import type { PlannedFacts, RealPlan } from './real-plan';

/** What both sides state of a stack, by address. */
export interface StatedBlocks {
  readonly base: ReadonlyMap<string, PlannedObject>;
  readonly head: ReadonlyMap<string, PlannedObject>;
}

/** A change of a real plan, as two objects that are compared like any others. */
export interface RealPair extends Pair {
  /** Address of the block that states it. */
  readonly block: string;
  readonly planned: PlannedFacts;
}

/** What a real plan does, and what it found done by others, each once. */
export function realPairs(
  { stack, by, document, unsettled }: RealPlan,
  blocks: StatedBlocks,
  place: Pick<PlannedObject, 'stack'>,
): readonly RealPair[] {
  const failed = document['errored'] === true;
  const stated = statedBy(document);
  const pairOf = (entry: Json, kind: PlannedFacts['kind']): RealPair => {
    const { type, mode, name, address, previous_address: previous, action_reason: why, change } = entry;
    const block = blockOf(entry);
    const known = blocks.head.get(block) ?? blocks.base.get(block);
    const names = stated.get(moduleOf(entry))?.get(`${type}.${name}`) ?? none;
    const { before, after, computed } = plannedSides(String(type), change, names);
    const object = (values: Json, states: PlannedObject | undefined): PlannedObject => ({
      ...place,
      stack,
      key: `terraform ${stack} ${mode === 'data' ? 'data.' : ''}${address}`,
      engine: 'terraform',
      type: String(type),
      address: addressOf(entry),
      path: (states ?? known)?.path ?? '',
      file: (states ?? known)?.file ?? '',
      values,
      ...(states && { stated: states.values }),
    });
    const former = typeof previous === 'string' ? blocks.base.get(formerBlock(previous)) : undefined;
    const id = child(change?.importing, 'id');
    return {
      block,
      ...(before && { before: object(before, blocks.base.get(block) ?? former) }),
      ...(after && { after: object(after, blocks.head.get(block)) }),
      ...(typeof previous === 'string' && previous !== address && kind !== 'drifted' && { movedFrom: previous }),
      planned: {
        by,
        kind,
        replacing: kind === 'replaced' ? replacing(change) : none,
        ...((typeof why === 'string' && Object.hasOwn(reasons, why)) || typeof id === 'string'
          ? {
              reason: [typeof id === 'string' ? `as ${id}` : '', typeof why === 'string' ? (reasons[why] ?? '') : '']
                .filter(Boolean)
                .join(', '),
            }
          : {}),
        refused: (failed || by === 'provider') && actionsOf(change).includes('delete') && isProtected(blocks.head.get(block)?.values),
        computed,
        ...(kind === 'drifted' && { readBack: readBack(entry, names, document) }),
        isUnstated: isSame(blocks.base.get(block) ?? former, blocks.head.get(block)),
      },
    };
  };
  const managed = list(document['resource_changes'])
    .filter(({ mode, type }) => mode !== 'data' && typeof type === 'string')
    .filter((entry) => !unsettled?.has(blockOf(entry)));
  const drift = by === 'terraform' ? list(document['resource_drift']).filter(({ type }) => typeof type === 'string') : [];
  const waiting = list(document['deferred_changes']).flatMap(({ resource_change: entry }) => (isObject(entry) ? [entry] : []));
  return [
    ...managed.flatMap((entry) => {
      const kind = kindOf(entry);
      return kind ? [pairOf(entry, kind)] : [];
    }),
    ...drift.filter(({ change }) => !actionsOf(change).includes('no-op')).map((entry) => pairOf(entry, 'drifted')),
    ...waiting.filter(({ type }) => typeof type === 'string').map((entry) => pairOf(entry, 'deferred')),
  ];
}

const none: ReadonlySet<string> = new Set();

/** Addresses of blocks that a plan knows instances of, whatever it does with them. */
export function plannedBlocks({ document }: RealPlan): ReadonlySet<string> {
  return new Set(list(document['resource_changes']).map(blockOf));
}

function kindOf({ change, previous_address: previous, address }: Json): PlannedFacts['kind'] | undefined {
  const actions = actionsOf(change);
  const isImported = isObject(change?.importing);
  if (actions.includes('delete')) return actions.includes('create') ? 'replaced' : 'deleted';
  if (actions.includes('forget')) return actions.includes('create') ? 'replaced' : 'forgotten';
  if (actions.includes('create')) return 'created';
  if (isImported) return 'imported';
  if (actions.includes('update')) return 'updated';
  return typeof previous === 'string' && previous !== address ? 'moved' : undefined;
}

/** @see https://developer.hashicorp.com/terraform/internals/json-format#change-representation */
const reasons: Readonly<Record<string, string>> = {
  replace_because_tainted: 'it is tainted',
  replace_by_request: 'as it was asked for',
  replace_by_triggers: 'by `replace_triggered_by`',
  delete_because_no_resource_config: 'nothing states it any longer',
  delete_because_no_module: 'its module is gone',
  delete_because_wrong_repetition: '`count` or `for_each` was added or dropped',
  delete_because_count_index: 'beyond `count`',
  delete_because_each_key: 'its key is no longer in `for_each`',
  delete_because_no_move_target: 'what it is moved to is not stated',
};

function replacing(change: Json): ReadonlySet<string> {
  const paths = Array.isArray(change['replace_paths']) ? change['replace_paths'] : [];
  return new Set(paths.map((path: unknown) => (Array.isArray(path) ? path.filter((step) => typeof step === 'string').join('.') : '')));
}

function actionsOf(change: unknown): readonly unknown[] {
  const actions = child(change, 'actions');
  return Array.isArray(actions) ? actions : [];
}

function isProtected(values: Json | undefined): boolean {
  return [values?.['lifecycle']].flat().some((block) => isObject(block) && block['prevent_destroy'] === true);
}

/** Whether both files state it, and the same. */
export function isSame(base: PlannedObject | undefined, head: PlannedObject | undefined): boolean {
  return base !== undefined && head !== undefined && JSON.stringify(base.values) === JSON.stringify(head.values);
}

function addressOf(entry: Json): string {
  const { type, name, index, deposed, mode } = entry;
  const module = entry['module_address'];
  return printAddress({
    ...blockAddress(mode === 'data' ? 'data' : 'resource', String(type), String(name)),
    ...(typeof module === 'string' && { module }),
    ...(index !== undefined && { key: typeof index === 'number' ? index : String(index) }),
    ...(deposed !== undefined && { deposed: String(deposed) }),
  });
}

/** Of what is in a module, the module. */
function blockOf(entry: Json): string {
  const { type, name, mode } = entry;
  const [, call] = /^module\.([^.[\]]+)/.exec(String(entry['module_address'] ?? '')) ?? [];
  if (call !== undefined) return printAddress(blockAddress('module', '', call));
  return printAddress(blockAddress(mode === 'data' ? 'data' : 'resource', String(type), String(name)));
}

/** The block that stated a former address. */
function formerBlock(text: string): string {
  if (!isAddress(text)) return text;
  const address = parseAddress(text);
  return address.engine === 'terraform' ? printAddress(blockAddress(address.block, address.type, address.name)) : text;
}

function moduleOf(entry: Json): string {
  return withoutKeys(String(entry['module_address'] ?? ''));
}

/** Names of the arguments that each block states, by module and address. */
function statedBy(document: Json): ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>> {
  const found = new Map<string, ReadonlyMap<string, ReadonlySet<string>>>();
  const open = [{ at: '', module: child(document['configuration'], 'root_module') }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { at, module } = next;
    const names = list(child(module, 'resources')).map(
      ({ address, expressions }) => [String(address), new Set(Object.keys(expressions ?? {}))] as const,
    );
    found.set(at, new Map(names));
    for (const [name, call] of Object.entries((child(module, 'module_calls') as Json | undefined) ?? {}))
      open.push({ at: `${at}${at ? '.' : ''}module.${name}`, module: child(call, 'module') });
  }
  return found;
}
