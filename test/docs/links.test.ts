import * as fs from 'node:fs';
import * as path from 'node:path';
import { Page, pages, root } from './pages';

const links = pages.flatMap((page) =>
  [...page.prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => target!)
    .filter((target) => !/^https?:/.test(target))
    .map((target) => [page.file, target, page] as const),
);

test.each(links)('%s links to %s, which is there', (_file, target, page) => {
  const [file = '', anchor] = target.split('#');
  const location = file ? path.posix.join(path.posix.dirname(page.file), file) : page.file;
  expect(fs.existsSync(path.join(root, location))).toBe(true);
  if (anchor) expect((pages.find((other) => other.file === location.replace(/\/$/, '/README.md')) as Page).anchors).toContain(anchor);
});

test('every npm script that a page names is there, or in a package.json that it shows', () => {
  const shown = pages.flatMap(({ blocks }) => blocks.filter(({ file }) => path.basename(file) === 'package.json').map(({ code }) => code));
  const manifests = [fs.readFileSync(path.join(root, 'package.json'), 'utf8'), ...shown];
  const scripts = Object.assign({}, ...manifests.map((text) => JSON.parse(text).scripts));
  const named = pages.flatMap(({ text }) => [...text.matchAll(/npm run (?:--silent )?([\w:]+)/g)].map(([, script]) => script));
  expect([...new Set(named)].filter((script) => !scripts[script!])).toEqual([]);
});

test('every file that CONTRIBUTING.md names is there', () => {
  const { prose } = pages.find(({ file }) => file === 'CONTRIBUTING.md')!;
  const named = [...prose.matchAll(/`((?:lib|constructs|apps|test|docs|scripts|etc|examples|bench)\/[\w./-]*)`/g)].map(([, file]) => file!);
  expect(named.filter((file) => !fs.existsSync(path.join(root, file)))).toEqual([]);
});
