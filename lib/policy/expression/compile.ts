import type { Truth } from '../values/truth';
import { Unknown } from '../values/unknown';
import { casts } from './casts';
import { inOrder } from './in-order';
import type { CompareNode, ConditionNode, FieldNode, TermNode, TextNode, VariableNode } from './node';
import { matching } from './pattern';
import { equal, fieldOf, itemsOf, reader } from './values';

/** What an expression is evaluated on: the document, the items bound by quantifiers, and the resources around it. */
export interface Frame {
  readonly subject: unknown;
  /** Items that quantifiers bind, by how deep the quantifier stands. */
  readonly items: unknown[];
  /** Documents of a type whose field refers to the judged resource. */
  related(type: string, field: string): readonly unknown[] | Unknown;
  /** Address of the resource whose document it is. */
  addressOf(document: unknown): string;
}

export type CompiledTerm = (frame: Frame) => unknown;
export type CompiledCondition = (frame: Frame) => Truth;
/** Where the items of variables stand in a frame. */
export type Scope = ReadonlyMap<VariableNode, number>;

/** A function that evaluates a resolved condition, without allocation but for what the lists themselves need. */
export function compile(node: ConditionNode, scope: Scope = new Map()): CompiledCondition {
  switch (node.kind) {
    case 'all':
      return all(node.conditions.map((condition) => compile(condition, scope)));
    case 'any':
      return any(node.conditions.map((condition) => compile(condition, scope)));
    case 'not': {
      const condition = compile(node.condition, scope);
      return (frame) => {
        const truth = condition(frame);
        return truth === undefined ? undefined : !truth;
      };
    }
    case 'isSet': {
      const of = compileTerm(node.of, scope);
      return (frame) => {
        const value = of(frame);
        if (value instanceof Unknown) return value.certain ? true : undefined;
        return value !== undefined && value !== null;
      };
    }
    case 'compare':
      return compare(node, scope);
    case 'oneOf': {
      const of = compileTerm(node.of, scope);
      const values = (node.values as { readonly value: readonly unknown[] }).value;
      return (frame) => {
        const value = of(frame);
        if (value === undefined || value === null) return false;
        return value instanceof Unknown ? undefined : values.some((allowed) => equal(value, allowed));
      };
    }
    case 'text':
      return text(node, scope);
    case 'quantifier': {
      const lists = (node.list.kind === 'join' ? node.list.lists : [node.list]).map((list) => compileTerm(list, scope));
      const slot = scope.size;
      const condition = compile(node.condition, new Map(scope).set(node.variable, slot));
      return quantify(lists, slot, condition, node.quantifier === 'some');
    }
    case 'choice':
      throw new Error(`the choice '${node.here}' is not resolved`);
  }
}

function all(conditions: readonly CompiledCondition[]): CompiledCondition {
  return (frame) => {
    let truth: Truth = true;
    for (let index = 0; index < conditions.length; index++) {
      const part = conditions[index]!(frame);
      if (part === false) return false;
      if (part === undefined) truth = undefined;
    }
    return truth;
  };
}

function any(conditions: readonly CompiledCondition[]): CompiledCondition {
  return (frame) => {
    let truth: Truth = false;
    for (let index = 0; index < conditions.length; index++) {
      const part = conditions[index]!(frame);
      if (part === true) return true;
      if (part === undefined) truth = undefined;
    }
    return truth;
  };
}

/** @param decisive the truth of one item that decides for all of them */
function quantify(lists: readonly CompiledTerm[], slot: number, condition: CompiledCondition, decisive: boolean): CompiledCondition {
  return (frame) => {
    let truth: Truth = !decisive;
    for (let list = 0; list < lists.length; list++) {
      const items = itemsOf(lists[list]!(frame));
      if (items instanceof Unknown) {
        truth = undefined;
        continue;
      }
      for (let index = 0; index < items.length; index++) {
        frame.items[slot] = items[index];
        const part = condition(frame);
        if (part === decisive) return decisive;
        if (part === undefined) truth = undefined;
      }
    }
    return truth;
  };
}

function compare({ operator, left, right }: CompareNode, scope: Scope): CompiledCondition {
  const [first, second] = [compileTerm(left, scope), compileTerm(right, scope)];
  const holds = operator === '==' ? equal : inOrder(operator);
  return (frame) => {
    const one = first(frame);
    if (one === undefined || one === null) return false;
    const other = second(frame);
    if (other === undefined || other === null) return false;
    return one instanceof Unknown || other instanceof Unknown ? undefined : holds(one, other);
  };
}

function text({ operator, of, with: node }: TextNode, scope: Scope): CompiledCondition {
  const [first, second] = [compileTerm(of, scope), compileTerm(node, scope)];
  const isAlike = operator === 'matches' ? matching((node as { readonly value: string }).value) : undefined;
  const holds = (value: string, other: string): boolean => {
    if (isAlike) return isAlike(value);
    return operator === 'startsWith' ? value.startsWith(other) : operator === 'endsWith' ? value.endsWith(other) : value.includes(other);
  };
  return (frame) => {
    const value = first(frame);
    if (value === undefined || value === null) return false;
    const other = second(frame);
    if (other === undefined || other === null) return false;
    return value instanceof Unknown || other instanceof Unknown ? undefined : holds(String(value), String(other));
  };
}

/** A function that reads a resolved term. */
export function compileTerm(node: TermNode, scope: Scope): CompiledTerm {
  switch (node.kind) {
    case 'subject':
      return (frame) => frame.subject;
    case 'variable': {
      const slot = scope.get(node)!;
      return (frame) => frame.items[slot];
    }
    case 'literal':
      return () => node.value;
    case 'field':
      return fieldIn(node, scope);
    case 'entry': {
      const [of, key] = [compileTerm(node.of, scope), compileTerm(node.key, scope)];
      return (frame) => {
        const name = key(frame);
        return name === undefined || name instanceof Unknown ? name : fieldOf(of(frame), String(name));
      };
    }
    case 'keys': {
      const of = compileTerm(node.of, scope);
      return (frame) => {
        const map = of(frame) ?? {};
        return typeof map === 'object' && !(map instanceof Unknown) ? Object.keys(map) : map;
      };
    }
    case 'count': {
      const of = compileTerm(node.of, scope);
      return (frame) => {
        const items = itemsOf(of(frame));
        return items instanceof Unknown ? items : items.length;
      };
    }
    case 'fallback': {
      const [of, otherwise] = [compileTerm(node.of, scope), compileTerm(node.otherwise, scope)];
      return (frame) => of(frame) ?? otherwise(frame);
    }
    case 'concat': {
      const parts = node.parts.map((part) => compileTerm(part, scope));
      return (frame) => concatenated(parts.map((part) => part(frame)));
    }
    case 'cast': {
      const of = compileTerm(node.of, scope);
      const read = casts[node.to];
      return (frame) => {
        const value = of(frame);
        return value === undefined || value === null || value instanceof Unknown ? value : read(value);
      };
    }
    case 'join': {
      const lists = node.lists.map((list) => compileTerm(list, scope));
      return (frame) => {
        const all = lists.map((list) => itemsOf(list(frame)));
        return all.find((items) => items instanceof Unknown) ?? (all as (readonly unknown[])[]).flat();
      };
    }
    case 'where': {
      const of = compileTerm(node.of, scope);
      const slot = scope.size;
      const condition = compile(node.condition, new Map(scope).set(node.variable, slot));
      return (frame) => {
        const items = itemsOf(of(frame));
        if (items instanceof Unknown) return items;
        let doubt = false;
        const chosen = items.filter((item) => {
          frame.items[slot] = item;
          const truth = condition(frame);
          if (truth === undefined) doubt = true;
          return truth;
        });
        return doubt ? new Unknown('') : chosen;
      };
    }
    case 'related':
      return (frame) => frame.related(node.type, node.field);
    case 'parameter':
      throw new Error(`the parameter '${node.parameter.name}' is not resolved`);
  }
}

/** A field of a field of a field, read at one go: most of what conditions ask for is one. */
function fieldIn(node: FieldNode, scope: Scope): CompiledTerm {
  const names: string[] = [];
  let around: TermNode = node;
  for (; around.kind === 'field'; around = around.of) names.unshift(around.name);
  const read = reader(names);
  if (around.kind === 'subject') return (frame) => read(frame.subject);
  if (around.kind === 'variable') {
    const slot = scope.get(around)!;
    return (frame) => read(frame.items[slot]);
  }
  const of = compileTerm(around, scope);
  return (frame) => read(of(frame));
}

function concatenated(parts: readonly unknown[]): unknown {
  if (parts.some((part) => part === undefined || part === null)) return undefined;
  return parts.find((part) => part instanceof Unknown) ?? parts.join('');
}
