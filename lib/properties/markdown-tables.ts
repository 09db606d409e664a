import { cellCode } from '../wording/markdown-text';
import { wordsOf } from './check-value';
import type { Bounds, Kind, Property } from './property';
import type { PropertyTable } from './property-table';
import { saidOf, type TypeDocs } from './type-docs';

/**
 * What types take, as a page: a table for each.
 *
 * @param docs what their doc comments say, by type
 */
export function markdownTables(table: PropertyTable, types: readonly string[], docs: ReadonlyMap<string, TypeDocs>): string {
  return types.map((type) => `## ${cellCode(type)}\n${prose(docs.get(type)?.text)}\n${tableOf(table, type, docs)}`).join('\n');
}

function prose(text = ''): string {
  return text === '' ? '' : `\n${cell(text)}\n`;
}

function tableOf(table: PropertyTable, type: string, docs: ReadonlyMap<string, TypeDocs>): string {
  const rows = [...table.propertiesOf(type)].map(([name, property]) => {
    const said = saidOf(table, docs, type, name);
    return [cellCode(name), takes(property, property), presetOf(property, said?.default), cell(said?.text ?? '')];
  });
  const columns = ['property', 'takes', 'default', 'is'];
  return [columns, columns.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}

function presetOf({ optional }: Property, preset: string | undefined): string {
  if (!optional) return 'required';
  if (preset === undefined) return '';
  return preset.startsWith('- ') ? cell(preset.slice(2)) : cellCode(preset);
}

function takes(kind: Kind, bounds: Bounds): string {
  switch (kind.is) {
    case 'text':
      return kind.values ? kind.values.map((value) => cellCode(`'${value}'`)).join(', ') : cell(wordsOf(kind, bounds));
    case 'list':
      return `list of ${takes(kind.of, bounds)}`;
    case 'map':
      return `${takes(kind.of, bounds)} by name`;
    case 'either':
      return kind.of.map((one) => takes(one, bounds)).join(', or ');
    case 'object':
      return cellCode(kind.type);
    case 'instance':
      return kind.name === 'Duration' && bounds.unit !== undefined ? cell(wordsOf(kind, bounds)) : cellCode(kind.name);
    default:
      return cell(wordsOf(kind, bounds));
  }
}

/** Prose of the project's own, which may be Markdown, in a cell. */
function cell(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/\|/g, '\\|').trim();
}
