import type { PlannedValues } from '../../documents/plan/planned-values';
import type { Resource } from '../../documents/resource';
import { once } from '../../once';
import type { Settings } from '../expression/resolve';
import { checkPack, Level, levelIn, levels, Pack } from '../pack';
import type { Parameter } from '../parameter';
import { Policy, rulesOf } from '../policy';
import { AppliedRule, applyRule } from '../rules/applied-rule';
import { Graph } from '../rules/graph';
import { everything } from '../target';
import { fieldPath, jsonPointer } from '../values/pointer';
import type { Scalar } from '../values/scalar';
import { scopesOf } from './scopes';
import { type Verdict, verdicts } from './verdict';

/** The place that resources are deployed to. */
export interface JudgePlace {
  /**
   * Whether the environment protects its data.
   *
   * @default false
   */
  readonly protected?: boolean;
  /**
   * Minor version of Kubernetes, such as `1.34`, by the cluster's name: the first part of an object's address.
   *
   * @default - the newest that the policies know
   */
  readonly kubernetesVersions?: Readonly<Record<string, string>>;
  /**
   * Who may make resources beside the library: packages by name, files and folders of the project as `./platform`.
   *
   * @default - nobody
   */
  readonly approvedOrigins?: readonly string[];
  /**
   * What a plan knows of Terraform blocks whose values synthesis cannot know.
   *
   * @default - nothing
   */
  readonly planned?: PlannedValues;
  /**
   * Resources that are seen, and judged elsewhere.
   *
   * @default - none
   */
  readonly around?: readonly Resource[];
}

/** A policy that a resource does not comply with, or may not. */
export interface Violation {
  readonly policy: Policy;
  /** Name of the pack that weighs most. */
  readonly pack: string;
  readonly level: Exclude<Level, 'off'>;
  readonly verdict: Exclude<Verdict, 'pass'>;
  readonly resource: Resource;
  /** JSON pointer into the document: `/spec/template/spec/containers/0/image`. */
  readonly pointer: string;
  /** The same for people, stable when an item is inserted: `spec.template.spec.containers[server].image`. */
  readonly field: string;
  /** What stands there. */
  readonly message: string;
  /** What to change there, where the rule says it of this place. */
  readonly remediation?: string;
  /** What to set in the user's code, where the rule says it of this place. */
  readonly cure?: string;
  /** How far it goes, where the rule tells. */
  readonly extent?: readonly string[];
}

/** A violation that only repeats what stricter policies found. */
export interface Superseded extends Violation {
  readonly by: readonly Violation[];
}

export interface Judgements {
  readonly violations: readonly Violation[];
  /** Violations that are left out above. */
  readonly superseded: readonly Superseded[];
  /** How many pairs of rule and resource were judged. */
  readonly judged: number;
  /** Resources that no policy covers: nothing was checked of them, also where a rule looked them up to judge another. */
  readonly notCovered: readonly Resource[];
}

/** The newest minor of Kubernetes 1.x that the policies know. */
export const newestKubernetesMinor = 37;

/** What is being judged: whoever stops it knows which rule did not end. */
export interface Judging {
  policy?: Policy;
  resource?: Resource;
}

/** A policy as it is enforced: by the pack that weighs most, parameters of a later pack over those of an earlier one. */
interface Enforced {
  readonly policy: Policy;
  readonly pack: string;
  readonly level: Exclude<Level, 'off'>;
}

/**
 * Judges the resources of one stack by policies.
 *
 * @param resources of both outputs, for all of the stack's clusters
 * @param progress is kept up to date
 */
export function judge(resources: readonly Resource[], packs: readonly Pack[], place: JudgePlace = {}, progress: Judging = {}): Judgements {
  const enforced = enforcedBy(packs);
  const parameters = new Map<Parameter, Scalar | readonly Scalar[]>(
    packs.flatMap((pack) => (pack.parameters ?? []).map(({ parameter, value }) => [parameter, value] as const)),
  );
  const violations: Violation[] = [];
  const superseded: Superseded[] = [];
  const notCovered: Resource[] = [];
  let judgedPairs = 0;

  const settingsIn = (cluster: string): Settings => ({
    facts: { protected: place.protected ?? false, kubernetesMinor: minorOf(place.kubernetesVersions?.[cluster]) },
    parameters,
  });
  const { all, scopes } = scopesOf(resources, place);
  // Rules of the library, and those of others, see the same in graphs apart: what one remembers is never handed to the other.
  const everywhere = [true, false].map((own) => once(() => new Graph(all, settingsIn(''), place.approvedOrigins, undefined, own)));

  for (const { subjects, around, cluster } of scopes) {
    const settings = settingsIn(cluster);
    const graphOf = (own: boolean) => new Graph(around, settings, place.approvedOrigins, everywhere[own ? 0 : 1], own);
    const [ownGraph, otherGraph] = [once(() => graphOf(true)), once(() => graphOf(false))];
    const byType = applied(enforced, settings);
    for (const judged of subjects) {
      const { rules, covering } = byType(judged.resource.type);
      if (!covering.some(({ rule }) => rule.sees(judged))) notCovered.push(judged.resource);
      judgedPairs += rules.length;
      progress.resource = judged.resource;
      const before = violations.length;
      for (let index = 0; index < rules.length; index++) {
        const { rule, by } = rules[index]!;
        progress.policy = by.policy;
        const judgements = rule.judge(judged, rule.own ? ownGraph() : otherGraph());
        if (!judgements) continue;
        for (const { verdict, steps, message, remediation, cure, extent } of judgements) {
          violations.push({
            policy: by.policy,
            pack: by.pack,
            level: by.level,
            verdict,
            resource: judged.resource,
            pointer: jsonPointer(steps),
            field: fieldPath(steps),
            message,
            ...(remediation !== undefined && { remediation }),
            ...(cure !== undefined && { cure }),
            ...(extent && { extent }),
          });
        }
      }
      if (violations.length > before + 1) {
        const own = violations.splice(before);
        const stricter = own.filter(({ policy }) => policy.supersedes);
        for (const violation of own) {
          const by = stricter.filter((other) => other !== violation && repeats(violation, other));
          if (by.length > 0) superseded.push({ ...violation, by });
          else violations.push(violation);
        }
      }
    }
  }
  return { violations, superseded, judged: judgedPairs, notCovered };
}

/** Whether a violation of one resource says only what a stricter policy says too, as loudly and with as much weight. */
function repeats({ policy, verdict, level }: Violation, stricter: Violation): boolean {
  return (
    stricter.policy.supersedes!.includes(policy.name) &&
    verdicts.indexOf(stricter.verdict) >= verdicts.indexOf(verdict) &&
    levels.indexOf(stricter.level) >= levels.indexOf(level)
  );
}

function enforcedBy(packs: readonly Pack[]): readonly Enforced[] {
  const byName = new Map<string, Enforced>();
  for (const pack of packs.map(checkPack)) {
    for (const policy of pack.policies) {
      const level = levelIn(pack, policy);
      const other = byName.get(policy.name);
      if (level !== 'off' && (!other || levels.indexOf(level) > levels.indexOf(other.level)))
        byName.set(policy.name, { policy, pack: pack.name, level });
    }
  }
  return [...byName.values()];
}

interface RuleBy {
  readonly rule: AppliedRule;
  readonly by: Enforced;
}

const [everyType] = everything.types as readonly [string];

/** The rules about a type of resources, and those among them by which it is covered. */
interface RulesOfType {
  readonly rules: readonly RuleBy[];
  readonly covering: readonly RuleBy[];
}

/** Rules by the type of resources, made ready for a type that there is; those about resources of every type stand behind each of the others, and alone. */
function applied(enforced: readonly Enforced[], settings: Settings): (type: string) => RulesOfType {
  const byType = new Map<string, { readonly applyTo: (type: string) => AppliedRule; readonly by: Enforced }[]>([[everyType, []]]);
  for (const by of enforced) {
    for (const rule of rulesOf(by.policy)) {
      const ready = { applyTo: applyRule(rule, settings, by.policy), by };
      for (const type of rule.target.types) {
        const rules = byType.get(type);
        if (rules) rules.push(ready);
        else byType.set(type, [ready]);
      }
    }
  }
  const known = new Map<string, RulesOfType>();
  return (type) => {
    const before = known.get(type);
    if (before) return before;
    const readyFor = (of: string): RuleBy[] => (byType.get(of) ?? []).map(({ applyTo, by }) => ({ rule: applyTo(type), by }));
    const own = type === everyType ? [] : readyFor(type);
    const rules = { rules: [...own, ...readyFor(everyType)], covering: own.filter(({ by }) => by.policy.covers !== false) };
    known.set(type, rules);
    return rules;
  };
}

function minorOf(version: string | undefined): number {
  return version === undefined ? newestKubernetesMinor : Number(version.split('.')[1]);
}
