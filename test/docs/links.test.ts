import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { isAmong, relativeLinks } from '../../scripts/relative-links';
import { Page, pages, root } from './pages';

const changelog = new Page('CHANGELOG.md');
const links = [...pages, changelog].flatMap((page) =>
  relativeLinks(page.file, page.text).map(({ target, file }) => [page.file, target, file] as const),
);
/** What npm packs, without what is built. */
const [{ files }] = JSON.parse(
  execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }),
);
const packed: readonly string[] = files.map((file: { readonly path: string }) => file.path);

test.each(links)('%s links to %s, which is there, and in the package', (_file, target, file) => {
  expect(fs.existsSync(path.join(root, file))).toBe(true);
  expect(isAmong(file, packed)).toBe(true);
  const [, anchor] = target.split('#');
  if (anchor) expect(pages.find((page) => page.file === file || page.file === `${file}/README.md`)?.anchors).toContain(anchor);
});

test('every page that people read is in the package', () => {
  expect([...pages, changelog].filter(({ file }) => !packed.includes(file)).map(({ file }) => file)).toEqual([]);
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
