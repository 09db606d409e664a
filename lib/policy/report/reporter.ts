import { sha256 } from '../../documents/hash';
import type { Resource } from '../../documents/resource';
import { Source, UserError } from '../../errors';
import { compareTexts } from '../../wording/compare-texts';
import { nearestFirst } from '../../wording/nearest';
import { type Judgements, type JudgePlace, type Judging, judge, type Violation } from '../judge/judge';
import { isKubernetes } from '../judge/judged';
import { type Level, levelIn, levels, type Pack } from '../pack';
import type { Policy } from '../policy';
import { overtime, withinTime } from '../rules/time-limit';
import type { Waiver } from '../waivers/waiver';
import { termsOf, Waiving } from '../waivers/waiving';
import { cureOf } from './cure';
import { merged } from './merged';
import type { Finding, JudgedStack, Report, ReportedOutput, ReportedRule } from './report';
import { standing } from './superseding';
import { worstFirst } from './worst-first';

/** A stack, or a folder of files that Slipway did not write. */
export interface StackToJudge extends JudgePlace {
  readonly id: string;
  /** App group; nothing where Slipway did not write it. */
  readonly app?: string;
  readonly environment: string;
  readonly packs: readonly Pack[];
  readonly waivers: readonly Waiver[];
  /** Terraform's resources, and the objects for each of the stack's clusters. */
  readonly resources: readonly Resource[];
  /**
   * Provisioners that made something, by the path of the dependency: `shop-production-eu-west-1/orders/carts`.
   *
   * @default - none
   */
  readonly providers?: ReadonlyMap<string, string>;
  /** SHA-256 of the plan that `planned` comes from. */
  readonly plan?: string;
  /** Where Slipway did not write it: the files that hold it. */
  readonly files?: readonly string[];
  sourceOf(resource: Resource, pointer: string): Source | undefined;
  outputOf(resource: Resource): ReportedOutput;
}

/** What policies say of several stacks, judged one after the other. */
export class Reporter {
  private readonly stacks: JudgedStack[] = [];
  private readonly findings: Finding[] = [];
  private readonly rules = new Map<string, { readonly policy: Policy; readonly levels: Record<string, Exclude<Level, 'off'>> }>();
  private readonly known = new Map<string, Policy>();
  private readonly waiving: Waiving;

  /**
   * @param today the day of the verdict, as `YYYY-MM-DD`: only whether waivers hold depends on it
   * @param patience milliseconds for a stack, beside two for each resource: a rule that has not ended then is stopped
   */
  constructor(
    private readonly today: string,
    private readonly patience = 10_000,
  ) {
    this.waiving = new Waiving(today);
  }

  /** Judges a stack by the packs of its environment. */
  judge(stack: StackToJudge): Judgements {
    const { id, environment, packs, resources } = stack;
    this.learn(stack);
    this.waiving.add(stack.waivers, environment);
    const judgements = packs.length > 0 ? this.judgeInTime(stack) : { violations: [], superseded: [], judged: 0, notCovered: resources };
    const { violations, superseded, judged, notCovered } = judgements;
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
      ...violations.map((violation) => findingOf(violation, stack)),
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
    const findings = this.findings.map((finding) => this.waiving.waive(finding)).sort(worstFirst);
    const severityOf = (rule: string) => this.known.get(rule)?.severity ?? 'info';
    const open = foreign.filter(({ expires }) => expires >= this.today);
    return {
      schemaVersion: 1,
      stacks: this.stacks.sort((a, b) => compareTexts(a.id, b.id)),
      rules: [...this.rules.values()].map(reportedRule).sort((a, b) => compareTexts(a.name, b.name)),
      ...standing(findings, severityOf),
      waivers: this.waiving.reported(severityOf, (waiver) => !open.includes(waiver)),
      ...(open.length > 0 && { foreignWaivers: open.map((waiver) => termsOf(waiver, listing.get(waiver)!)) }),
    };
  }

  private learn({ packs, environment }: StackToJudge): void {
    for (const pack of packs) {
      for (const policy of pack.policies) {
        this.known.set(policy.name, policy);
        const level = levelIn(pack, policy);
        if (level === 'off') continue;
        const rule = this.rules.get(policy.name) ?? { policy, levels: {} };
        this.rules.set(policy.name, rule);
        const other = rule.levels[environment];
        if (!other || levels.indexOf(level) > levels.indexOf(other)) rule.levels[environment] = level;
      }
    }
  }

  /** Rules of packs have a slash in their name; those of scanners, such as `CKV_AWS_18`, are known only once their findings are imported. */
  private isForeign({ rule, source }: Waiver): boolean {
    if (this.known.has(rule)) return false;
    if (!rule.includes('/')) return true;
    const near = nearestFirst(rule, [...this.known.keys()]).slice(0, 3);
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

function findingOf(violation: Violation, stack: StackToJudge): Finding {
  const {
    policy,
    pack,
    level,
    verdict,
    resource,
    pointer,
    field,
    message,
    extent,
    remediation = policy.remediation,
    cure = policy.cure,
  } = violation;
  const { app, environment } = stack;
  const output = stack.outputOf(resource);
  const path = resource.path || `${stack.id}/${resource.address}`;
  const owner = ownerOf(resource.path);
  const source = stack.sourceOf(resource, pointer);
  return {
    fingerprint: fingerprintOf(policy.name, path, field),
    rule: policy.name,
    severity: policy.severity,
    level,
    pack,
    verdict,
    stack: stack.id,
    environment,
    workload: app === undefined ? output.file : workloadOf(app, resource.path),
    path,
    type: resource.type,
    addresses: [resource.address],
    field,
    pointer,
    message,
    cure: cureOf(
      { remediation, cure },
      app === undefined ? undefined : owner || app,
      stack,
      stack.providers?.get(resource.path.split('/').slice(0, 3).join('/')),
    ),
    ...(source && { source }),
    output,
    ...(extent && { extent }),
  };
}

/** The same wherever lines move. */
export function fingerprintOf(rule: string, path: string, field: string): string {
  return sha256(JSON.stringify([rule, path, field])).slice(0, 16);
}

/** `<app>/<workload>`, by a construct path. */
export function workloadOf(app: string, path: string): string {
  const owner = ownerOf(path);
  return owner ? `${app}/${owner}` : app;
}

function ownerOf(path: string): string {
  return path.split('/')[1] ?? '';
}

function reportedRule({
  policy,
  levels: byEnvironment,
}: {
  readonly policy: Policy;
  readonly levels: ReportedRule['levels'];
}): ReportedRule {
  const { name, description, remediation, cure, source, severity, controls = {} } = policy;
  return { name, description, remediation, ...(cure !== undefined && { cure }), source, severity, controls, levels: byEnvironment };
}

/** Whether it is a thing: providers configure others, and a change in a plan is about one. */
function isOfItsOwn({ type }: Resource): boolean {
  return !/^(?:plan|provider)\./.test(type);
}

/** Which of the output folders a document is written to. */
export function folderOf(resource: Resource): 'terraform' | 'kubernetes' {
  return isKubernetes(resource) ? 'kubernetes' : 'terraform';
}
