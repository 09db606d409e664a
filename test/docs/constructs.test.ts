import * as fs from 'node:fs';
import * as path from 'node:path';
import { generated, regenerate } from './generated';
import { pages, root } from './pages';
import { exportsOf, isForUsers, isPartOfStack, outputsOf } from './program';

const written = pages.filter(({ text }) => text.search(generated) >= 0);
const ofConstructs = pages.filter(({ file }) => file.startsWith('docs/constructs/'));

test.each(written.map((page) => [page.file, page] as const))('what is generated in %s is what the code says', (file, page) => {
  const current = regenerate(page);
  if (process.env.UPDATE_DOCS) fs.writeFileSync(path.join(root, file), current);
  else expect(page.text).toBe(current);
});

const public_ = [...exportsOf('slipway/constructs')].filter(([, symbol]) => isForUsers(symbol));

test.each(public_)('%s has a heading in docs/constructs', (name) => {
  const words = ofConstructs.flatMap(({ headings }) => headings.flatMap((heading) => heading.replaceAll('`', '').split(/[\s,]+/)));
  expect(words).toContain(name);
});

test.each(public_.filter(([, symbol]) => outputsOf(symbol).length > 0))('the page of %s lists its outputs', (name, symbol) => {
  const page = ofConstructs.find(({ headings }) => headings[0]?.replaceAll('`', '') === name);
  const rows = [...(page?.prose.matchAll(/^\| `(\w+)` \|/gm) ?? [])].map(([, output]) => output);
  expect(rows).toEqual(expect.arrayContaining([...outputsOf(symbol)]));
});

test.each([...exportsOf('slipway')].filter(([, symbol]) => isPartOfStack(symbol)))('%s is explained somewhere', (name) => {
  expect(pages.some(({ prose }) => new RegExp(`\`(new )?${name}\\b`).test(prose))).toBe(true);
});

test.each([...exportsOf('slipway/testing').keys()].filter((name) => /^[a-z]/.test(name)))('%s is explained somewhere', (name) => {
  expect(pages.some(({ prose }) => prose.includes(`\`${name}`))).toBe(true);
});
