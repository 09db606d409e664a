import { changedFields, type FieldChange } from './compare/changed-fields';
import { comparable } from './compare/comparable';
import type { Pair } from './compare/pairs';
import { comparePermissions, isPolicy, type PermissionChange } from './compare/permissions';
import { semanticsOf } from './compare/semantics';
import { fieldsOf, printSteps } from './compare/step';
import { immutable } from './facts/immutable';
import { replacing } from './facts/replacing';
import type { PlanChange, PlanItem } from './plan';
import type { PlanContext } from './plan-context';
import type { Json, PlannedObject } from './read/planned-object';
import { isSecret, withoutSecrets } from './secrets/secret-values';
import { judgeItem } from './verdicts/judge-item';
import type { ChangeFacts, Judged } from './verdicts/rule';
import { fieldName, stepsInPod } from './words/field-name';
import { isIgnored } from './words/ignored';
import { fieldWords, overrideWords, statementWords } from './words/item-words';
import { objectWords } from './words/object-words';
import type { WorkloadPlace } from './words/place-of';
import { removalOf } from './words/removal';

/** What an object's change is called, and what is to be known of it; nothing where both sides mean the same. */
export function changeOf(pair: Pair, context: PlanContext): PlanChange | undefined {
  const { before, after, movedFrom, renamedFrom } = pair;
  const object = (after ?? before)!;
  const [was, is] = [before && comparable(before, context.latest), after && comparable(after, context.latest)];
  const place = after ? context.head.of(after) : context.base.of(object);
  const former = before && after ? context.base.of(before) : undefined;
  const otherStack = former && before?.engine === 'kubernetes' && before.stack !== after?.stack ? before.stack : undefined;
  const whole = wholeItem(pair, was, is, place, context);
  const fields = was && is ? changedFields(was, is, semanticsOf(object)) : [];
  if (!whole && fields.length === 0 && otherStack === undefined) return undefined;

  const subject = new Subject(object, was ?? {}, is ?? {}, place, pair, context);
  const stated = statementWords(former?.stated, place.stated);
  const judged = fields.map((field) => subject.judged(field));
  const items = judged.map((one) =>
    subject.item(one, stated.length === 1 && fields.length === 1 && place.isSubject ? stated[0] : undefined),
  );
  const replaced = judged.some(({ facts }) => facts.replaces);
  const certainty = certaintyOf(object, judged, replaced, context);
  const restarts = subject.restarts(judged);
  const moved = movedFrom ?? (otherStack === undefined ? undefined : `stack ${otherStack}`);
  const kind = !before ? 'created' : !after ? 'deleted' : replaced ? 'replaced' : fields.length > 0 ? 'updated' : 'moved';
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
    ...(moved !== undefined && { movedFrom: moved }),
    ...(renamedFrom !== undefined && { renamedFrom }),
    ...(stated.length > 0 && { statement: stated.join(', ') }),
    ...(kind === 'deleted' && { removal: removalOf(object, context.forgotten) }),
    ...(restarts > 0 && { restarts }),
    items: [...(whole ? [whole] : otherStack === undefined ? [] : [movedItem(object, place, otherStack, context)]), ...items],
  };
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
  const kind = !before ? 'created' : !after ? 'deleted' : movedFrom === undefined ? undefined : 'moved';
  if (!kind) return undefined;
  const object = (after ?? before)!;
  const text = objectWords(object, place, kind, movedFrom);
  const permissions = permissionsOf(before?.values, after?.values);
  const facts = { ...context.factsOf(object), ...permissions, ...(samePhysical !== undefined && { samePhysical }) };
  const judgement = judgeItem({ kind, engine: object.engine, type: object.type, noun: nounOf(object), ...sides(was, is), name: '', facts });
  const extra = samePhysical === undefined ? '' : `, the same ${kind === 'created' ? 'as' : 'that becomes'} ${samePhysical}`;
  const grants =
    permissions?.granted && permissions.granted.length > 0 && kind === 'created'
      ? `, grants ${permissions.granted.slice(0, 3).join(', ')}${permissions.granted.length > 3 ? ` and ${permissions.granted.length - 3} more` : ''}`
      : '';
  return {
    text: `${text}${grants}${extra}`,
    ...(kind === 'created' && { after: withoutSecrets(String(object.values['kind'] ?? ''), [], object.values) }),
    ...judgement,
  };
}

function movedItem(object: PlannedObject, place: WorkloadPlace, stack: string, context: PlanContext): PlanItem {
  const text = objectWords(object, place, 'moved', `stack ${stack}`);
  const { engine, type } = object;
  return { text, ...judgeItem({ kind: 'moved', engine, type, noun: nounOf(object), name: '', facts: context.factsOf(object) }) };
}

function permissionsOf(before: Json | undefined, after: Json | undefined): PermissionChange | undefined {
  const texts = Object.values(after ?? before ?? {}).filter((value): value is string => typeof value === 'string' && isPolicy(value));
  const [text] = texts;
  if (text === undefined || (before && after)) return undefined;
  const { granted, revoked } = (after ? comparePermissions(undefined, text) : comparePermissions(text, undefined)) ?? {};
  return granted && revoked ? { granted, revoked } : undefined;
}

function sides(before: Json | undefined, after: Json | undefined) {
  return { ...(before && { before }), ...(after && { after }) };
}

export function nounOf({ engine, type, values }: PlannedObject): string {
  return engine === 'kubernetes' ? String(values['kind']) : type;
}

function certaintyOf(
  { engine, type, stack }: PlannedObject,
  judged: readonly Judged[],
  replaced: boolean,
  context: PlanContext,
): PlanChange['certainty'] | undefined {
  if (engine === 'slipway') return undefined;
  if (replaced) return engine === 'kubernetes' ? 'certain' : context.certainty(stack);
  const isUnknown =
    engine === 'terraform' && judged.some(({ field }) => field && replacing(type, fieldsOf(field.path).join('.')) === 'unknown');
  return isUnknown && isResource(type) ? 'unknown' : undefined;
}

/** Whether Terraform makes something of a block. */
function isResource(type: string): boolean {
  return /^[a-z0-9]+_\w+$/.test(type);
}

/** An object of which fields differ. */
class Subject {
  private first = true;
  private readonly kind: string;

  constructor(
    private readonly object: PlannedObject,
    private readonly before: Json,
    private readonly after: Json,
    private readonly place: WorkloadPlace,
    private readonly pair: Pair,
    private readonly context: PlanContext,
  ) {
    this.kind = String(object.values['kind'] ?? '');
  }

  judged(field: FieldChange): Judged {
    const { object, before, after, kind } = this;
    const { engine, type } = object;
    const pod = engine === 'kubernetes' ? stepsInPod(kind, field.path) : undefined;
    const restarts = pod !== undefined && rolling.has(kind);
    const facts: ChangeFacts = {
      ...this.context.factsOf(object),
      ...this.permissions(field),
      replaces: this.replaces(field),
      restarts,
      rollsOut: restarts && this.first,
      ignored: engine === 'terraform' && isIgnored(this.pair.after?.values, field.path),
    };
    if (restarts) this.first = false;
    const name = pod ? printSteps(pod[0] === 'spec' && pod.length > 1 ? pod.slice(1) : ['template', ...pod]) : printSteps(field.path);
    return {
      kind: 'updated',
      engine,
      type,
      noun: nounOf(object),
      before: this.rawBefore ?? before,
      after: this.pair.after?.values ?? after,
      field,
      name,
      facts,
    };
  }

  /** As it was stated: what a server fills in is not. */
  private get rawBefore(): Json | undefined {
    return this.pair.before?.values;
  }

  private permissions({ before, after }: FieldChange): PermissionChange | undefined {
    const texts = [before, after].filter((text) => text !== undefined);
    if (!texts.every((text): text is string => typeof text === 'string') || !texts.some((text) => isPolicy(text))) return undefined;
    const change = comparePermissions(before as string | undefined, after as string | undefined);
    return change && change.granted.length + change.revoked.length > 0 ? change : undefined;
  }

  private replaces({ path }: FieldChange): boolean {
    const { engine, type, values } = this.object;
    if (engine === 'terraform')
      return isResource(type) && replacing(type, fieldsOf(path).join('.')) === 'replaces' && !isIgnored(values, path);
    if (engine !== 'kubernetes') return false;
    return !this.pair.renamedFrom && immutable(String(values['apiVersion']), this.kind, fieldsOf(path), this.before, this.after);
  }

  item(judged: Judged, statement: string | undefined): PlanItem {
    const { object, place, kind } = this;
    const field = judged.field!;
    const name =
      object.engine === 'kubernetes'
        ? fieldName(kind, field.path, [this.before, this.after])
        : printSteps(field.path).replace(/\[0\]/g, '');
    const permissions = this.permissions(field);
    const secret = isSecret(kind, field.path, field.after ?? field.before);
    const { text, lines } = fieldWords(name, hiddenIn(kind, field), { permissions, isSecret: secret });
    const judgement = judgeItem(judged);
    const words = `${statement ?? text}${overrideWords(name, field.after, object.environment, place.differences)}${this.effect(judged)}`;
    const prefix = place.isSubject ? '' : `${objectWords(object, place)}: `;
    return {
      text: `${prefix}${words}`,
      field: printSteps(field.path),
      ...(!secret && hiddenIn(kind, field)),
      ...(lines && { lines }),
      ...judgement,
    };
  }

  private effect({ facts, field, noun }: Judged): string {
    const { engine, type } = this.object;
    if (facts.ignored) return ', ignored by Terraform';
    if (facts.replaces && engine === 'kubernetes') return ', replaced: the API server refuses to change it (certain)';
    if (engine !== 'terraform' || !isResource(type)) return '';
    if (facts.replaces) return `, replaced (${this.context.certainty(this.object.stack)})`;
    const known = replacing(type, fieldsOf(field!.path).join('.')) === 'in-place';
    if (!known) return isMeta(field!) ? '' : ', in place or replaced (unknown)';
    return `, in place${this.context.restartsDatabase(noun, printSteps(field!.path)) ? ', restarts the database' : ''}`;
  }

  /** Pods that are started anew. */
  restarts(judged: readonly Judged[]): number {
    if (!judged.some(({ facts }) => facts.restarts)) return 0;
    const replicas: unknown = this.after['spec']?.replicas;
    return typeof replicas === 'number' ? replicas : 1;
  }
}

/** What Terraform itself reads of a block. */
function isMeta({ path: [first] }: FieldChange): boolean {
  return first === 'lifecycle' || first === 'depends_on' || first === 'provider' || first === 'count' || first === 'for_each';
}

/** Kinds whose pods are replaced when what they are made of differs. */
const rolling: ReadonlySet<string> = new Set(['DaemonSet', 'Deployment', 'StatefulSet']);

function hiddenIn(kind: string, { path, before, after }: FieldChange): FieldChange {
  return {
    path,
    ...(before !== undefined && { before: withoutSecrets(kind, path, before) }),
    ...(after !== undefined && { after: withoutSecrets(kind, path, after) }),
  };
}
