import { isObject } from '../../documents/shape';
import { readUntrusted } from '../../documents/untrusted';
import { UserError } from '../../errors';
import type { Severity } from '../../policy/severity';
import { describingSystemErrors } from '../../system-error';

/** What a scanner calls how bad a result is. */
export type SarifLevel = 'error' | 'warning' | 'note' | 'none';

/** A rule of a scanner. */
export interface SarifRule {
  readonly id: string;
  readonly tool: string;
  /** One sentence, without its full stop; the id where the scanner tells nothing. */
  readonly description: string;
  /** What to do, where the scanner tells more than the description. */
  readonly help?: string;
  /** Page of the rule. */
  readonly url?: string;
  /** By the score that the scanner gives it. */
  readonly severity?: Severity;
}

/** Something that a scanner found. */
export interface SarifResult {
  readonly rule: SarifRule;
  readonly level: SarifLevel;
  /** Whether the scanner only asks somebody to look. */
  readonly open: boolean;
  readonly message: string;
  /** Where it may stand, best first. */
  readonly locations: readonly SarifLocation[];
}

export interface SarifLocation {
  /** As the scanner names the file, percent-encoded; empty where it names none. */
  readonly uri: string;
  /** From 1. */
  readonly line?: number;
  /** What stands there. */
  readonly snippet?: string;
  /** What it is called there, such as `aws_s3_bucket.logs`. */
  readonly names: readonly string[];
}

/** What one scanner found. */
export interface SarifRun {
  readonly tool: string;
  readonly results: readonly SarifResult[];
  /** How many more it found and suppresses itself. */
  readonly suppressed: number;
}

/**
 * Reads what a scanner found.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 * @throws UserError if the file is no SARIF 2.1.0, or does not hold its results itself
 */
export function readSarif(file: string): readonly SarifRun[] {
  const [document] = describingSystemErrors(() => readUntrusted(file, 'json'), file);
  const { version, runs } = record(document?.value);
  if (typeof version !== 'string' || (!Array.isArray(runs) && runs !== null))
    throw new UserError(`'${file}' is no SARIF log.`, 'Name what a scanner wrote with an option such as `--output sarif`.');
  if (version !== '2.1.0')
    throw new UserError(`'${file}' is SARIF ${version}, and this slipway reads 2.1.0.`, 'Let the scanner write SARIF 2.1.0.');
  return records(runs).map((run) => readRun(run, file));
}

type Json = Readonly<Record<string, unknown>>;

function readRun(run: Json, file: string): SarifRun {
  const { driver, extensions } = record(run['tool']);
  const tool = cut(text(record(driver)['name']) ?? 'a scanner', 60);
  if (tool === 'slipway')
    throw new UserError(`'${file}' is what slipway itself found.`, 'Give a report of `slipway validate -o json` to --baseline instead.');
  if (record(run['externalPropertyFileReferences'])['results'] !== undefined)
    throw new UserError(`'${file}' keeps its results in other files.`, 'Let the scanner write them into one.');
  const components = [driver, ...records(extensions)].map((component) => readRules(record(component)));
  const results = records(run['results']).filter(isFinding);
  const counted = results.filter((result) => !isSuppressed(result));
  return {
    tool,
    results: counted.map((result) => readResult(result, run, components, tool)),
    suppressed: results.length - counted.length,
  };
}

/** A descriptor of a rule by its id, and in its place. */
interface Rules {
  readonly list: readonly Json[];
  readonly byId: ReadonlyMap<string, Json>;
}

function readRules({ rules }: Json): Rules {
  const list = Array.isArray(rules) ? rules.map(record) : [];
  return { list, byId: new Map(list.flatMap((rule) => (typeof rule['id'] === 'string' ? [[rule['id'], rule]] : []))) };
}

/** What complies, does not apply or is gone is no finding. */
function isFinding({ kind, baselineState }: Json): boolean {
  return !['pass', 'notApplicable', 'informational'].includes(String(kind)) && baselineState !== 'absent';
}

function isSuppressed({ suppressions }: Json): boolean {
  const all = records(suppressions);
  return all.length > 0 && all.every(({ status }) => status === undefined || status === 'accepted');
}

function readResult(result: Json, run: Json, components: readonly Rules[], tool: string): SarifResult {
  const descriptor = descriptorOf(result, components);
  const id = cut(text(result['ruleId']) ?? text(record(result['rule'])['id']) ?? text(descriptor['id']) ?? tool, 200);
  const description = sentence(
    messageOf(descriptor['shortDescription']) ?? text(descriptor['name']) ?? messageOf(descriptor['fullDescription']) ?? id,
  );
  const help = messageOf(descriptor['help']);
  const url = text(descriptor['helpUri']);
  const severity = severityOf(record(descriptor['properties'])['security-severity'] ?? record(result['properties'])['security-severity']);
  const open = result['kind'] === 'open' || result['kind'] === 'review';
  return {
    rule: {
      id,
      tool,
      description,
      ...(help !== undefined && { help: sentence(help) }),
      ...(url !== undefined && /^https:\/\/[^\s"<>]{1,500}$/.test(url) && { url }),
      ...(severity && { severity }),
    },
    level: open ? 'none' : (levelOf(result['level']) ?? levelOf(record(descriptor['defaultConfiguration'])['level']) ?? 'warning'),
    open,
    message: sentence(messageOf(result['message'], descriptor) ?? description),
    locations: records(result['locations']).map((location) => readLocation(location, run)),
  };
}

/** A result names its rule by id, by its place in the list of the tool, or of an extension of it. */
function descriptorOf(result: Json, components: readonly Rules[]): Json {
  const reference = record(result['rule']);
  const extension = record(reference['toolComponent'])['index'];
  const component = components[Number.isInteger(extension) ? (extension as number) + 1 : 0];
  const index = reference['index'] ?? result['ruleIndex'];
  const byPlace = Number.isInteger(index) ? component?.list[index as number] : undefined;
  if (byPlace) return byPlace;
  const id = text(result['ruleId']) ?? text(reference['id']) ?? '';
  // `CA1000/1` is a part of `CA1000`.
  for (const name of [id, id.replace(/\/[^/]*$/, '')]) {
    const found = components.find(({ byId }) => byId.has(name));
    if (found) return found.byId.get(name)!;
  }
  return {};
}

function readLocation(location: Json, run: Json): SarifLocation {
  const { artifactLocation, region } = record(location['physicalLocation']);
  const { uri, uriBaseId, index } = record(artifactLocation);
  const artifact = Array.isArray(run['artifacts']) && Number.isInteger(index) ? record(run['artifacts'][index as number]) : {};
  const { startLine, snippet } = record(region);
  const shown = text(record(snippet)['text']);
  return {
    uri: cut(baseOf(uriBaseId, run) + (text(uri) ?? text(record(artifact['location'])['uri']) ?? ''), 1_000),
    ...(Number.isInteger(startLine) && (startLine as number) >= 1 && { line: startLine as number }),
    ...(shown !== undefined && { snippet: shown }),
    names: records(location['logicalLocations']).flatMap(({ fullyQualifiedName, name }) => text(fullyQualifiedName) ?? text(name) ?? []),
  };
}

function baseOf(id: unknown, run: Json): string {
  const bases = record(run['originalUriBaseIds']);
  const base = typeof id === 'string' && Object.hasOwn(bases, id) ? text(record(bases[id])['uri']) : undefined;
  return base === undefined ? '' : base.replace(/\/?$/, '/');
}

/** The text of a message, its placeholders filled in. */
function messageOf(message: unknown, descriptor: Json = {}): string | undefined {
  const { text: own, id, arguments: given } = record(message);
  const strings = record(descriptor['messageStrings']);
  const template = text(own) ?? (typeof id === 'string' && Object.hasOwn(strings, id) ? text(record(strings[id])['text']) : undefined);
  const values = Array.isArray(given) ? given : [];
  return template?.replace(/\{(\d{1,2})\}/g, (all, index) => text(values[Number(index)]) ?? all);
}

/** The ranks that GitHub gives to scores. */
function severityOf(score: unknown): Severity | undefined {
  const number = typeof score === 'string' || typeof score === 'number' ? Number(score) : Number.NaN;
  if (!(number >= 0 && number <= 10) || score === '') return undefined;
  return number >= 9 ? 'critical' : number >= 7 ? 'high' : number >= 4 ? 'medium' : number > 0 ? 'low' : 'info';
}

function levelOf(level: unknown): SarifLevel | undefined {
  return level === 'error' || level === 'warning' || level === 'note' || level === 'none' ? level : undefined;
}

/** The first line, without its full stop. */
function sentence(words: string): string {
  const [line = ''] = words.trim().split(/\r?\n/);
  return cut(line.trim(), 300).replace(/\.$/, '');
}

function cut(words: string, most: number): string {
  return words.length > most ? `${words.slice(0, most - 1)}…` : words;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function record(value: unknown): Json {
  return isObject(value) ? value : {};
}

function records(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
