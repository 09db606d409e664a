import { canonicalJson } from '../../documents/hash';
import { isObject } from '../../documents/shape';
import { compareTexts } from '../../wording/compare-texts';
import { embeddedJson } from './embedded-json';

/** What one IAM policy allows that another does not. */
export interface PermissionChange {
  /** What is granted more, each as a sentence without its beginning: `s3:GetObject on arn:aws:s3:::uploads/*`. */
  readonly granted: readonly string[];
  /** What is granted less. */
  readonly revoked: readonly string[];
}

/** One action on one resource, for one principal, under conditions. */
interface Grant {
  readonly allows: boolean;
  readonly action: string;
  readonly resource: string;
  readonly principal: string;
  /** Every one must hold. */
  readonly conditions: readonly Condition[];
}

/** One of its values must be met; of an operator that says what must not be, none. */
interface Condition {
  readonly on: string;
  readonly values: readonly string[];
}

/** Whoever writes more means to be in the way: it is compared as text. */
const mostGrants = 4_000;

/** Whether a text is a policy of IAM. */
export function isPolicy(text: string): boolean {
  const document = embeddedJson(text);
  return isObject(document) && Object.hasOwn(document, 'Statement');
}

/**
 * Compares policies by what they permit: order, splitting, names of statements and the way lists are written do not matter.
 *
 * @param before nothing where there was no policy
 * @returns nothing where one cannot be read
 */
export function comparePermissions(before: string | undefined, after: string | undefined): PermissionChange | undefined {
  const [was, is] = [grantsOf(before), grantsOf(after)];
  if (!was || !is) return undefined;
  const more = is.filter((grant) => !was.some((other) => covers(other, grant)));
  const less = was.filter((grant) => !is.some((other) => covers(other, grant)));
  const words = (grants: readonly Grant[], allows: boolean) => grants.filter((grant) => grant.allows === allows).map(wordsOf);
  return {
    granted: unique([...words(more, true), ...words(less, false).map((text) => `${text}, which was denied`)]),
    revoked: unique([...words(less, true), ...words(more, false).map((text) => `${text}, which is denied`)]),
  };
}

/** What all policies in a document grant together, as it is made or removed. */
export function permissionsIn(document: unknown, side: 'created' | 'deleted'): PermissionChange | undefined {
  const changes = policiesIn(document, 0).flatMap(
    (text) => (side === 'created' ? comparePermissions(undefined, text) : comparePermissions(text, undefined)) ?? [],
  );
  if (changes.length === 0) return undefined;
  return { granted: unique(changes.flatMap(({ granted }) => granted)), revoked: unique(changes.flatMap(({ revoked }) => revoked)) };
}

/** In a block of a block, such as `inline_policy`. */
const deepest = 4;

function policiesIn(value: unknown, depth: number): readonly string[] {
  if (typeof value === 'string') return isPolicy(value) ? [value] : [];
  const inner = Array.isArray(value) ? value : isObject(value) ? Object.values(value) : [];
  return depth === deepest ? [] : inner.flatMap((one) => policiesIn(one, depth + 1));
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}

function grantsOf(text: string | undefined): readonly Grant[] | undefined {
  if (text === undefined || text === '') return [];
  const document = embeddedJson(text);
  if (!isObject(document) || document['Statement'] === undefined) return undefined;
  const grants: Grant[] = [];
  for (const statement of listOf(document['Statement'])) {
    if (!isObject(statement)) return undefined;
    const conditions = conditionsOf(statement['Condition']);
    const actions = [...named(statement, 'Action', ''), ...named(statement, 'NotAction', allBut)];
    const resources = [...named(statement, 'Resource', ''), ...named(statement, 'NotResource', allBut)];
    const principals = [...principalsOf(statement['Principal'], ''), ...principalsOf(statement['NotPrincipal'], allBut)];
    for (const action of actions)
      for (const resource of resources.length > 0 ? resources : ['']) {
        if (grants.length > mostGrants) return undefined;
        for (const principal of principals.length > 0 ? principals : [''])
          grants.push({ allows: statement['Effect'] !== 'Deny', action, resource, principal, conditions });
      }
  }
  return grants;
}

function listOf(value: unknown): readonly unknown[] {
  return value === undefined || value === null ? [] : [value].flat();
}

function named(statement: Readonly<Record<string, unknown>>, key: string, prefix: string): readonly string[] {
  const texts = listOf(statement[key]).map(String);
  // What is left out of everything is one thing.
  return prefix && texts.length > 0 ? [`${prefix}${[...texts].sort().join(', ')}`] : texts;
}

function principalsOf(value: unknown, prefix: string): readonly string[] {
  if (value === undefined || value === null) return [];
  const texts = isObject(value)
    ? Object.entries(value).flatMap(([type, names]) => listOf(names).map((name) => principal(type, String(name))))
    : listOf(value).map((name) => principal('AWS', String(name)));
  return prefix ? [`${prefix}${[...texts].sort().join(', ')}`] : texts;
}

/** An account is its root; everybody is everybody, with a type or without. */
function principal(type: string, name: string): string {
  if (name === '*') return '*';
  if (type !== 'AWS') return `${type} ${name}`;
  return /^\d{12}$/.test(name) ? `arn:aws:iam::${name}:root` : name;
}

function conditionsOf(condition: unknown): readonly Condition[] {
  if (!isObject(condition)) return [];
  return Object.entries(condition)
    .flatMap(([operator, keys]) =>
      isObject(keys)
        ? Object.entries(keys).map(([key, values]) => ({ on: `${operator} ${key}`, values: listOf(values).map(String).sort() }))
        : [{ on: operator, values: [canonicalJson(keys)] }],
    )
    .sort((one, other) => compareTexts(conditionWords(one), conditionWords(other)));
}

function conditionWords({ on, values }: Condition): string {
  return `${on} ${canonicalJson(values)}`;
}

/** Whether one holds wherever the other does. */
function isWeaker(weak: Condition, strong: Condition): boolean {
  if (weak.on !== strong.on) return false;
  const [some, all] = /^(?:\w+:)?\w*Not\w* /.test(weak.on) ? [weak, strong] : [strong, weak];
  return some.values.every((value) => all.values.includes(value));
}

/** Whether whoever has one has the other: wildcards reach, and fewer conditions reach further. */
function covers(wide: Grant, narrow: Grant): boolean {
  return (
    wide.allows === narrow.allows &&
    reaches(wide.action.toLowerCase(), narrow.action.toLowerCase(), matches) &&
    reaches(wide.resource, narrow.resource, matches) &&
    reaches(wide.principal, narrow.principal, (one, other) => one === other || one === '*') &&
    wide.conditions.every((condition) => narrow.conditions.some((other) => isWeaker(condition, other)))
  );
}

/** What is left out of everything, as `NotAction` says it. */
const allBut = 'all but ';

function reaches(wide: string, narrow: string, covering: (wide: string, narrow: string) => boolean): boolean {
  if (wide === narrow || wide === '*') return true;
  const [out, alsoOut] = [wide, narrow].map((text) => (text.startsWith(allBut) ? text.slice(allBut.length).split(', ') : undefined));
  if (out && alsoOut) return out.every((one) => alsoOut.some((other) => covering(other, one)));
  if (out) return narrow !== '' && out.every((one) => isApart(one, narrow));
  return !alsoOut && covering(wide, narrow);
}

/** Whether nothing is meant by both, as far as their beginnings say it. */
function isApart(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => text.replace(/[*?].*$/s, ''));
  if (a === one && b === other) return a !== b;
  return !a!.startsWith(b!) && !b!.startsWith(a!);
}

/** Patterns of IAM, without going back: linear in both. */
function matches(pattern: string, text: string): boolean {
  if (pattern === text) return true;
  if (!/[*?]/.test(pattern)) return false;
  let [p, t, star, mark] = [0, 0, -1, 0];
  while (t < text.length) {
    if (pattern[p] === '*') [star, mark, p] = [p, t, p + 1];
    else if (p < pattern.length && (pattern[p] === text[t] || (pattern[p] === '?' && text[t] !== '*'))) [p, t] = [p + 1, t + 1];
    else if (star >= 0) [p, mark, t] = [star + 1, mark + 1, mark + 1];
    else return false;
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}

function wordsOf({ action, resource, principal: who, conditions }: Grant): string {
  const on = resource ? ` on ${resource}` : '';
  const to = who ? ` to ${who === '*' ? 'everybody' : who}` : '';
  return `${action}${on}${to}${conditions.length > 0 ? ` if ${conditions.map(conditionWords).join(' and ')}` : ''}`;
}
