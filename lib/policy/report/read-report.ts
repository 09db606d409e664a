import { parseJson } from '../../documents/json/parse-json';
import { readRegularFile } from '../../documents/read-regular-file';
import { anyText, list, map, object, oneOf, source, text } from '../../documents/shape';
import { UserError } from '../../errors';
import { severities } from '../severity';
import type { Report } from './report';

/** Some hundred thousand findings. */
export const mostOfReport = 256 * 1024 * 1024;

/**
 * Reads a report. It may have been written by anybody: nothing of another form gets through.
 *
 * @throws UserError if it is missing, too large or no report
 */
export function readReport(file: string): Report {
  const cure = 'Name a report.json that `slipway synth` or `slipway validate -o json` wrote.';
  return parseReport(readRegularFile(file, mostOfReport, cure).toString('utf8'), file);
}

/**
 * The same of its text.
 *
 * @param file where it came from, for the error
 * @throws UserError if it is no report
 */
export function parseReport(json: string, file: string): Report {
  const document = parseJson(json, file);
  const { schemaVersion } = (document ?? {}) as { readonly schemaVersion?: unknown };
  if (typeof schemaVersion === 'number' && schemaVersion !== 1)
    throw new UserError(
      `'${file}' has the schema version ${schemaVersion}, and this slipway reads version 1.`,
      'Write it with the version of slipway that the project installs.',
    );
  const fault = report(document, '');
  if (fault) throw new UserError(`'${file}' is no report: ${fault}.`, 'Write it anew with `slipway validate -o json`.');
  return document as Report;
}

const count = (value: unknown, path: string) =>
  Number.isInteger(value) && (value as number) >= 0 ? undefined : `'${path}' is no whole number from 0`;
const severity = oneOf(...severities);
const level = oneOf('advisory', 'mandatory', 'mandatory-without-waiver');
const fingerprint = text(/^[0-9a-f]{16}$/, 'a fingerprint of 16 hexadecimal digits');
const url = text(/^https:\/\/\S+$/, 'an https URL');
const day = text(/^\d{4}-\d{2}-\d{2}$/, 'a day as YYYY-MM-DD');
const terms = { reason: anyText, owner: anyText, expires: day };

const stack = object(
  { id: anyText, environment: anyText, packs: list(anyText), resources: count, judged: count, notCovered: map(count) },
  { plan: text(/^[0-9a-f]{64}$/, 'a SHA-256 in hexadecimal'), files: list(anyText) },
);
const rule = object(
  { name: anyText, description: anyText, remediation: anyText, severity, controls: map(list(anyText)), levels: map(level) },
  { source: url, cure: anyText, tool: anyText },
);
const finding = object(
  {
    fingerprint,
    rule: anyText,
    severity,
    level,
    pack: anyText,
    verdict: oneOf('fail', 'unknown', 'error'),
    stack: anyText,
    environment: anyText,
    workload: anyText,
    path: anyText,
    type: anyText,
    addresses: list(anyText),
    field: anyText,
    pointer: anyText,
    message: anyText,
    cure: anyText,
    output: object({ folder: oneOf('terraform', 'kubernetes', 'input'), file: anyText }),
  },
  { source, waiver: object(terms), supersededBy: list(fingerprint), extent: list(anyText) },
);
const waiver = object(
  { rule: anyText, ...terms, state: oneOf('used', 'unused', 'expired', 'refused') },
  { path: anyText, fingerprint, source, environments: list(anyText), problem: anyText },
);
const foreignWaiver = object({ rule: anyText, ...terms }, { path: anyText, fingerprint, source, environments: list(anyText) });
const notMapped = object({ rule: anyText, file: anyText, message: anyText }, { line: count });
const imported = object({ tool: anyText, file: anyText, results: count, suppressed: count, notMapped: list(notMapped) });
const document = object({
  file: anyText,
  line: count,
  type: anyText,
  address: anyText,
  verdicts: map(oneOf('pass', 'fail', 'unknown', 'error')),
});
const leftOut = object({ file: anyText, kind: oneOf('foreign', 'incomplete', 'excluded', 'refused'), reason: anyText }, { line: count });
const change = object({ kind: oneOf('waiver-added', 'rule-weakened', 'rule-dropped', 'finding-worse'), rule: anyText, detail: anyText });
/** `schemas/report.schema.json` in code. */
const report = object(
  { schemaVersion: oneOf(1), stacks: list(stack), rules: list(rule), findings: list(finding), waivers: list(waiver) },
  {
    superseded: list(finding),
    documents: list(document),
    notJudged: list(leftOut),
    changes: list(change),
    foreignWaivers: list(foreignWaiver),
    imports: list(imported),
  },
);
