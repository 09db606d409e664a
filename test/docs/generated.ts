import * as fs from 'node:fs';
import * as path from 'node:path';
import { stringify } from 'yaml';
import { datedDefaults, parseAddress, Resource, TerraformAddress } from '../../lib';
import { environmentOf } from './environments';
import { Block, Page, root } from './pages';
import { propertiesOf } from './properties';
import { rulesOf } from './rules';
import { placeAll } from './run';

/** A part of a page that is written from what stands elsewhere: `<!-- made by the example above: Service -->` to `<!-- end -->`. */
export const generated =
  /(<!-- (made by the example above|properties of|the file|rules of|dated defaults)\b([^>]*?) -->\n)([\s\S]*?)(<!-- end -->)/g;

/** The page with these parts written anew. */
export function regenerate(page: Page): string {
  return page.text.replace(generated, (_all, start: string, kind: string, what: string, _old: string, end: string, offset: number) => {
    return `${start}\n${contentOf(page, kind, what, offset)}\n${end}`;
  });
}

function contentOf(page: Page, kind: string, what: string, offset: number): string {
  if (kind === 'properties of') return propertiesOf(what.trim());
  if (kind === 'rules of') return rulesOf(what.trim());
  if (kind === 'dated defaults') return datedDefaultsTable();
  return kind === 'the file' ? theFile(what.trim()) : madeBy(exampleAbove(page, offset), what);
}

/** What each date changes, the newest first. */
function datedDefaultsTable(): string {
  const rows = Object.entries(datedDefaults)
    .reverse()
    .flatMap(([date, changes]) =>
      changes.length === 0
        ? [`| \`'${date}'\` | | | | nothing: these are the first |`]
        : changes.map(({ what, before, after, consequence }) => `| \`'${date}'\` | ${what} | ${before} | ${after} | ${consequence} |`),
    );
  return ['| date | changes | from | to | consequence |', '| --- | --- | --- | --- | --- |', ...rows, ''].join('\n');
}

/** A file of the project. Its TypeScript is not an example of the page: it is compiled where it stands. */
function theFile(file: string): string {
  const language = path.extname(file) === '.ts' ? 'typescript' : path.extname(file).slice(1);
  return `\`${file}\`\n\n\`\`\`${language}\n${fs.readFileSync(path.join(root, file), 'utf8').trimEnd()}\n\`\`\`\n`;
}

function exampleAbove(page: Page, offset: number): Block {
  const line = page.text.slice(0, offset).split('\n').length;
  const block = page.blocks.filter((candidate) => candidate.language === 'ts' && candidate.line < line).at(-1);
  if (!block) throw new Error(`${page.file}:${line}: no example above`);
  return block;
}

/**
 * The resources that an example makes, each cut to the fields that are asked for.
 *
 * @param what ` in <environment>: <type>(<field> <field>), <type>`: without fields all of them, without an environment in `production`
 */
function madeBy(example: Block, what: string): string {
  const [, name = 'production', list = ''] = /^(?: in (\w+))?: (.*)$/.exec(what) ?? [];
  const { files, resources } = placeAll(example, environmentOf(name));
  const chosen = [...list.matchAll(/(\w+)(?:\(([^)]*)\))?/g)].flatMap(([, type, fields]) => {
    const found = resources.all.filter((resource) => /\w+$/.exec(resource.type)?.[0] === type && !resource.path.startsWith('platform-'));
    if (found.length === 0) throw new Error(`${example.page.file}:${example.line} makes no ${type}`);
    return found.map((resource) => ({ ...resource, values: fields ? pick(resource.values, fields.split(' ')) : resource.values }));
  });
  const objects = chosen.filter(({ type }) => type.includes('/'));
  const blocks = chosen.filter(({ type }) => !type.includes('/'));
  return [excerpt(files, '.k8s.yaml', objects, kubernetes), excerpt(files, 'cdk.tf.json', blocks, terraform)].filter(Boolean).join('\n');
}

/** The files that hold some resources, and the resources. */
function excerpt(
  files: ReadonlyMap<string, string>,
  ending: string,
  resources: readonly Resource[],
  render: (resources: readonly Resource[]) => string,
): string {
  if (resources.length === 0) return '';
  const holders = [...files].filter(
    ([file, content]) => file.endsWith(ending) && !file.includes('/platform-') && resources.some(({ path }) => content.includes(path)),
  );
  const names = holders.map(([file]) => `\`${file}\``).join(', ');
  return `${names}\n\n\`\`\`${path.extname(ending).slice(1)}\n${render(resources).trimEnd()}\n\`\`\`\n`;
}

/** Without the metadata that every object has, but for its name. */
function kubernetes(objects: readonly Resource[]): string {
  return objects
    .map(({ type, address, values: { metadata: _metadata, apiVersion: _apiVersion, kind: _kind, ...content } }) => {
      const [, apiVersion, kind] = /^(.*)\/(\w+)$/.exec(type)!;
      return stringify({ apiVersion, kind, metadata: { name: parseAddress(address).name }, ...content });
    })
    .join('---\n');
}

function terraform(blocks: readonly Resource[]): string {
  const document: Record<string, Record<string, Record<string, unknown>>> = {};
  for (const { address, values } of blocks) {
    const { block, type, name } = parseAddress(address) as TerraformAddress;
    document[block] ??= {};
    document[block][type] ??= {};
    document[block][type][name] = values;
  }
  return json(document);
}

/** As JSON, with what fits on a line on one. */
function json(value: unknown, indent = ''): string {
  const line = JSON.stringify(value, undefined, 1).replace(/\n\s*/g, ' ');
  if (typeof value !== 'object' || value === null || indent.length + line.length <= 100) return line;
  const inner = `${indent}  `;
  const items = Array.isArray(value)
    ? value.map((item) => json(item, inner))
    : Object.entries(value).map(([key, child]) => `${JSON.stringify(key)}: ${json(child, inner)}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${open}\n${items.map((item) => inner + item).join(',\n')}\n${indent}${close}`;
}

/** The value with these fields only, each a path with dots; a path goes through every item of a list. */
function pick(value: unknown, fields: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value as Record<string, unknown>).flatMap(([key, child]) => {
      const below = fields.filter((field) => field === key || field.startsWith(`${key}.`)).map((field) => field.slice(key.length + 1));
      if (below.length === 0) return [];
      if (below.includes('')) return [[key, child]];
      return [[key, Array.isArray(child) ? child.map((item) => pick(item, below)) : pick(child, below)]];
    }),
  );
}
