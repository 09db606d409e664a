import { commonSteps, fieldPath, itemStep, Step } from '../values/pointer';
import { Unknown } from '../values/unknown';
import { CompiledCondition, CompiledTerm, compile, compileTerm, Frame, Scope } from './compile';
import type { ConditionNode, FieldNode, QuantifierNode, TermNode, VariableNode } from './node';
import { type Reason, together } from './reason';
import { fieldOf, itemsOf } from './values';

/** Explains documents for which a resolved condition does not hold. */
export class Explanation {
  private readonly conditions = new Map<ConditionNode, CompiledCondition>();
  private readonly terms = new Map<TermNode, CompiledTerm>();
  private readonly places = new Map<VariableNode, readonly Step[]>();

  /**
   * @param node resolved
   * @param showsValues whether reasons tell what stands in the document; otherwise only that it stands there
   */
  constructor(
    private readonly node: ConditionNode,
    private readonly showsValues: boolean,
  ) {}

  /**
   * @param prefix where the frame's subject stands in its document
   * @param locate where something of a subject that was put together stands; behind the prefix otherwise
   */
  reasons(frame: Frame, prefix: readonly Step[], locate?: Place['locate']): readonly Reason[] {
    return this.why(this.node, true, { frame, prefix, scope: new Map(), ...(locate && { locate }) });
  }

  private why(node: ConditionNode, wanted: boolean, at: Place): readonly Reason[] {
    const { message, remediation } = node.told ?? {};
    if (!message || !wanted || this.condition(node, at) !== false) return this.whatStands(node, wanted, at);
    const said = this.sentence(message, at);
    const cure = remediation && this.sentence(remediation, at);
    const mend = cure === undefined ? {} : { remediation: cure };
    // Where it stands is enough, where the rule says what.
    const reasons = this.whatStands(node, wanted, said === undefined ? at : { ...at, placesOnly: true });
    if (said === undefined) return reasons.map((reason) => ({ ...reason, ...mend }));
    return [{ steps: commonSteps(reasons.map(({ steps }) => steps)), message: said, ...mend }];
  }

  /** Words, and what stands in the document between them, which may be of any length; nothing where one of them is not set. */
  private sentence(words: readonly TermNode[], at: Place): string | undefined {
    const values = words.map((word) => this.value(word, at));
    if (words.length === 0 || values.some((value) => value === undefined || value === null || value instanceof Unknown)) return undefined;
    return values.map((value, index) => (words[index]!.kind === 'literal' ? String(value) : cut(String(value)))).join('');
  }

  private whatStands(node: ConditionNode, wanted: boolean, at: Place): readonly Reason[] {
    switch (node.kind) {
      case 'not':
        return this.why(node.condition, !wanted, at);
      case 'all':
      case 'any': {
        const wrong = node.conditions.filter((condition) => this.condition(condition, at) !== wanted);
        const told = wrong.filter(({ excuses }) => !excuses);
        const reasons = (told.length > 0 ? told : wrong).flatMap((condition) => this.why(condition, wanted, at));
        return (node.kind === 'all') === wanted ? reasons : together(reasons);
      }
      case 'quantifier':
        return this.whyItems(node, wanted, at);
      case 'isSet':
        return [this.reason([node.of], at)];
      case 'compare':
        return [this.reason([node.left, node.right], at, node.operator === '==' && !wanted)];
      case 'oneOf':
        return [this.reason([node.of], at)];
      case 'text':
        return [this.reason([node.of, node.with], at)];
      case 'choice':
        return [];
    }
  }

  private whyItems({ quantifier, list, variable, condition }: QuantifierNode, wanted: boolean, at: Place): readonly Reason[] {
    const items = this.items(list, at);
    if (items instanceof Unknown || items.length === 0) return [this.reason([list], at)];
    const scope = new Map(at.scope).set(variable, at.scope.size);
    const reasons = items.flatMap(({ value, steps }) => {
      at.frame.items[at.scope.size] = value;
      if (steps) this.places.set(variable, steps);
      else this.places.delete(variable);
      const inner = { ...at, scope };
      return this.condition(condition, inner) === wanted ? [] : this.why(condition, wanted, inner);
    });
    return (quantifier === 'every') === wanted ? reasons : together(reasons);
  }

  /** The items of a list with where they stand. */
  private items(list: TermNode, at: Place): readonly { readonly value: unknown; readonly steps: readonly Step[] | undefined }[] | Unknown {
    if (list.kind === 'join') {
      const lists = list.lists.map((part) => this.items(part, at));
      return lists.find((part) => part instanceof Unknown) ?? lists.flatMap((part) => (part instanceof Unknown ? [] : part));
    }
    if (list.kind === 'where') {
      const items = this.items(list.of, at);
      const scope = new Map(at.scope).set(list.variable, at.scope.size);
      return items instanceof Unknown
        ? items
        : items.filter(({ value }) => {
            at.frame.items[at.scope.size] = value;
            return this.condition(list.condition, { ...at, scope }) !== false;
          });
    }
    const steps = this.steps(list, at) ?? [];
    const items = itemsOf(this.value(list, at));
    if (items instanceof Unknown) return items;
    // A list that a pack sets stands nowhere.
    if (list.kind === 'literal') return items.map((value) => ({ value, steps: undefined }));
    return items.map((value, index) => {
      if (list.kind === 'related') return { value, steps: [{ key: at.frame.addressOf(value), elsewhere: true }] };
      return { value, steps: [...steps, list.kind === 'keys' ? { key: String(value) } : itemStep(value, index)] };
    });
  }

  /**
   * @param terms what was compared; the first that stands in the document is the place
   * @param same whether they are equal, and should not be
   */
  private reason(terms: readonly TermNode[], at: Place, same = false): Reason {
    const [first] = terms;
    const list = first?.kind === 'count' ? first.of : first;
    if (list?.kind === 'related') {
      const items = itemsOf(this.value(list, at));
      const known = items instanceof Unknown ? undefined : `${items.length || 'no'} ${list.type} refers to it`;
      return { steps: at.prefix, message: known ?? `which ${list.type} refers to it is unknown` };
    }
    const placed = terms.flatMap((term) => {
      const steps = this.steps(term, at);
      return steps ? [{ steps: at.locate?.(steps) ?? steps, value: at.placesOnly ? undefined : this.told(term, at) }] : [];
    });
    const [one, two] = placed;
    if (same && one && two)
      return { steps: one.steps, message: at.placesOnly ? there : `${fieldPath(one.steps)} is the same as ${fieldPath(two.steps)}` };
    const messages = placed.map(({ steps, value }) => (at.placesOnly ? there : `${fieldPath(steps) || 'it'} ${this.state(value)}`));
    const own = placed.find(({ steps }) => !steps[0]?.elsewhere);
    return { steps: own?.steps ?? at.prefix, message: messages.join(' and ') };
  }

  /** What is told of a term: of a number of items, the items. */
  private told(term: TermNode, at: Place): unknown {
    if (term.kind === 'join') return undefined;
    return this.value(term.kind === 'count' && term.of.kind !== 'where' && term.of.kind !== 'join' ? term.of : term, at);
  }

  private state(value: unknown): string {
    if (value === undefined || value === null) return 'is not set';
    if (value instanceof Unknown) return `is unknown: ${cut(value.text)}`;
    if (Array.isArray(value) && value.length === 0) return 'is empty';
    if (Array.isArray(value) && value.some((item) => typeof item === 'object'))
      return `has ${value.length} ${value.length === 1 ? 'item' : 'items'}`;
    if (Array.isArray(value) && this.showsValues) return `is ${cut(value.join(', '))}`;
    return typeof value === 'object' || !this.showsValues ? 'is set' : `is ${cut(String(value)) || "''"}`;
  }

  /** Where a term stands in the document; nothing for a literal. */
  private steps(node: TermNode, at: Place): readonly Step[] | undefined {
    switch (node.kind) {
      case 'subject':
        return at.locate ? [] : at.prefix;
      case 'variable':
        return this.places.get(node);
      case 'field':
        return this.below(node, at);
      case 'entry':
        return this.inside(node.of, String(this.value(node.key, at)), at);
      case 'fallback':
        return this.value(node.of, at) === undefined && this.value(node.otherwise, at) !== undefined
          ? (this.steps(node.otherwise, at) ?? this.steps(node.of, at))
          : this.steps(node.of, at);
      case 'concat':
        return node.parts.map((part) => this.steps(part, at)).find((steps) => steps);
      case 'join':
        return this.steps(node.lists.at(-1)!, at);
      case 'keys':
      case 'count':
      case 'cast':
      case 'where':
        return this.steps(node.of, at);
      default:
        return undefined;
    }
  }

  /** A field of a field of a field, read once from the outermost on. */
  private below(node: FieldNode, at: Place): readonly Step[] | undefined {
    const names: string[] = [];
    let around: TermNode = node;
    for (; around.kind === 'field'; around = around.of) names.push(around.name);
    const before = this.steps(around, at);
    if (!before) return undefined;
    const steps = [...before];
    let value = this.value(around, at);
    for (let name = names.pop(); name !== undefined; name = names.pop()) {
      if (Array.isArray(value)) steps.push({ key: 0, name: '' });
      steps.push({ key: name });
      if (names.length > 0) value = fieldOf(value, name);
    }
    return steps;
  }

  /** An entry of an object, or of the only block in a list. */
  private inside(of: TermNode, name: string, at: Place): readonly Step[] | undefined {
    const steps = this.steps(of, at);
    return steps && [...steps, ...(Array.isArray(this.value(of, at)) ? [{ key: 0, name: '' }] : []), { key: name }];
  }

  private condition(node: ConditionNode, { frame, scope }: Place) {
    let compiled = this.conditions.get(node);
    if (!compiled) {
      compiled = compile(node, scope);
      this.conditions.set(node, compiled);
    }
    return compiled(frame);
  }

  private value(node: TermNode, { frame, scope }: Place): unknown {
    if (node.kind === 'variable') return frame.items[scope.get(node)!];
    let compiled = this.terms.get(node);
    if (!compiled) {
      compiled = compileTerm(node, scope);
      this.terms.set(node, compiled);
    }
    return compiled(frame);
  }
}

/** Where an explanation stands: variables of quantifiers around it have their items in the frame. */
interface Place {
  readonly frame: Frame;
  readonly prefix: readonly Step[];
  readonly scope: Scope;
  readonly locate?: (steps: readonly Step[]) => readonly Step[];
  /** Whether nobody reads a message, but for whether there is one. */
  readonly placesOnly?: boolean;
}

/** In place of a message. */
const there = 'there';

function cut(text: string): string {
  return text.length > 80 ? `${text.slice(0, 39)}…${text.slice(-40)}` : text;
}
