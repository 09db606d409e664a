import type { AssembledResource, AssembledStack } from '../../assembly/assembly';
import { Source } from '../../errors';
import { levels } from '../../policy/pack';
import { fingerprintOf, workloadOf } from '../../policy/report/finding-of';
import { merged } from '../../policy/report/merged';
import type { Finding, Imported, NotMapped, Report, ReportedRule } from '../../policy/report/report';
import { worstFirst } from '../../policy/report/worst-first';
import { type Severity, severities } from '../../policy/severity';
import { Waiver, type WaiverProps } from '../../policy/waivers/waiver';
import { Waiving } from '../../policy/waivers/waiving';
import type { WrittenFile } from '../project/written-file';
import type { SarifResult, SarifRun } from './sarif-log';
import type { WrittenFiles } from './written-files';

/** What scanners found, by the file that it was read from. */
export type Imports = ReadonlyMap<string, readonly SarifRun[]>;

/**
 * A report with what scanners found in the output: led back to construct and line, and waived as our own findings are.
 *
 * @param written what synthesis wrote
 * @param today as `YYYY-MM-DD`
 */
export function importFindings(report: Report, imports: Imports, written: WrittenFiles, today: string): Report {
  const own = new Set(report.rules.map(({ name }) => name));
  const nameOf = ({ id, tool }: SarifResult['rule']) => (own.has(id) ? `${tool}:${id}` : id);
  const mapped: Mapped[] = [];
  const told: Imported[] = [];
  for (const [file, runs] of imports) {
    for (const { tool, results, suppressed } of runs) {
      const notMapped: NotMapped[] = [];
      for (const result of results) {
        const found = placeOf(result, written);
        if (found) mapped.push({ ...found, result, rule: nameOf(result.rule) });
        else notMapped.push(outside(result, nameOf(result.rule)));
      }
      told.push({ tool, file, results: results.length + suppressed, suppressed, notMapped });
    }
  }
  const rules = rulesOf(mapped);
  const waiving = new Waiving(today);
  const everywhere = [...new Set(report.stacks.map(({ environment }) => environment))];
  for (const { source, environments = everywhere, ...terms } of report.foreignWaivers ?? []) {
    const waiver = new Waiver(terms as WaiverProps, source);
    for (const environment of environments) waiving.add([waiver], environment);
  }
  const findings = merged(mapped.map((each) => findingOf(each, rules.get(each.rule)!, cureFor(each.result, report)))).map((finding) =>
    waiving.waive(finding),
  );
  const { foreignWaivers: _looked, ...rest } = report;
  return {
    ...rest,
    rules: [...report.rules, ...rules.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
    findings: [...report.findings, ...findings].sort(worstFirst),
    waivers: [...report.waivers, ...waiving.reported((rule) => rules.get(rule)?.severity ?? 'info')],
    imports: told,
  };
}

interface Place {
  readonly file: WrittenFile;
  /** Nothing where the finding is about the whole file. */
  readonly resource: AssembledResource | undefined;
}

interface Mapped extends Place {
  readonly result: SarifResult;
  /** Name that the rule has in the report. */
  readonly rule: string;
}

function placeOf({ locations }: SarifResult, written: WrittenFiles): Place | undefined {
  for (const location of locations) {
    const file = written.named(location.uri);
    if (file) return { file, resource: written.resourceAt(file, location) };
  }
  return undefined;
}

function outside({ message, locations: [location] }: SarifResult, rule: string): NotMapped {
  return { rule, file: location?.uri ?? '', ...(location?.line !== undefined && { line: location.line }), message };
}

/** Where a scanner gives no score: its errors are as bad as `high`. */
const severityOfLevel = { error: 'high', warning: 'medium', note: 'low', none: 'info' } as const;

function severityOf({ rule, level }: SarifResult): Severity {
  return rule.severity ?? severityOfLevel[level];
}

function findingOf({ file, resource, result, rule }: Mapped, { severity }: ReportedRule, cure: string): Finding {
  const { stack, folder } = file;
  const path = resource?.path || ownerIn(file);
  const source = resource?.source ?? sourceOf(stack, path);
  return {
    fingerprint: fingerprintOf(rule, path, ''),
    rule,
    severity,
    level: levelOf(result),
    pack: result.rule.tool,
    verdict: result.open ? 'unknown' : 'fail',
    stack: stack.id,
    environment: stack.environment,
    workload: stack.app === undefined ? file.file : workloadOf(stack.app, path),
    path,
    type: resource?.type ?? folder,
    addresses: [resource?.address ?? file.file],
    field: '',
    pointer: '',
    message: result.message,
    cure,
    ...(source && { source }),
    output: { folder, file: file.file },
  };
}

/** What the scanner calls an error fails; the rest is told. */
function levelOf({ level }: SarifResult): 'mandatory' | 'advisory' {
  return level === 'error' ? 'mandatory' : 'advisory';
}

/** The construct that a whole file belongs to: a workload's manifest is named after it. */
function ownerIn({ stack, file }: WrittenFile): string {
  const [, owner] = /([^/]+)\.k8s\.yaml$/.exec(file) ?? [];
  return stack.workloads.find(({ name }) => name === owner)?.path ?? stack.id;
}

function sourceOf({ workloads }: AssembledStack, path: string): Source | undefined {
  return workloads.find((workload) => workload.path === path)?.source;
}

/** What to do: as our own rule says it, where one answers to the same id; otherwise as the scanner says it. */
function cureFor({ rule }: SarifResult, { rules }: Report): string {
  const same = rules.find(({ controls }) => Object.values(controls).some((ids) => ids.includes(rule.id)));
  if (same) return `${same.remediation} (As ${same.name} asks for.)`;
  if (rule.url) return `See ${rule.url}`;
  return rule.help !== undefined && rule.help !== rule.description ? `${rule.help}.` : `See what ${rule.tool} says of ${rule.id}.`;
}

/** Rules of scanners by name: how bad the worst result is, and what it does by environment. */
function rulesOf(mapped: readonly Mapped[]): ReadonlyMap<string, ReportedRule> {
  const rules = new Map<string, ReportedRule>();
  for (const { rule: name, result, file } of mapped) {
    const { rule } = result;
    const { environment } = file.stack;
    const former = rules.get(name);
    const level = worse(levels, levelOf(result), former?.levels[environment]);
    rules.set(name, {
      name,
      description: `${rule.description}.`,
      remediation: `${rule.help ?? rule.description}.`,
      ...(rule.url !== undefined && { source: rule.url }),
      severity: worse(severities, severityOf(result), former?.severity),
      controls: {},
      tool: rule.tool,
      levels: { ...former?.levels, [environment]: level },
    });
  }
  return rules;
}

/** The later one of an order. */
function worse<T extends string, U extends T>(order: readonly T[], one: U, other: U | undefined): U {
  return other !== undefined && order.indexOf(other) > order.indexOf(one) ? other : one;
}
