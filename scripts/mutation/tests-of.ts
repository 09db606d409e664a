import * as fs from 'node:fs';
import * as path from 'node:path';
import * as ts from 'typescript';

/** More suites than these mention what everybody uses: of them a few are asked. */
const rarely = 15;
/** Suites that quote what a file says, or have the words of a place; a phrase or a word that more have tells nothing. */
const few = 4;
/** Suites of the command line that are run for a mutant: each takes a minute or more. */
const mostProcesses = 3;
/** What has to speak for such a suite: a word of a name, or that it mentions what is exported. */
const enough = 3;

/**
 * The suites of the module that a file belongs to, in the stages in which they are run: the likeliest first, then those that mirror its
 * folder, mention what it exports, quote what it says, or have the words of the place, then those that walk its whole shelf; last a few that
 * start processes, of what is not of the command line the one that most speaks for.
 *
 * @param place the lines of the file that are changed
 */
export function testsOf(root: string, file: string, place: string): readonly (readonly string[])[] {
  const folder = path.posix.dirname(file);
  const shelf = folder.split('/')[0]!;
  const all = suites(root, shelf);
  const mirrored = nearest(all, folder);
  const mention = mentioning(root, all, file);
  const quoting = quotingOf(root, all, file);
  const telling = mention.length <= rarely ? mention : mention.slice(0, 2 * few);
  const names = [path.posix.basename(file, '.ts'), path.posix.basename(folder)];
  const named = all.filter((suite) => isNear(root, suite, folder) && names.includes(path.posix.basename(suite, '.test.ts')));
  // What a suite is about is what it has the word for: `readinessProbe` for `probe.ts`.
  const about = new RegExp(names[0]!.replace(/-/g, '[- ]?').replace(/ies$|s$/, ''), 'gi');
  const speaking = (suite: string) => read(root, suite).match(about)?.length ?? 0;
  const likely = [...mirrored].sort((a, b) => speaking(b) - speaking(a)).slice(0, 2);
  const both = telling.filter((suite) => mirrored.includes(suite) || named.includes(suite));
  const first = unique([...both, ...named, ...quoting.slice(0, 1), ...likely])
    .filter(isUnit)
    .slice(0, 2);
  const own = all.filter((suite) => suite.startsWith(`test/unit/${shelf}/`));
  const namesakes = own.filter((suite) => path.posix.basename(suite, '.test.ts') === names[0]);
  const others = unique([...mirrored, ...namesakes, ...telling, ...quoting, ...wordy(root, own, place)]).filter(
    (suite) => isUnit(suite) && !first.includes(suite),
  );
  const walking = all.filter((suite) => path.posix.dirname(suite) === `test/unit/${shelf}` && ![...first, ...others].includes(suite));
  const processes = processesOf(root, all, [...telling, ...quoting], names, place).slice(
    0,
    folder.startsWith('lib/cli') ? mostProcesses : 1,
  );
  return [first, others, walking.length <= rarely ? walking : [], ...processes.map((suite) => [suite])].filter((stage) => stage.length > 0);
}

const isUnit = (suite: string): boolean => suite.startsWith('test/unit/');

/** Suites that start processes: first those that most speaks for, such as a name like the file's or words that few have. */
function processesOf(
  root: string,
  all: readonly string[],
  likely: readonly string[],
  [name = '', folder = '']: readonly string[],
  place: string,
): readonly string[] {
  const suites = all.filter((suite) => !isUnit(suite));
  const rare = wordy(root, suites, place);
  const words = [...name.split('-'), ...folder.split('-')];
  const scoreOf = (suite: string) => {
    const own = path.posix.basename(suite, '.test.ts');
    const alike = own.split('-').filter((word) => words.includes(word)).length;
    const isBeside = path.posix.basename(path.posix.dirname(suite)) === folder;
    return (
      (own === name ? 9 : 0) +
      (likely.includes(suite) ? 3 : 0) +
      4 * alike +
      (isBeside ? 1 : 0) +
      (rare.includes(suite) ? 3 - rare.indexOf(suite) / 2 : 0)
    );
  };
  return suites
    .map((suite) => [suite, scoreOf(suite)] as const)
    .filter(([, score]) => score >= enough)
    .sort(([, a], [, b]) => b - a)
    .map(([suite]) => suite);
}

/** Suites that hold four words in a row of what a file says, where few do; those that hold most first. */
function quotingOf(root: string, all: readonly string[], file: string): readonly string[] {
  return holdingMost(root, all, textsOf(ts.createSourceFile(file, read(root, file), ts.ScriptTarget.ES2022)).flatMap(fourWords));
}

/** Suites that have the words of a place that few have: `exclude_punctuation`, wherever the argument is asked for. */
function wordy(root: string, all: readonly string[], place: string): readonly string[] {
  return holdingMost(root, all, place.match(/\w{4,}/g) ?? []);
}

/** Of suites that hold a text that few hold, those that hold most of them. */
function holdingMost(root: string, all: readonly string[], texts: readonly string[]): readonly string[] {
  const held = all.map((suite) => [suite, read(root, suite)] as const);
  const counts = new Map<string, number>();
  for (const one of new Set(texts)) {
    const holding = held.filter(([, text]) => text.includes(one));
    if (holding.length <= few) for (const [suite] of holding) counts.set(suite, (counts.get(suite) ?? 0) + 1);
  }
  const ranked = [...counts].sort(([, a], [, b]) => b - a);
  return ranked.map(([suite]) => suite).slice(0, few);
}

function textsOf(node: ts.Node): readonly string[] {
  const own = ts.isStringLiteral(node) || ts.isTemplateLiteralToken(node) ? [node.text] : [];
  const below: string[] = [];
  ts.forEachChild(node, (child) => void below.push(...textsOf(child)));
  return [...own, ...below];
}

function fourWords(text: string): readonly string[] {
  const words = text.trim().split(/\s+/);
  return words.slice(3).map((_, at) => words.slice(at, at + 4).join(' '));
}

/** Whether a suite is of the file's shelf, and mirrors no folder that the file does not stand in. */
function isNear(root: string, suite: string, folder: string): boolean {
  const mirror = path.posix.dirname(suite).replace(/^test\/(?:unit|process)\//, '');
  const isAbove = `${folder}/`.startsWith(`${mirror}/`);
  return isAbove || (mirror.split('/')[0] === folder.split('/')[0] && !fs.existsSync(path.join(root, mirror)));
}

/**
 * Suites that mention what a file exports, those that do most first. What none mentions, or so many that it is a word like others, is tested by
 * what is made of it: by those that mention its importers.
 */
function mentioning(root: string, all: readonly string[], file: string, seen = new Set([file])): readonly string[] {
  const exported = [...read(root, file).matchAll(/^export (?:abstract )?(?:const|function|class) (\w+)/gm)].map(([, word]) => word!);
  const words = new RegExp(`\\b(?:${exported.join('|')})\\b`, 'g');
  const counts = exported.length === 0 ? [] : all.map((suite) => [suite, read(root, suite).match(words)?.length ?? 0] as const);
  const found = counts.filter(([, count]) => count > 0).sort(([, a], [, b]) => b - a);
  const own = found.map(([suite]) => suite);
  if (own.length > 0 && own.length <= rarely) return own;
  const imported = new RegExp(`from '\\.[^']*/${path.posix.basename(file, '.ts')}'`);
  const importers = below(root, file.split('/')[0]!, '.ts').filter((other) => !seen.has(other) && imported.test(read(root, other)));
  for (const importer of importers) seen.add(importer);
  const namesake = own.filter((suite) => path.posix.basename(suite, '.test.ts') === path.posix.basename(file, '.ts'));
  return unique([...namesake, ...own.slice(0, few), ...importers.flatMap((importer) => mentioning(root, all, importer, seen))]);
}

const read = (root: string, file: string): string => fs.readFileSync(path.join(root, file), 'utf8');

const unique = (names: readonly string[]): readonly string[] => [...new Set(names)];

/** Suites of the folder that mirrors the file's, or of the deepest one above it; before those one that is called as a folder is. */
function nearest(all: readonly string[], folder: string): readonly string[] {
  const home = `test/unit/${folder}`;
  const mirrored = all.filter((suite) => path.posix.dirname(suite) === home);
  const called = all.filter((suite) => suite === `${home}.test.ts`);
  const depth = folder.split('/').length;
  const isAll = mirrored.length > 0 || depth === 1 || (depth === 2 && called.length > 0);
  return [...called, ...mirrored, ...(isAll ? [] : nearest(all, path.posix.dirname(folder)))];
}

/** Only what processes do has suites that start some: of the other shelves unit tests tell it sooner. */
const suites = (root: string, shelf: string): readonly string[] =>
  ['test/unit', ...(shelf === 'lib' ? ['test/process'] : [])].flatMap((folder) => below(root, folder, '.test.ts'));

function below(root: string, folder: string, end: string): readonly string[] {
  return fs
    .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(end))
    .map((file) => path.posix.join(folder, ...file.split(path.sep)))
    .sort();
}
