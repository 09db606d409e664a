import type { Resource } from '../../documents/resource';
import { UserError } from '../../errors';
import { compareTexts } from '../../wording/compare-texts';
import { nearestFirst } from '../../wording/nearest';
import { type Judgements, type Judging, judge, type Violation } from '../judge/judge';
import { isKubernetes } from '../judge/judged';
import { type Level, levelIn, levels, type Pack } from '../pack';
import type { Policy } from '../policy';
import { overtime, withinTime } from '../rules/time-limit';
import type { Waiver } from '../waivers/waiver';
import { termsOf, Waiving } from '../waivers/waiving';
import { expiredOverrides, expiryLevel, overrideExpiry, type ToldRule } from './expired-overrides';
import { findingOf } from './finding-of';
import { merged } from './merged';
import type { Finding, JudgedStack, Report, ReportedRule } from './report';
import type { StackToJudge } from './stack-to-judge';
import { standing } from './superseding';
import { worstFirst } from './worst-first';

/** What policies say of several stacks, judged one after the other. */
export class Reporter {
  private readonly stacks: JudgedStack[] = [];
  private readonly findings: Finding[] = [];
  private readonly rules = new Map<string, { readonly policy: ToldRule; readonly levels: Record<string, Exclude<Level, 'off'>> }>();
  private readonly known = new Map<string, Pick<Policy, 'severity'>>([[overrideExpiry.name, overrideExpiry]]);
  private readonly waiving: Waiving;

  /**
   * @param today the day of the verdict, as `YYYY-MM-DD`: only whether waivers and overrides hold depends on it
   * @param patience milliseconds for a stack, beside two for each resource: a rule that has not ended then is stopped
   */
  constructor(
    private readonly today: string,
    private readonly patience = 10_000,
  ) {
    this.waiving = new Waiving(today);
  }

  /** Learns what an environment enforces and waives, also where none of its stacks is judged here. */
  expect(environment: string, packs: readonly Pack[], waivers: readonly Waiver[]): void {
    this.learn(packs, environment);
    this.waiving.add(waivers, environment);
  }

  /** Judges a stack by the packs of its environment. */
  judge(stack: StackToJudge): Judgements {
    const { id, environment, packs, resources } = stack;
    this.expect(environment, packs, stack.waivers);
    const judgements = packs.length > 0 ? this.judgeInTime(stack) : { violations: [], superseded: [], judged: 0, notCovered: resources };
    const { violations, superseded, judged, notCovered } = judgements;
    const expired = expiredOverrides(stack.overrides ?? [], resources, this.today);
    if (expired.length > 0) this.enforce(overrideExpiry, expiryLevel, environment);
    const counts: Record<string, number> = {};
    for (const { type } of notCovered.filter(isOfItsOwn)) counts[type] = (Object.hasOwn(counts, type) ? counts[type]! : 0) + 1;
    this.stacks.push({
      id,
      environment,
      packs: packs.map(({ name, version }) => `${name}@${version}`),
      resources: resources.length,
      judged,
      ...(stack.plan !== undefined && { plan: stack.plan }),
      ...(stack.files && { files: stack.files }),
      notCovered: Object.fromEntries(Object.entries(counts).sort(([a], [b]) => compareTexts(a, b))),
    });
    const found = [
      ...[...violations, ...expired].map((violation) => findingOf(violation, stack)),
      ...superseded.map((violation) => ({
        ...findingOf(violation, stack),
        supersededBy: [...new Set(violation.by.map((stricter) => findingOf(stricter, stack).fingerprint))].sort(),
      })),
    ];
    for (const finding of merged(found)) this.findings.push(finding);
    return judgements;
  }

  /** A rule that does not end is an error of its own, and the others are judged without it. */
  private judgeInTime(stack: StackToJudge): Judgements {
    const { resources } = stack;
    const stopped: Violation[] = [];
    for (let { packs } = stack; ; ) {
      const progress: Judging = {};
      const limit = this.patience + 2 * resources.length;
      const judgements = withinTime(limit, () => judge(resources, packs, stack, progress));
      if (judgements !== overtime) return { ...judgements, violations: [...judgements.violations, ...stopped] };
      const policy = progress.policy!;
      const [pack, level] = strictestOf(packs, policy);
      const message = `the rule did not end within ${limit / 1000} seconds`;
      stopped.push({ policy, pack, level, verdict: 'error', resource: progress.resource!, pointer: '', field: '', message });
      packs = packs.map((each) => without(each, policy.name));
    }
  }

  /** @throws UserError if a waiver names a rule that no environment enforces */
  report(): Report {
    const listing = this.waiving.all;
    const foreign = [...listing.keys()].filter((waiver) => this.isForeign(waiver));
    const waived = this.findings.map((finding) => this.waiving.waive(finding)).sort(worstFirst);
    const severityOf = (rule: string) => this.known.get(rule)?.severity ?? 'info';
    const open = foreign.filter(({ expires }) => expires >= this.today);
    const { findings, superseded } = standing(waived, severityOf);
    return {
      schemaVersion: 1,
      stacks: this.stacks.sort((a, b) => compareTexts(a.id, b.id)),
      rules: [...this.rules.values()].map(reportedRule).sort((a, b) => compareTexts(a.name, b.name)),
      // What stands for others may have become worse.
      findings: [...findings].sort(worstFirst),
      ...(superseded && { superseded }),
      waivers: this.waiving.reported(severityOf, (waiver) => !open.includes(waiver)),
      ...(open.length > 0 && { foreignWaivers: open.map((waiver) => termsOf(waiver, listing.get(waiver)!)) }),
    };
  }

  private learn(packs: readonly Pack[], environment: string): void {
    for (const pack of packs) {
      for (const policy of pack.policies) {
        this.known.set(policy.name, policy);
        const level = levelIn(pack, policy);
        if (level !== 'off') this.enforce(policy, level, environment);
      }
    }
  }

  private enforce(policy: ToldRule, level: Exclude<Level, 'off'>, environment: string): void {
    const rule = this.rules.get(policy.name) ?? { policy, levels: {} };
    this.rules.set(policy.name, rule);
    const other = rule.levels[environment];
    if (!other || levels.indexOf(level) > levels.indexOf(other)) rule.levels[environment] = level;
  }

  /** Rules of packs have a slash in their name; those of scanners, such as `CKV_AWS_18`, are known only once their findings are imported. */
  private isForeign({ rule, source }: Waiver): boolean {
    if (this.known.has(rule)) return false;
    if (!rule.includes('/')) return true;
    const near = nearestFirst(
      rule,
      [...this.known.keys()].filter((name) => name !== overrideExpiry.name),
    ).slice(0, 3);
    throw new UserError(
      `A waiver names the rule '${rule}', which no environment enforces.`,
      near.length > 0 ? `Did you mean ${near.join(', ')}?` : 'Drop it.',
      source,
    );
  }
}

/** The pack that weighs most of those that hold a policy, and what it makes of a violation. */
function strictestOf(packs: readonly Pack[], { name }: Policy): readonly [string, Exclude<Level, 'off'>] {
  const holding = packs.flatMap((pack) =>
    pack.policies.filter((policy) => policy.name === name).map((policy) => [pack.name, levelIn(pack, policy)] as const),
  );
  const [strictest] = [...holding].sort(([, a], [, b]) => levels.indexOf(b) - levels.indexOf(a));
  return strictest as readonly [string, Exclude<Level, 'off'>];
}

function without({ levels: byPolicy = {}, ...pack }: Pack, name: string): Pack {
  const { [name]: _level, ...others } = byPolicy;
  return { ...pack, levels: others, policies: pack.policies.filter((policy) => policy.name !== name) };
}

function reportedRule({
  policy,
  levels: byEnvironment,
}: {
  readonly policy: ToldRule;
  readonly levels: ReportedRule['levels'];
}): ReportedRule {
  const { name, description, remediation, cure, source, severity, controls = {} } = policy;
  return {
    name,
    description,
    remediation,
    ...(cure !== undefined && { cure }),
    ...(source !== undefined && { source }),
    severity,
    controls,
    levels: Object.fromEntries(Object.entries(byEnvironment).sort(([a], [b]) => compareTexts(a, b))),
  };
}

/** Whether it is a thing: providers configure others, and a change in a plan is about one. */
function isOfItsOwn({ type }: Resource): boolean {
  return !/^(?:plan|provider)\./.test(type);
}

/** Which of the output folders a document is written to. */
export function folderOf(resource: Resource): 'terraform' | 'kubernetes' {
  return isKubernetes(resource) ? 'kubernetes' : 'terraform';
}
