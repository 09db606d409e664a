import { Yaml } from 'cdk8s';
import { Document, Scalar, visit } from 'yaml';

/** What readers of YAML 1.1, kubectl among them, take for the end of a line: https://yaml.org/spec/1.1/#id871136 */
const special = /[\u2028\u2029]/g;

/** Documents as cdk8s writes them, except that no text can become more than text: what a reader could misunderstand is an escape. */
export function yamlOf(documents: readonly unknown[]): string {
  const yaml = Yaml.stringify(...documents);
  return yaml.search(special) < 0 ? yaml : documents.map(escaped).join('---\n');
}

function escaped(content: unknown): string {
  const document = new Document(content, { keepUndefined: true, version: '1.1' });
  visit(document, {
    Scalar(_key, node) {
      if (typeof node.value === 'string' && node.value.search(special) >= 0) node.type = Scalar.QUOTE_DOUBLE;
    },
  });
  return document.toString({ lineWidth: 0 }).replace(special, (end) => `\\u${end.charCodeAt(0).toString(16)}`);
}
