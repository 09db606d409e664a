import { atOnce } from '../../at-once';
import { isOwnRule } from '../../own-rules';
import { CompiledCondition, compile, Frame } from '../expression/compile';
import { Explanation } from '../expression/explain';
import { resolve, Settings } from '../expression/resolve';
import { fieldOf, Malformed } from '../expression/values';
import type { Judged } from '../judge/judged';
import type { Verdict } from '../judge/verdict';
import type { Policy, Rule } from '../policy';
import type { Subject } from '../subject';
import type { Part, Place } from '../target';
import { extentAt, sorted } from '../values/extent';
import { itemStep, Step } from '../values/pointer';
import { Unknown } from '../values/unknown';
import { ExpressionRule } from './expression-rule';
import type { Graph } from './graph';
import { GraphRule } from './graph-rule';
import { UnknownRead } from './guard';

/** A rule made ready for one place, its parameters set. */
export interface AppliedRule {
  /** Whether it changes no document that it is given: an expression, or a rule of the library. */
  readonly own: boolean;
  /** Whether the resource has what the rule is about. */
  sees(judged: Judged): boolean;
  /** Nothing where the resource complies: the common case allocates nothing. */
  judge(judged: Judged, graph: Graph): readonly Judgement[] | undefined;
}

/** What a rule says of one place in a document. */
export interface Judgement {
  readonly verdict: Exclude<Verdict, 'pass'>;
  readonly steps: readonly Step[];
  readonly message: string;
  /** What to change there, where the rule says it of this place. */
  readonly remediation?: string;
  /** What to set in the user's code, where the rule says it of this place. */
  readonly cure?: string;
  /** How far it goes, where the rule tells. */
  readonly extent?: readonly string[];
}

/** A rule made ready for each type that it is about. */
export function applyRule(rule: Rule, settings: Settings, policy: Policy): (type: string) => AppliedRule {
  if (!(rule instanceof ExpressionRule)) return (type) => new AppliedGraphRule(rule, policy, rule.target.in(type));
  const condition = resolve(rule.condition.node, settings);
  const compiled = {
    holds: compile(condition),
    explanation: new Explanation(condition, policy.showsValues ?? true),
    frame: new RuleFrame(),
  };
  return (type) => new AppliedExpression(compiled, policy, rule.target.in(type));
}

interface CompiledRule {
  readonly holds: CompiledCondition;
  readonly explanation: Explanation;
  readonly frame: RuleFrame;
}

class AppliedExpression implements AppliedRule {
  readonly own = true;
  private readonly holds: CompiledCondition;
  private readonly explanation: Explanation;
  private readonly frame: RuleFrame;

  constructor(
    { holds, explanation, frame }: CompiledRule,
    private readonly policy: Policy,
    private readonly place: Place,
  ) {
    this.holds = holds;
    this.explanation = explanation;
    this.frame = frame;
  }

  sees(judged: Judged): boolean {
    return sees(judged, this.place);
  }

  judge(judged: Judged, graph: Graph): readonly Judgement[] | undefined {
    try {
      const parts = judged.parts(this.place);
      if (parts) return found(parts.flatMap((part) => this.judgePart(judged, graph, part.value, part) ?? []));
      if (!this.sees(judged)) return undefined;
      return this.judgePart(judged, graph, judged.part(this.place));
    } catch (error) {
      return failure(error, this.policy);
    }
  }

  private judgePart(judged: Judged, graph: Graph, value: unknown, part?: Part): readonly Judgement[] | undefined {
    this.frame.enter(judged, graph, value);
    const truth = this.holds(this.frame);
    if (truth === true) return undefined;
    const verdict = truth === false ? 'fail' : 'unknown';
    const prefix = part?.at ?? this.place.steps;
    const reasons = this.explanation.reasons(this.frame, prefix, part?.locate);
    return reasons.length > 0
      ? reasons.map((reason) => ({ verdict, ...reason, ...extentOf(this.policy, judged, reason.steps) }))
      : [{ verdict, steps: prefix, message: 'it does not comply here' }];
  }
}

const none: readonly unknown[] = [];

/** One for all evaluations of a rule. */
class RuleFrame implements Frame {
  subject: unknown;
  readonly items: unknown[] = [];
  private judged: Judged | undefined;
  private graph: Graph | undefined;

  enter(judged: Judged, graph: Graph, subject: unknown): void {
    this.judged = judged;
    this.graph = graph;
    this.subject = subject;
  }

  related(type: string, field: string): readonly unknown[] | Unknown {
    const related = this.graph!.relatedTo(this.judged!, type, field);
    if (!related) return new Unknown(`${type}.${field}`);
    return related.length === 0 ? none : related.map(({ values }) => values);
  }

  addressOf(document: unknown): string {
    return this.graph!.addressOf(document);
  }
}

/** Whether a resource has what stands at a place; also where what leads there is malformed, which judging it tells. */
function sees(judged: Judged, place: Place): boolean {
  try {
    return judged.has(place);
  } catch (error) {
    if (error instanceof Malformed) return true;
    throw error;
  }
}

class AppliedGraphRule implements AppliedRule {
  readonly own: boolean;

  constructor(
    private readonly rule: GraphRule,
    private readonly policy: Policy,
    private readonly place: Place,
  ) {
    this.own = isOwnRule(rule);
  }

  sees(judged: Judged): boolean {
    return sees(judged, this.place);
  }

  judge(judged: Judged, graph: Graph): readonly Judgement[] | undefined {
    let parts: readonly Part[] | undefined;
    try {
      parts = judged.parts(this.place);
    } catch (error) {
      return failure(error, this.policy);
    }
    if (parts) return found(parts.flatMap((part) => this.judgePart(judged, graph, part) ?? []));
    return this.judgePart(judged, graph, undefined);
  }

  private judgePart(judged: Judged, graph: Graph, part: Part | undefined): readonly Judgement[] | undefined {
    let problems: ReturnType<GraphRule['check']>;
    try {
      const subject = this.subjectIn(judged, part);
      if (!subject) return undefined;
      problems = this.rule.check(subject as never, graph);
    } catch (error) {
      return failure(error, this.policy);
    }
    if (!this.own) atOnce(`The rule of policy '${this.policy.name}'`, problems);
    try {
      return problems.length === 0 ? undefined : this.judgements(problems, judged, part);
    } catch (error) {
      return failure(error, this.policy);
    }
  }

  private subjectIn(judged: Judged, part: Part | undefined): Subject | undefined {
    if (part) return judged.asPart(part, this.own);
    return this.sees(judged) ? judged.as(this.rule.target, this.place, this.own) : undefined;
  }

  private judgements(problems: ReturnType<GraphRule['check']>, judged: Judged, part: Part | undefined): readonly Judgement[] {
    const prefix = part?.at ?? this.place.steps;
    const { locate = (steps: readonly Step[]) => [...prefix, ...steps] } = part ?? {};
    return problems.map((problem): Judgement => {
      if (typeof problem === 'string') return { verdict: 'fail', steps: prefix, message: problem };
      const { message, at, unknown, extent, remediation, cure } = problem;
      const steps = at ? locate(stepsOf(part ? part.value : judged.part(this.place), at)) : prefix;
      const told = extent ? { extent: sorted(extent.map(String)) } : extentOf(this.policy, judged, steps);
      const here = { ...(remediation !== undefined && { remediation }), ...(cure !== undefined && { cure }) };
      return { verdict: unknown ? 'unknown' : 'fail', steps, message, ...here, ...told };
    });
  }
}

/** What is found of several parts, once: they may share a volume, say. */
function found(judgements: readonly Judgement[]): readonly Judgement[] | undefined {
  if (judgements.length === 0) return undefined;
  return [...new Map(judgements.map((each) => [JSON.stringify([each.steps, each.message]), each])).values()];
}

function extentOf({ extent }: Policy, { values }: Judged, steps: readonly Step[]): Pick<Judgement, 'extent'> {
  return extent ? { extent: extentAt(values, steps, extent) } : {};
}

/** A path with the names that items of lists give themselves. */
function stepsOf(part: unknown, path: readonly (string | number)[]): readonly Step[] {
  let value = part;
  return path.map((key) => {
    value = typeof key === 'number' ? (value as readonly unknown[] | undefined)?.[key] : fieldOf(value, key);
    return typeof key === 'number' ? itemStep(value, key) : { key };
  });
}

function failure(error: unknown, { showsValues = true }: Policy): readonly Judgement[] {
  if (error instanceof UnknownRead) return [{ verdict: 'unknown', steps: [], message: error.message }];
  const why = error instanceof Error ? error.message : String(error);
  // Its engine refuses a document where a list is a number; a patch has half of what a rule is about.
  if (error instanceof Malformed || error instanceof TypeError)
    return [{ verdict: 'fail', steps: [], message: showsValues ? `is incomplete or malformed: ${why}` : 'is incomplete or malformed' }];
  return [{ verdict: 'error', steps: [], message: showsValues ? `the rule failed: ${why}` : 'the rule failed' }];
}
