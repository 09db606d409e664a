import { printable } from '../../../wording/printable';
import type { Severity } from '../../severity';
import type { Strictness } from '../blocking';
import { judgedNothing, placeOfNotJudged } from '../not-judged';
import type { Finding, Report, ReportedRule } from '../report';
import { type OutputFolders, outputFile, uri } from './output-file';

/** GitHub's ranks of security findings. */
const securitySeverity: Readonly<Record<Severity, string>> = { info: '0.0', low: '2.0', medium: '5.0', high: '8.0', critical: '9.5' };

/** Results of a run that GitHub takes: https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support-for-code-scanning */
const most = 5000;

const informationUri = 'https://www.npmjs.com/package/slipway';

/**
 * A report as SARIF 2.1.0: the user's line first, the output file and the field in it second.
 *
 * @param version of slipway
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarifReport(report: Report, folders: OutputFolders, { baseline }: Strictness = {}, version = '0.0.0'): unknown {
  const { rules, findings, waivers, changes = [], imports = [], notJudged = [] } = report;
  const places = new Map(rules.map(({ name }, index) => [name, index]));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'slipway', informationUri, semanticVersion: version, rules: rules.map(reportingDescriptor) },
        },
        columnKind: 'utf16CodeUnits',
        results: findings.slice(0, most).map((finding) => ({
          ruleId: finding.rule,
          ruleIndex: places.get(finding.rule) ?? -1,
          ...kindOf(finding),
          message: { text: said(`${finding.addresses[0]}: ${finding.message}. ${finding.cure}`) },
          locations: [location(finding, folders)],
          relatedLocations: [{ id: 1, message: { text: 'What is written' }, ...outputLocation(finding, folders) }],
          partialFingerprints: { 'slipway/v1': finding.fingerprint, primaryLocationLineHash: `${finding.fingerprint}:1` },
          ...(baseline && { baselineState: baseline.has(finding.fingerprint) ? 'unchanged' : 'new' }),
          ...(finding.waiver && {
            suppressions: [
              {
                kind: 'external',
                status: 'accepted',
                justification: said(`${finding.waiver.reason} (${finding.waiver.owner}, until ${finding.waiver.expires})`),
              },
            ],
          }),
          properties: { level: finding.level, pack: finding.pack, verdict: finding.verdict, environment: finding.environment },
        })),
        invocations: [
          {
            executionSuccessful: !judgedNothing(report) && !notJudged.some(({ kind }) => kind === 'refused'),
            toolConfigurationNotifications: [
              ...waivers
                .filter(({ state }) => state !== 'used')
                .map(({ rule, path, fingerprint, state, problem = 'covers nothing' }) => ({
                  level: state === 'unused' ? 'warning' : 'error',
                  message: { text: said(`The waiver of ${rule} for ${path ?? fingerprint} ${problem}.`) },
                })),
              ...imports.flatMap(({ tool, notMapped }) =>
                notMapped.map(({ rule, file, line, message }) => ({
                  level: 'warning',
                  message: {
                    text: said(`Not mapped: ${rule} of ${tool} at ${file}${line === undefined ? '' : `:${line}`}: ${message}.`),
                  },
                })),
              ),
              ...notJudged.map((each) => ({
                level: each.kind === 'refused' ? 'error' : each.kind === 'excluded' ? 'note' : 'warning',
                message: { text: said(`Not judged: ${placeOfNotJudged(each)} ${each.reason}.`) },
              })),
              ...(findings.length > most
                ? [{ level: 'warning', message: { text: `${findings.length - most} more findings, none worse than these, are left out.` } }]
                : []),
              ...changes.map(({ kind, rule, detail }) => ({
                level: 'warning',
                message: { text: said(`${kind.replace('-', ' ')}: ${rule}: ${detail}`) },
              })),
            ],
          },
        ],
      },
    ],
  };
}

/** What a message says: SARIF takes `[text](target)` for a link. */
function said(text: string): string {
  return printable(text).replace(/\]\(/g, '] (');
}

function reportingDescriptor({ name, description, remediation, source, severity, controls, tool }: ReportedRule) {
  const tags = Object.entries(controls).flatMap(([framework, ids]) => (ids as readonly string[]).map((id) => `${framework}:${id}`));
  return {
    id: name,
    name: name.replace(/(?:^|\W|_)+(\w?)/g, (_all, letter: string) => letter.toUpperCase()),
    shortDescription: { text: said(description) },
    fullDescription: { text: said(description) },
    help: { text: said(remediation) },
    ...(source !== undefined && { helpUri: source }),
    defaultConfiguration: { level: levelOf(severity) },
    properties: {
      tags: ['security', ...(tool === undefined ? [] : [printable(tool)]), ...new Set(tags)],
      'security-severity': securitySeverity[severity],
    },
  };
}

/** What is unknown is open until a plan tells: SARIF gives such results no level. */
function kindOf({ verdict, severity }: Finding) {
  return verdict === 'unknown'
    ? { kind: 'open', level: 'none' }
    : { kind: 'fail', level: verdict === 'error' ? 'error' : levelOf(severity) };
}

function levelOf(severity: Severity): 'error' | 'warning' | 'note' {
  return severity === 'critical' || severity === 'high' ? 'error' : severity === 'info' ? 'note' : 'warning';
}

function location(finding: Finding, folders: OutputFolders) {
  const { source, path } = finding;
  const logicalLocations = [{ fullyQualifiedName: printable(path), kind: 'resource' }];
  if (!source || source.file === '<external>') return { ...outputLocation(finding, folders), logicalLocations };
  const { file, line, column } = source;
  return {
    physicalLocation: { artifactLocation: { uri: uri(file) }, region: { startLine: line, startColumn: column } },
    logicalLocations,
  };
}

function outputLocation(finding: Finding, folders: OutputFolders) {
  const { field, addresses } = finding;
  return {
    physicalLocation: { artifactLocation: { uri: uri(outputFile(finding, folders)) }, region: { startLine: 1 } },
    logicalLocations: [{ fullyQualifiedName: printable(`${addresses[0]}${field ? `#${field}` : ''}`), kind: 'object' }],
  };
}
