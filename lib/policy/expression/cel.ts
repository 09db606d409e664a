import type { Scalar } from '../values/scalar';
import { type Names, named } from './cel-names';
import type { CastNode, CompareNode, ConditionNode, TermNode } from './node';

/**
 * A resolved condition in the Common Expression Language of Kubernetes 1.30 and later, equal in meaning.
 *
 * @param subject CEL of what it is about, such as `object` or `object.spec.template`
 * @returns nothing where CEL cannot say it: admission sees one object
 */
export function toCel(node: ConditionNode, subject: string): string | undefined {
  try {
    return new Printer(subject).condition(node, new Map());
  } catch (error) {
    if (error instanceof Inexpressible) return undefined;
    throw error;
  }
}

class Inexpressible extends Error {}

/** CEL of a value; an optional one may be absent. */
interface Value {
  readonly cel: string;
  readonly optional: boolean;
  /** What is made of it once it is there. */
  readonly convert?: (value: string) => string;
}

class Printer {
  constructor(private readonly subject: string) {}

  condition(node: ConditionNode, names: Names): string {
    switch (node.kind) {
      case 'all':
        return node.conditions.map((condition) => this.grouped(condition, names)).join(' && ') || 'true';
      case 'any':
        return node.conditions.map((condition) => this.grouped(condition, names)).join(' || ') || 'false';
      case 'not':
        return this.negated(node.condition, names);
      case 'isSet': {
        const { cel, optional } = this.term(node.of, names);
        return optional ? `${cel}.hasValue()` : 'true';
      }
      case 'compare':
        return node.operator === '==' ? this.equality(node, '==', names) : this.order(node, names);
      case 'oneOf':
        return this.membership(node.of, (node.values as { readonly value: readonly Scalar[] }).value, names);
      case 'text':
        return this.ifSet([node.of, node.with], names, ([of, other]) => `${of}.${node.operator}(${other})`);
      case 'quantifier': {
        const { name, inner } = named(node.variable, names);
        return `${this.list(node.list, names)}.${node.quantifier === 'every' ? 'all' : 'exists'}(${name}, ${this.condition(node.condition, inner)})`;
      }
      case 'choice':
        throw new Error(`the choice '${node.here}' is not resolved`);
    }
  }

  private negated(node: ConditionNode, names: Names): string {
    if (node.kind === 'compare' && node.operator === '==') return this.equality(node, '!=', names);
    if (node.kind === 'quantifier' && node.quantifier === 'some' && node.condition.kind === 'not') {
      return this.condition({ ...node, quantifier: 'every', condition: node.condition.condition }, names);
    }
    return `!${this.grouped(node, names, true)}`;
  }

  /** In parentheses where an operator beside it would bind more tightly. */
  private grouped(node: ConditionNode, names: Names, always = false): string {
    const cel = this.condition(node, names);
    const joins = (node.kind === 'all' || node.kind === 'any') && node.conditions.length > 1;
    return joins || ((always || node.kind !== 'not') && / (&&|\|\||in|[=!<>]=?) /.test(outside(cel))) ? `(${cel})` : cel;
  }

  private equality({ left, right }: CompareNode, operator: '==' | '!=', names: Names): string {
    const { cel, optional, convert } = this.term(left, names);
    if (right.kind === 'literal' && !Array.isArray(right.value) && !convert) {
      const value = right.value as Scalar;
      if (!optional)
        return typeof value === 'boolean' ? `${(operator === '==') === value ? '' : '!'}${cel}` : `${cel} ${operator} ${literal(value)}`;
      return typeof value === 'boolean'
        ? `${(operator === '==') === value ? '' : '!'}${cel}.orValue(${!value})`
        : `${cel}.orValue(${literal(other(value))}) ${operator} ${literal(value)}`;
    }
    const equal = this.ifSet([left, right], names, ([one, two]) => `${one} == ${two}`);
    return operator === '==' ? equal : `!(${equal})`;
  }

  private order({ operator, left, right }: CompareNode, names: Names): string {
    const terms = [left, right];
    if (!terms.some((term) => term.kind === 'cast' && term.to === 'quantity'))
      return this.ifSet(terms, names, ([one, two]) => `${one} ${operator} ${two}`);
    // A number is compared as a quantity with one.
    const asQuantity = (cel: string, { kind }: TermNode) => (kind === 'literal' ? `quantity("${cel}")` : cel);
    return this.ifSet(terms, names, ([one, two]) => `${asQuantity(one!, left)}.compareTo(${asQuantity(two!, right)}) ${operator} 0`);
  }

  private membership(of: TermNode, values: readonly Scalar[], names: Names): string {
    const [first] = values;
    const alike = values.every((value) => typeof value === typeof first);
    const { cel, optional, convert } = this.term(of, names);
    if (alike && optional && !convert && typeof first === 'string' && !values.includes('')) return `${cel}.orValue("") in ${list(values)}`;
    return this.ifSet([of], names, ([value]) =>
      alike ? `${value} in ${list(values)}` : `(${values.map((one) => `${value} == ${literal(one)}`).join(' || ')})`,
    );
  }

  /** Something about values, false where one is not set. */
  private ifSet(terms: readonly TermNode[], names: Names, say: (values: readonly string[]) => string): string {
    const values = terms.map((term) => this.term(term, names));
    return [...values.filter(({ optional }) => optional).map(({ cel }) => `${cel}.hasValue()`), say(values.map(read))].join(' && ');
  }

  private list(node: TermNode, names: Names): string {
    if (node.kind === 'join') return `(${node.lists.map((part) => this.list(part, names)).join(' + ')})`;
    if (node.kind === 'where') {
      const { name, inner } = named(node.variable, names);
      return `${this.list(node.of, names)}.filter(${name}, ${this.condition(node.condition, inner)})`;
    }
    const of = node.kind === 'keys' ? node.of : node;
    const { cel, optional } = this.term(of, names);
    // What stands at the top of an object, such as the rules of a role, may be null.
    if (of.kind === 'field' && of.of.kind === 'subject' && optional)
      return `(has(${this.subject}.${of.name}) && ${this.subject}.${of.name} != null ? ${this.subject}.${of.name} : [])`;
    return optional ? `${cel}.orValue(${node.kind === 'keys' ? '{}' : '[]'})` : cel;
  }

  private term(node: TermNode, names: Names): Value {
    switch (node.kind) {
      case 'subject':
        return { cel: this.subject, optional: false };
      case 'variable':
        return { cel: names.get(node)!, optional: false };
      case 'literal':
        return {
          cel: Array.isArray(node.value) ? `[${node.value.map(literal).join(', ')}]` : literal(node.value as Scalar),
          optional: false,
        };
      case 'field': {
        const { cel } = this.term(node.of, names);
        const always = node.of.kind === 'subject' && (node.name === 'spec' || (node.name === 'metadata' && this.subject === 'object'));
        if (!identifier.test(node.name)) return { cel: `${cel}[?${literal(node.name)}]`, optional: true };
        return { cel: `${cel}.${always ? '' : '?'}${node.name}`, optional: !always };
      }
      case 'entry': {
        const key = this.term(node.key, names);
        const entry = `${this.term(node.of, names).cel}[?${read(key)}]`;
        return { cel: key.optional ? `(${key.cel}.hasValue() ? ${entry} : optional.none())` : entry, optional: true };
      }
      case 'keys':
      case 'join':
      case 'where':
        return { cel: this.list(node, names), optional: false };
      case 'count':
        return { cel: `size(${this.list(node.of, names)})`, optional: false };
      case 'fallback': {
        const [of, otherwise] = [this.term(node.of, names), this.term(node.otherwise, names)];
        if (!of.optional) return of;
        return { cel: `${of.cel}.${otherwise.optional ? 'or' : 'orValue'}(${otherwise.cel})`, optional: otherwise.optional };
      }
      case 'concat': {
        const parts = node.parts.map((part) => this.term(part, names));
        const missing = parts.filter(({ optional }) => optional).map(({ cel }) => `${cel}.hasValue()`);
        const text = parts.map(read).join(' + ');
        return missing.length === 0
          ? { cel: `(${text})`, optional: false }
          : { cel: `(${missing.join(' && ')} ? optional.of(${text}) : optional.none())`, optional: true };
      }
      case 'cast':
        return this.cast(node, names);
      default:
        throw new Inexpressible();
    }
  }

  private cast({ of, to }: CastNode, names: Names): Value {
    const { cel, optional } = this.term(of, names);
    if (to === 'number' || to === 'text') {
      const value = read({ cel, optional });
      const known = [...(optional ? [`${cel}.hasValue()`] : []), `type(${value}) == ${to === 'number' ? 'int' : 'string'}`].join(' && ');
      return { cel: `(${known} ? optional.of(${value}) : optional.none())`, optional: true };
    }
    return { cel, optional, convert: (value) => (to === 'quantity' ? `quantity(${value})` : `${value}.lowerAscii()`) };
  }
}

function read({ cel, optional, convert = (value) => value }: Value): string {
  return convert(optional ? `${cel}.value()` : cel);
}

const identifier = /^[A-Za-z_]\w*$/;

function list(values: readonly Scalar[]): string {
  return `[${values.map(literal).join(', ')}]`;
}

function literal(value: Scalar): string {
  return JSON.stringify(value);
}

/** Another value of the same type: what an absent one is taken for. */
function other(value: string | number): string | number {
  return typeof value === 'number' ? (value === 0 ? -1 : 0) : value === '' ? '-' : '';
}

/** CEL without what stands in parentheses, brackets and quotes. */
function outside(cel: string): string {
  let depth = 0;
  return cel.replace(/"(?:[^"\\]|\\.)*"|[()[\]]|[^()[\]"]+/g, (part) => {
    if (part === '(' || part === '[') depth++;
    else if (part === ')' || part === ']') depth--;
    else if (depth === 0 && part[0] !== '"') return part;
    return '';
  });
}
