import type { Condition } from '../../approval/gate';
import { cellCode, code } from '../../wording/markdown-text';

/**
 * Conditions for a comment: a table, what stops first. Texts of others mark, link and mention nothing.
 *
 * @param bundle its digest
 * @param passed what it says where nothing stops it
 */
export function conditionMarkdown(
  environment: string,
  bundle: string,
  conditions: readonly Condition[],
  passed = 'may be deployed',
): string {
  const stops = conditions.filter((each) => !each.passed);
  const all = [...stops, ...conditions.filter((each) => each.passed)];
  const verdict = stops.length === 0 ? passed : `${stops.length === 1 ? '1 condition stops' : `${stops.length} conditions stop`} it`;
  const cell = (text: string | undefined) => (text === undefined || text === '' ? '' : cellCode(text));
  return [
    `### Gate of ${code(environment)}: ${verdict}`,
    '',
    `Bundle ${code(bundle)}`,
    '',
    '| | condition | wanted | found | what to do |',
    '| --- | --- | --- | --- | --- |',
    ...all.map(({ name, passed: own, wanted, found, cure }) => {
      const cells = [own ? 'pass' : '**stop**', cell(name), cell(wanted), cell(found), cure === undefined ? '' : sentences(cure)];
      return `| ${cells.join(' | ')} |`;
    }),
    '',
  ].join('\n');
}

/** Words that no forge makes anything of: neither a mark, a link, a mention nor a smiley. */
const plain = /^(?!.*(?:www|:\S))[A-Za-z ,.:;()-]*$/i;

/** What to do, as text with commands as code; as code, all of it, where anything else stands in it. */
function sentences(text: string): string {
  const parts = text.split('`');
  const isPlain = parts.length % 2 === 1 && parts.every((part, index) => (index % 2 === 1 ? part !== '' : plain.test(part)));
  return isPlain ? parts.map((part, index) => (index % 2 === 1 ? cellCode(part) : part)).join('') : cellCode(text);
}
