import { ChangedObject } from './changed-object';
import { changedFields } from './compare/changed-fields';
import { comparable } from './compare/comparable';
import type { Pair } from './compare/pairs';
import { type PermissionChange, permissionsIn } from './compare/permissions';
import { withRenamed } from './compare/renamed';
import { semanticsOf } from './compare/semantics';
import { byStatedField } from './compare/stated';
import { fieldsOf } from './compare/step';
import { replacing } from './facts/replacing';
import { isResource, nounOf } from './noun-of';
import type { PlanChange, PlanItem } from './plan';
import type { PlanContext } from './plan-context';
import { plannedItems } from './planned-items';
import type { Json, PlannedObject } from './read/planned-object';
import { secretKind, withoutSecrets } from './secrets/secret-values';
import { judgeItem } from './verdicts/judge-item';
import type { Judged } from './verdicts/rule';
import { statementWords } from './words/item-words';
import { objectWords } from './words/object-words';
import type { WorkloadPlace } from './words/place-of';
import { removalOf } from './words/removal';

/** What an object's change is called, and what is to be known of it; nothing where both sides mean the same. */
export function changeOf(pair: Pair, context: PlanContext): PlanChange | undefined {
  const { before, after, movedFrom, renamedFrom, planned } = pair;
  const object = (after ?? before)!;
  const [was, is] = [before, after].map((one) => one && comparable(one, context.types));
  const place = after ? context.head.of(after) : context.base.of(object);
  const former = before && after ? context.base.of(before) : undefined;
  const otherStack = former && before?.engine === 'kubernetes' && before.stack !== after?.stack ? before.stack : undefined;
  const fields = was && is ? changedFields(was, is, semanticsOf(object, context.types)) : [];

  const subject = new ChangedObject(object, was ?? {}, is ?? {}, place, pair, context);
  const stated = statementWords(former?.stated, place.stated);
  const told = withRenamed(byStatedField(fields, [before?.values, after?.values])).map(({ field, following, renamed }) => ({
    own: subject.judged(field),
    following: following.map((one) => subject.judged(one)),
    renamed: renamed && subject.judged(renamed),
  }));
  const judged = told.flatMap(({ own, following, renamed }) => [own, ...following, ...(renamed ? [renamed] : [])]);
  const items = told.map(({ own, following, renamed }) =>
    renamed
      ? subject.renamedItem(own, renamed)
      : subject.item(own, following, stated.length === 1 && told.length === 1 && place.isSubject ? stated[0] : undefined),
  );
  const replaced = planned ? planned.kind === 'replaced' : judged.some(({ facts }) => facts.replaces);
  const wholes = [
    ...wholeItems(pair, was, is, place, context, judged),
    ...(otherStack === undefined ? [] : [movedItem(object, place, otherStack, context)]),
  ].slice(0, planned ? undefined : 1);
  if (wholes.length + items.length === 0) return undefined;
  const certainty = planned ? (replaced ? 'certain' : undefined) : certaintyOf(object, judged, replaced, context);
  const restarts = subject.restarts(judged);
  const moved = movedFrom ?? (otherStack === undefined ? undefined : `stack ${otherStack}`);
  const kind =
    planned?.kind ??
    (!before ? 'created' : !after ? goneAs(object, context) : replaced ? 'replaced' : fields.length > 0 ? 'updated' : 'moved');
  const { workload, subject: name, owner, source } = place;
  const { engine, type, address, environment, stack, region, cluster, path, file } = object;
  return {
    kind,
    engine,
    type,
    address,
    ...(environment !== undefined && { environment }),
    ...(stack !== undefined && { stack }),
    ...(region !== undefined && { region }),
    ...(cluster !== undefined && { cluster }),
    workload,
    subject: name,
    ...(owner !== undefined && { owner }),
    ...(path !== '' && { path }),
    ...(source && { source }),
    file,
    ...(certainty && { certainty }),
    ...(planned && { by: planned.by }),
    ...(moved !== undefined && { movedFrom: moved }),
    ...(renamedFrom !== undefined && { renamedFrom }),
    ...(stated.length > 0 && { statement: stated.join(', ') }),
    ...((kind === 'deleted' || kind === 'forgotten') && { removal: removalOf(object, context.forgotten, kind === 'forgotten') }),
    ...(restarts > 0 && { restarts }),
    items: [...wholes, ...items],
  };
}

/** What is said of an object as a whole. */
function wholeItems(
  pair: Pair,
  was: Json | undefined,
  is: Json | undefined,
  place: WorkloadPlace,
  context: PlanContext,
  judged: readonly Judged[],
): readonly PlanItem[] {
  const item = wholeItem(pair, was, is, place, context);
  if (!pair.planned) return item ? [item] : [];
  return plannedItems(pair, pair.planned, place, context, item, judged);
}

/** What is said of an object that is there on one side only, or elsewhere. */
function wholeItem(
  pair: Pair,
  was: Json | undefined,
  is: Json | undefined,
  place: WorkloadPlace,
  context: PlanContext,
): PlanItem | undefined {
  const { before, after, movedFrom, samePhysical } = pair;
  const kind = !before ? 'created' : !after ? goneAs(before, context) : movedFrom === undefined ? undefined : 'moved';
  if (!kind) return undefined;
  const object = (after ?? before)!;
  const text = objectWords(object, place, kind, movedFrom);
  const permissions = kind === 'moved' || kind === 'forgotten' ? undefined : permissionsIn(object.values, kind);
  const facts = { ...context.factsOf(object), ...permissions, ...(samePhysical !== undefined && { samePhysical }) };
  const judgement = judgeItem({ kind, engine: object.engine, type: object.type, noun: nounOf(object), ...sides(was, is), name: '', facts });
  const extra = samePhysical === undefined ? '' : `, the same ${kind === 'created' ? 'as' : 'that becomes'} ${samePhysical}`;
  const told = permissions ? permissionWords(permissions, kind) : '';
  return {
    text: `${text}${told}${extra}`,
    ...(kind === 'created' && { after: withoutSecrets(secretKind(object), [], object.values) }),
    ...judgement,
  };
}

/** What nothing states any longer is destroyed, unless a `removed` block lets go of it. */
function goneAs({ engine, stack = '', address }: PlannedObject, { forgotten }: PlanContext): 'deleted' | 'forgotten' {
  return engine === 'terraform' && forgotten.has(`${stack} ${address}`) ? 'forgotten' : 'deleted';
}

/** What is granted by what is made; where it grants nothing, what it denies. */
function permissionWords({ granted, revoked }: PermissionChange, kind: string): string {
  if (kind !== 'created') return '';
  const some = (texts: readonly string[]) => `${texts.slice(0, 3).join(', ')}${texts.length > 3 ? ` and ${texts.length - 3} more` : ''}`;
  if (granted.length > 0) return `, grants ${some(granted)}`;
  return revoked.length > 0 ? `, denies ${some(revoked.map((text) => text.replace(/, which is denied$/, '')))}` : '';
}

function movedItem(object: PlannedObject, place: WorkloadPlace, stack: string, context: PlanContext): PlanItem {
  const text = objectWords(object, place, 'moved', `stack ${stack}`);
  const { engine, type } = object;
  return { text, ...judgeItem({ kind: 'moved', engine, type, noun: nounOf(object), name: '', facts: context.factsOf(object) }) };
}

function sides(before: Json | undefined, after: Json | undefined) {
  return { ...(before && { before }), ...(after && { after }) };
}

function certaintyOf(
  object: PlannedObject,
  judged: readonly Judged[],
  replaced: boolean,
  context: PlanContext,
): PlanChange['certainty'] | undefined {
  const { engine, type } = object;
  if (engine === 'slipway') return undefined;
  if (replaced) return context.certaintyOf(object);
  if (judged.some(({ facts }) => facts.mayBeRefused)) return 'unknown';
  const isUnknown =
    engine === 'terraform' && judged.some(({ field }) => field && replacing(type, fieldsOf(field.path).join('.')) === 'unknown');
  return isUnknown && isResource(type) ? 'unknown' : undefined;
}
