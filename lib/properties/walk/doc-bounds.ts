import type * as types from 'typescript';
import { UserError } from '../../errors';
import { formats } from '../formats';
import type { Bounds } from '../property';
import type { Documented } from '../type-docs';
import type { Compiler } from './compiler';
import { lineOf } from './line-of';

export function documentedOf(ts: Compiler, checker: types.TypeChecker, member: types.Symbol): Documented {
  const stated = member.getJsDocTags(checker).find(({ name }) => name === 'default');
  return {
    text: ts.displayPartsToString(member.getDocumentationComment(checker)),
    ...(stated && { default: ts.displayPartsToString(stated.text) }),
  };
}

/**
 * What the doc tags of a property state of its values.
 *
 * @throws UserError at the property, if a tag says what no table can hold
 */
export function boundsOf(ts: Compiler, checker: types.TypeChecker, member: types.Symbol): Bounds {
  const tags = new Map(member.getJsDocTags(checker).map(({ name, text }) => [name, ts.displayPartsToString(text).replace(/\s+/g, ' ')]));
  const refuse = (tag: string, what: string, cure: string): never => {
    const [node] = member.declarations ?? [];
    throw new UserError(`'@${tag}' of '${member.name}' ${what}.`, cure, node && lineOf(ts, node.getSourceFile(), node.getStart()));
  };
  const number = (tag: string) => {
    const text = tags.get(tag);
    if (text === undefined) return {};
    if (!/^-?\d+(\.\d+)?$/.test(text)) refuse(tag, `is '${text}', which is no number`, `Write one, such as '@${tag} 1'.`);
    return { [tag]: Number(text) };
  };
  const format = (tag: 'format' | 'propertyNames') => {
    const name = tags.get(tag);
    if (name !== undefined && !Object.hasOwn(formats, name))
      refuse(
        tag,
        `is '${name}', which is no format`,
        `Choose one of: ${Object.keys(formats).join(', ')}; or write '@pattern <expression> <words>'.`,
      );
    return name === undefined ? {} : { [tag]: name };
  };
  const [, pattern = '', words = ''] = /^(\S+) (.+)$/.exec(tags.get('pattern') ?? '') ?? [];
  if (tags.has('pattern') && pattern === '')
    refuse('pattern', 'says not in words what it is', "Write both: '@pattern ^[a-z]+$ small letters'.");
  if (pattern !== '' && !isExpression(pattern))
    refuse(
      'pattern',
      `is no regular expression: ${pattern}`,
      "Write one without spaces and slashes around it: '@pattern ^[a-z]+$ small letters'.",
    );
  return {
    ...number('minimum'),
    ...number('maximum'),
    ...(tags.has('unit') && { unit: tags.get('unit')! }),
    ...(tags.has('because') && { because: tags.get('because')! }),
    ...format('format'),
    ...(pattern && { pattern, words }),
    ...format('propertyNames'),
    ...number('minItems'),
    ...(tags.has('uniqueItems') && { uniqueItems: true as const }),
    ...(tags.get('entries') === 'stated' && { entries: 'stated' as const }),
  };
}

function isExpression(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u') !== undefined;
  } catch {
    return false;
  }
}
