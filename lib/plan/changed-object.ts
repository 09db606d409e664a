import { immutable } from '../kept/immutable';
import { type FieldChange } from './compare/changed-fields';
import { customRefusal } from './compare/custom-refusals';
import type { Pair } from './compare/pairs';
import { comparePermissions, isPolicy, type PermissionChange } from './compare/permissions';
import { isStated } from './compare/stated';
import { fieldsOf, printSteps } from './compare/step';
import type { Refusal } from './facts/custom-refusal';
import { replacing } from './facts/replacing';
import { isResource, nounOf } from './noun-of';
import type { PlanItem, PlanJudgement } from './plan';
import type { PlanContext } from './plan-context';
import type { Json, PlannedObject } from './read/planned-object';
import { isReplacing } from './real/planned-words';
import { isSecret, secretKind, withoutSecrets } from './secrets/secret-values';
import { judgeItem, worst } from './verdicts/judge-item';
import { partsOf } from './verdicts/parts-of';
import type { ChangeFacts, Judged } from './verdicts/rule';
import { fieldName, stepsInPod } from './words/field-name';
import { isIgnored } from './words/ignored';
import { fieldWords, overrideWords } from './words/item-words';
import { objectWords } from './words/object-words';
import type { WorkloadPlace } from './words/place-of';

/** An object of which fields differ. */
export class ChangedObject {
  private first = true;
  private readonly kind: string;
  /** What tells its secrets. */
  private readonly secrets: string;

  constructor(
    private readonly object: PlannedObject,
    private readonly before: Json,
    private readonly after: Json,
    private readonly place: WorkloadPlace,
    private readonly pair: Pair,
    private readonly context: PlanContext,
  ) {
    this.kind = String(object.values['kind'] ?? '');
    this.secrets = secretKind(object);
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
      ...(this.refusal(field.path) === 'unknown' && { mayBeRefused: true }),
      restarts,
      rollsOut: restarts && this.first,
      ignored: engine === 'terraform' && isIgnored(this.pair.after?.values, field.path),
      ...(this.pair.planned && { planned: this.pair.planned }),
    };
    if (restarts) this.first = false;
    return {
      kind: this.pair.planned?.kind === 'drifted' ? 'drifted' : 'updated',
      engine,
      type,
      noun: nounOf(object),
      before: this.rawBefore ?? before,
      after: this.pair.after?.values ?? after,
      field,
      name: this.nameOf(field),
      facts,
    };
  }

  /** A field as rules know it. */
  private nameOf({ path }: FieldChange): string {
    const pod = this.object.engine === 'kubernetes' ? stepsInPod(this.kind, path) : undefined;
    if (!pod) return printSteps(path);
    return printSteps(pod[0] === 'spec' && pod.length > 1 ? pod.slice(1) : ['template', ...pod]);
  }

  /** Something in what was added or removed. */
  private part(judged: Judged, part: FieldChange): Judged {
    return { ...judged, field: part, name: this.nameOf(part), facts: { ...judged.facts, rollsOut: false } };
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
    if (this.pair.planned) return isReplacing(this.pair.planned, fieldsOf(path));
    if (engine === 'terraform')
      return isResource(type) && replacing(type, fieldsOf(path).join('.')) === 'replaces' && !isIgnored(values, path);
    if (engine !== 'kubernetes' || this.pair.renamedFrom) return false;
    return immutable(String(values['apiVersion']), this.kind, fieldsOf(path), this.before, this.after) || this.refusal(path) === 'refused';
  }

  /** What the definition of a custom resource says. */
  private refusal(path: FieldChange['path']): Refusal {
    const { engine, values } = this.object;
    const custom =
      engine === 'kubernetes' && !this.pair.renamedFrom ? this.context.types.of(String(values['apiVersion']), this.kind) : undefined;
    return custom ? customRefusal(custom.schema, path, this.before, this.after) : 'accepted';
  }

  /** What people call a field. */
  private called({ path }: FieldChange): string {
    const { object, kind } = this;
    return object.engine === 'kubernetes' ? fieldName(kind, path, [this.before, this.after]) : printSteps(path).replace(/\[0\]/g, '');
  }

  /** @param following what only differs because its default follows it */
  item(judged: Judged, following: readonly Judged[], statement: string | undefined): PlanItem {
    const { object } = this;
    const field = judged.field!;
    const name = this.called(field);
    const permissions = this.permissions(field);
    const secret = isSecret(this.secrets, field.path, field.after ?? field.before);
    const shown = hiddenIn(this.secrets, field);
    const { path: _path, ...values } = shown;
    const { text, lines } = fieldWords(name, shown, { permissions, isSecret: secret });
    const judgement = this.worstOf([judged, ...following]);
    const filled =
      object.engine === 'kubernetes' && field.after !== undefined && !isStated(this.pair.after?.values, field.path) ? ' (default)' : '';
    const override = overrideWords(name, field.after, object.environment, this.place.differences);
    const words = `${statement ?? text}${filled}${override}${this.effect(judged)}${this.byDefault(following)}`;
    const prefix = this.place.isSubject ? '' : `${objectWords(object, this.place)}: `;
    return {
      text: `${prefix}${words}`,
      field: printSteps(field.path),
      ...(!secret && values),
      ...(lines && { lines }),
      ...judgement,
    };
  }

  /** What was removed, and is there under another name. */
  renamedItem(removed: Judged, added: Judged): PlanItem {
    const [was, is] = [removed.field!, added.field!];
    const isHidden = [was, is].some((field) => isSecret(this.secrets, field.path, field.after ?? field.before));
    const prefix = this.place.isSubject ? '' : `${objectWords(this.object, this.place)}: `;
    return {
      text: `${prefix}${this.called(was)} renamed ${this.called(is)}${this.effect(removed)}`,
      field: printSteps(was.path),
      ...(!isHidden && { before: hiddenIn(this.secrets, was).before, after: hiddenIn(this.secrets, is).after }),
      ...this.worstOf([removed, added]),
    };
  }

  /** Of fields, and of all that is in them. */
  private worstOf(all: readonly Judged[]): PlanJudgement {
    return worst(
      all.flatMap((one) => partsOf(one.field!).map((part) => judgeItem(part.path === one.field!.path ? one : this.part(one, part)))),
    );
  }

  /** `, with imagePullPolicy IfNotPresent → Always by default`. */
  private byDefault(following: readonly Judged[]): string {
    const texts = following.map(
      ({ field }) =>
        fieldWords(this.called(field!), hiddenIn(this.secrets, field!), { isSecret: isSecret(this.secrets, field!.path, field!.after) })
          .text,
    );
    return texts.length === 0 ? '' : `, with ${texts.join(' and ')} by default`;
  }

  private effect({ facts, field, noun }: Judged): string {
    const { engine, type } = this.object;
    if (facts.ignored) return ', ignored by Terraform';
    if (facts.planned) return this.plannedEffect(facts, field!, noun);
    if (facts.replaces && engine === 'kubernetes')
      return `, replaced: the API server refuses to change it (${this.context.certaintyOf(this.object)})`;
    if (facts.mayBeRefused) return ', in place or refused (unknown)';
    if (engine !== 'terraform' || !isResource(type)) return '';
    if (facts.replaces) return `, replaced (${this.context.certaintyOf(this.object)})`;
    const known = replacing(type, fieldsOf(field!.path).join('.')) === 'in-place';
    if (!known) return isMeta(field!) ? '' : ', in place or replaced (unknown)';
    return `, in place${this.context.restartsDatabase(noun, printSteps(field!.path)) ? ', restarts the database' : ''}`;
  }

  private plannedEffect({ planned, replaces }: ChangeFacts, { path }: FieldChange, noun: string): string {
    const { kind } = planned!;
    if (kind === 'drifted') return planned!.readBack?.has(String(path[0])) ? ', read back' : ', changed past Terraform';
    if (replaces) return `, replaced (certain)`;
    return kind === 'updated' && isResource(this.object.type)
      ? `, in place${this.context.restartsDatabase(noun, printSteps(path)) ? ', restarts the database' : ''}`
      : '';
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
