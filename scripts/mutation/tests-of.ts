import * as fs from 'node:fs';
import * as path from 'node:path';

/** More suites than these mention what everybody uses. */
const rarely = 15;

/**
 * The suites of the module that a file belongs to, in the stages in which they are run: the likeliest first, then those that mirror its
 * folder or mention what it exports.
 */
export function testsOf(root: string, file: string): readonly (readonly string[])[] {
  const all = suites(root);
  const folder = path.posix.dirname(file);
  const shelf = folder.split('/')[0]!;
  const code = fs.readFileSync(path.join(root, file), 'utf8');
  const exported = [...code.matchAll(/^export (?:abstract )?(?:const|function|class) (\w+)/gm)].map(([, word]) => word!);
  const words = new RegExp(`\\b(${[...exported, '-'].join('|')})\\b`);
  const mirrored = nearest(all, folder);
  const mention = all.filter((suite) => exported.length > 0 && words.test(fs.readFileSync(path.join(root, suite), 'utf8')));
  const telling = mention.length <= rarely ? mention : [];
  const names = [path.posix.basename(file, '.ts'), path.posix.basename(folder)];
  const ofShelf = (suite: string) => suite.startsWith(`test/unit/${shelf}/`) || (shelf === 'lib' && suite.startsWith('test/process/cli/'));
  const named = all.filter((suite) => ofShelf(suite) && names.includes(path.posix.basename(suite, '.test.ts')));
  // What a suite is about is what it has the word for: `readinessProbe` for `probe.ts`.
  const about = new RegExp(names[0]!.replace(/-/g, '[- ]?').replace(/ies$|s$/, ''), 'gi');
  const speaking = (suite: string) => fs.readFileSync(path.join(root, suite), 'utf8').match(about)?.length ?? 0;
  const likely = [...mirrored].sort((a, b) => speaking(b) - speaking(a)).slice(0, 2);
  const first = unique([...named, ...telling.filter((suite) => mirrored.includes(suite)), ...likely]).slice(0, 2);
  const others = unique([...mirrored, ...telling]).filter((suite) => !first.includes(suite));
  return [first, others].filter((stage) => stage.length > 0);
}

const unique = (names: readonly string[]): readonly string[] => [...new Set(names)];

/** Suites of the folder that mirrors the file's, or of the deepest one above it. The command line's are processes. */
function nearest(all: readonly string[], folder: string): readonly string[] {
  const home = folder === 'lib/cli' ? 'test/process/cli' : `test/unit/${folder}`;
  const mirrored = all.filter((suite) => path.posix.dirname(suite) === home || suite === `${home}.test.ts`);
  return mirrored.length > 0 || !folder.includes('/') ? mirrored : nearest(all, path.posix.dirname(folder));
}

const suites = (root: string): readonly string[] => [...below(root, 'test/unit'), ...below(root, 'test/process')];

function below(root: string, folder: string): readonly string[] {
  return fs
    .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => path.posix.join(folder, ...file.split(path.sep)))
    .sort();
}
