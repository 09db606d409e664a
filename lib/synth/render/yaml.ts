import { type ScalarTag, stringify, type Tags } from 'yaml';
import { isFast } from '../fast/fast-path';
import { type Print, YamlWriter } from '../fast/yaml-writer';

/** Documents as cdk8s writes them, except that no reader takes a text for anything else: what one could misread is in double quotes. */
export function yamlOf(documents: readonly unknown[], print: Print = yamlPrinter()): string {
  return documents.map((document) => print(document)).join('---\n');
}

/** Prints one document; whoever writes many files keeps it, because texts come again. */
export function yamlPrinter(): Print {
  if (!isFast()) return stockYaml;
  const writer = new YamlWriter(stockYaml);
  return (document) => writer.write(document);
}

/** One document, by the library `yaml`. */
export function stockYaml(document: unknown): string {
  return stringify(document, options);
}

const options = { customTags: guarded, keepUndefined: true, lineWidth: 0, version: '1.1' } as const;

/** Texts are written by us where they need it; `<<` is a text as well. */
function guarded(tags: Tags): Tags {
  return tags
    .filter((tag) => typeof tag === 'string' || tag.tag !== 'tag:yaml.org,2002:merge')
    .map((tag) => (typeof tag !== 'string' && tag.tag === 'tag:yaml.org,2002:str' ? guardedText(tag as ScalarTag) : tag));
}

function guardedText(text: ScalarTag): ScalarTag {
  return {
    ...text,
    stringify(item, ...context) {
      const value = item.value as string;
      return isMisread(value) ? quoted(value) : text.stringify!(item, ...context);
    },
  };
}

/** Whether a reader of YAML 1.1, of 1.2, kubectl, kustomize or PyYAML refuses a text as the library writes it, or takes it for something else. */
function isMisread(text: string): boolean {
  return misread.some((pattern) => pattern.test(text)) || (text.includes('\n') ? isBrokenBlock(text) : text.includes('\t'));
}

const misread: readonly RegExp[] = [
  // Ends of lines, and what may not stand in a file: https://yaml.org/spec/1.1/#id871136, https://yaml.org/spec/1.2.2/#51-character-set
  /(?![\t\n])\p{Cc}|[\u2028\u2029\ufeff\ufffe\uffff]/u,
  // Numbers with underscores, with any base, with hours and minutes; what is no number.
  /^[-+]?(0x[\da-f_]+|0o[0-7_]+|0b[01_]+|[\d_]+(\.[\d_]*)?(e[-+]?[\d_]+)?|\.[\d_]+(e[-+]?[\d_]+)?|[\d_]+(:[0-5]?\d)+(\.[\d_]*)?|\.(inf|nan))$/i,
  // The keys that merge and that stand for a default: https://yaml.org/type/merge.html, https://yaml.org/type/value.html
  /^(<<|=)$/,
  // The beginning and the end of a document.
  /^(---|\.\.\.).*$/,
];

/** Blocks whose indentation readers guess wrong: of blanks alone, with a tab first; and those that end in blanks, if others stand before. */
function isBrokenBlock(text: string): boolean {
  const start = text.slice(0, text.length - text.trimStart().length);
  if (start === text) return /[\t ]/.test(text);
  return start.includes('\t') || (text.includes('\n \n') && /\n[\t ]+$/.test(text));
}

/** In double quotes, on one line. */
function quoted(text: string): string {
  return JSON.stringify(text).replace(unwritten, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** What JSON leaves as it is. */
const unwritten = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g;
