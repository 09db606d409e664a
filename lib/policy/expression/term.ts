import type { Documents } from '../documents';
import { Parameter } from '../parameter';
import type { Scalar } from '../values/scalar';
import { Condition, conditionOf, not } from './condition';
import type { CompareNode, ConditionNode, QuantifierNode, TermNode, TextNode, VariableNode } from './node';

/** A value of a document in an expression: fields by their names, and what can be asked of it. */
export type Term<T> = [T] extends [readonly (infer Item)[]]
  ? ListTerm<NonNullable<Item>>
  : [T] extends [boolean]
    ? ScalarTerm<boolean>
    : [T] extends [string]
      ? TextTerm
      : [T] extends [number]
        ? NumberTerm
        : [T] extends [string | number]
          ? NumberOrTextTerm
          : string extends keyof T
            ? MapTerm<NonNullable<T[keyof T]>>
            : ObjectTerm<T>;

/** What a term is compared with: a value, a parameter of the policy, another term. */
export type Operand<T extends Scalar> = T | Parameter<T> | ScalarTerm<T>;

/** The same for many values. */
export type Operands<T extends Scalar> = readonly T[] | Parameter<readonly T[]>;

export interface AnyTerm {
  /** Present, and not null. */
  isSet(): Condition;
  /** Left out, or null. */
  isUnset(): Condition;
  /** Both are set, and equal in every field. */
  isSameAs(other: AnyTerm): Condition;
}

export interface ScalarTerm<T extends Scalar> extends AnyTerm {
  /** Set, and equal. */
  is(value: Operand<T>): Condition;
  /** Not set, or another value. */
  isNot(value: Operand<T>): Condition;
  /** Set, and among the values. */
  isOneOf(values: Operands<T>): Condition;
  /** Not set, or none of the values. */
  isNoneOf(values: Operands<T>): Condition;
  /** This, or another value where it is not set. */
  orElse(value: Operand<T>): this;
}

export interface TextTerm extends ScalarTerm<string> {
  startsWith(prefix: Operand<string>): Condition;
  endsWith(suffix: Operand<string>): Condition;
  contains(part: Operand<string>): Condition;
  /** A part of it matches. The expression may have neither look-around nor back-references, nor flags. */
  matches(pattern: RegExp): Condition;
  /** The text with its Latin letters made small. */
  lowerCase(): TextTerm;
  /** Read as a quantity of Kubernetes: `250m`, `64Mi`. */
  asQuantity(): NumberTerm;
}

/** False where it is not set. */
export interface NumberTerm extends ScalarTerm<number> {
  atLeast(least: Operand<number>): Condition;
  atMost(most: Operand<number>): Condition;
  above(bound: Operand<number>): Condition;
  below(bound: Operand<number>): Condition;
}

export interface NumberOrTextTerm extends ScalarTerm<string | number> {
  /** Not set where it is text. */
  asNumber(): NumberTerm;
  /** Not set where it is a number. */
  asText(): TextTerm;
}

/** A Terraform block that stands alone counts as a list of one. */
export interface ListTerm<Item> extends AnyTerm {
  /** Holds for each item; also where there is none. */
  every(condition: (item: Term<Item>) => Condition): Condition;
  /** Holds for an item; not where there is none. */
  some(condition: (item: Term<Item>) => Condition): Condition;
  /** Holds for no item. */
  none(condition: (item: Term<Item>) => Condition): Condition;
  /** Those items that a condition holds for. */
  where(condition: (item: Term<Item>) => Condition): ListTerm<Item>;
  /** An item is equal. */
  includes(value: Item extends Scalar ? Operand<Item> : never): Condition;
  /** How many; 0 where it is not set. */
  count(): NumberTerm;
}

export interface MapTerm<Value> extends AnyTerm {
  /** The value at a key. */
  at(key: Operand<string>): Term<Value>;
  keys(): ListTerm<string>;
}

export type ObjectTerm<T> = AnyTerm & { readonly [Field in keyof T]-?: Term<NonNullable<T[Field]>> };

const nodeKey = Symbol('node');

/** An expression's node as a term: what is no question below is a field. */
export function termOf<T>(node: TermNode): Term<T> {
  const target = { [nodeKey]: node };
  return new Proxy(target, {
    get(_target, property) {
      if (property === nodeKey) return node;
      if (typeof property === 'symbol') return undefined;
      return Object.hasOwn(questions, property) ? questions[property]!(node) : termOf({ kind: 'field', of: node, name: property });
    },
  }) as unknown as Term<T>;
}

/** The node of a term, a parameter, or a plain value. */
export function nodeOf(operand: unknown): TermNode {
  if (operand instanceof Parameter) return { kind: 'parameter', parameter: operand };
  if (typeof operand === 'object' && operand !== null && !Array.isArray(operand)) return (operand as { [nodeKey]: TermNode })[nodeKey];
  return { kind: 'literal', value: operand as Scalar | readonly Scalar[] };
}

/** Several lists as one: `joined(pod.spec.initContainers, pod.spec.containers)`. */
export function joined<Item>(...lists: readonly ListTerm<Item>[]): ListTerm<Item> {
  return termOf<readonly Item[]>({ kind: 'join', lists: lists.map(nodeOf) }) as unknown as ListTerm<Item>;
}

/** A list that a pack sets: `listed(registries).some((registry) => image.startsWith(registry))`. */
export function listed<T extends Scalar>(parameter: Parameter<readonly T[]>): ListTerm<T> {
  return termOf<readonly T[]>({ kind: 'parameter', parameter }) as unknown as ListTerm<T>;
}

/** Texts as one; not set where one of them is not. */
export function concat(...parts: readonly (string | TextTerm)[]): TextTerm {
  return termOf<string>({ kind: 'concat', parts: parts.map(nodeOf) });
}

/**
 * Resources of a type in the same stack that refer to the judged one. An expression with it is not exported to admission.
 *
 * @param field attribute that holds the reference, such as `bucket`
 */
export function related<T extends keyof Documents & string>(type: T, field: keyof Documents[T] & string): ListTerm<Documents[T]> {
  return termOf<readonly Documents[T][]>({ kind: 'related', type, field }) as unknown as ListTerm<Documents[T]>;
}

const condition = (node: ConditionNode) => new Condition(node);

const compare = (operator: CompareNode['operator']) => (left: TermNode) => (right: unknown) =>
  condition({ kind: 'compare', operator, left, right: nodeOf(right) });

const text = (operator: Exclude<TextNode['operator'], 'matches'>) => (of: TermNode) => (other: unknown) =>
  condition({ kind: 'text', operator, of, with: nodeOf(other) });

/** What a function says of an item. */
const asked = (said: Condition): ConditionNode => conditionOf('A function about the items of a list', said).node;

const quantify = (quantifier: QuantifierNode['quantifier'], list: TermNode, holds: (item: never) => Condition) => {
  const variable: VariableNode = { kind: 'variable', name: singular(list) };
  return condition({ kind: 'quantifier', quantifier, list, variable, condition: asked(holds(termOf<object>(variable) as never)) });
};

type Holds = (item: never) => Condition;

/** What can be asked of a term, by method name. */
const questions: Readonly<Record<string, (node: TermNode) => (...operands: never[]) => unknown>> = {
  isSet: (of) => () => condition({ kind: 'isSet', of }),
  isUnset: (of) => () => not(condition({ kind: 'isSet', of })),
  isSameAs: compare('=='),
  is: compare('=='),
  isNot: (left) => (right: unknown) => not(compare('==')(left)(right)),
  isOneOf: (of) => (values: unknown) => condition({ kind: 'oneOf', of, values: nodeOf(values) }),
  isNoneOf: (of) => (values: unknown) => not(condition({ kind: 'oneOf', of, values: nodeOf(values) })),
  orElse: (of) => (otherwise: unknown) => termOf({ kind: 'fallback', of, otherwise: nodeOf(otherwise) }),
  startsWith: text('startsWith'),
  endsWith: text('endsWith'),
  contains: text('contains'),
  matches: (of) => (pattern: RegExp) => condition({ kind: 'text', operator: 'matches', of, with: nodeOf(portable(pattern)) }),
  atLeast: compare('>='),
  atMost: compare('<='),
  above: compare('>'),
  below: compare('<'),
  asNumber: (of) => () => termOf({ kind: 'cast', of, to: 'number' }),
  asText: (of) => () => termOf({ kind: 'cast', of, to: 'text' }),
  lowerCase: (of) => () => termOf({ kind: 'cast', of, to: 'lowerCase' }),
  asQuantity: (of) => () => termOf({ kind: 'cast', of, to: 'quantity' }),
  every: (list) => (holds: Holds) => quantify('every', list, holds),
  some: (list) => (holds: Holds) => quantify('some', list, holds),
  none: (list) => (holds: Holds) => not(quantify('some', list, holds)),
  where: (of) => (holds: Holds) => {
    const variable: VariableNode = { kind: 'variable', name: singular(of) };
    return termOf({ kind: 'where', of, variable, condition: asked(holds(termOf<object>(variable) as never)) });
  },
  includes: (list) => (value: unknown) => {
    const variable: VariableNode = { kind: 'variable', name: singular(list) };
    return condition({ kind: 'quantifier', quantifier: 'some', list, variable, condition: compare('==')(variable)(value).node });
  },
  count: (of) => () => termOf({ kind: 'count', of }),
  at: (of) => (key: unknown) => termOf({ kind: 'entry', of, key: nodeOf(key) }),
  keys: (of) => () => termOf({ kind: 'keys', of }),
};

/** What an item of a list is called. */
function singular(list: TermNode): string {
  if (list.kind === 'field') return /s$/.test(list.name) ? list.name.replace(/ies$/, 'y').replace(/s$/, '') : 'item';
  if (list.kind === 'join') return singular(list.lists[0]!);
  if (list.kind === 'where') return list.variable.name;
  return list.kind === 'keys' ? 'key' : 'item';
}

/** The source of a regular expression that JavaScript and RE2, which CEL has, read alike. */
function portable({ source, flags }: RegExp): string {
  if (flags !== '' || /\(\?(?!:)|\\[1-9k]/.test(source)) {
    throw new Error(`the regular expression /${source}/${flags} has flags, look-around or back-references, which RE2 lacks`);
  }
  return source;
}
