import * as fs from 'node:fs';
import * as path from 'node:path';

/** What docs/getting-started.md tells a newcomer to write and to run. */
const page = fs.readFileSync(path.resolve(__dirname, '../../docs/getting-started.md'), 'utf8');
const blocks = [...page.matchAll(/^```(\S+)(.*)\n([\s\S]*?)^```$/gm)].map(([, language, info, code]) => ({
  language: language!,
  info: info!.trim(),
  code: code!,
}));

/** Writes the files of the page into an empty folder; JavaScript replaces what it says anew. */
export function writeFiles(folder: string, language: 'TypeScript' | 'JavaScript'): void {
  const files = (name: string) => blocks.filter(({ info }) => info.startsWith(`file=${name}/`));
  const shared = files('getting-started').filter(({ info }) => language === 'TypeScript' || /\.gitignore$|\/releases\//.test(info));
  for (const { info, code } of [...shared, ...(language === 'JavaScript' ? files('getting-started-js') : [])]) {
    const file = path.join(folder, info.slice(info.indexOf('/') + 1));
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, code);
  }
}

/** The lines that it runs, but those that need a cloud, a cluster or Terraform's registry. */
export const commands: readonly string[] = blocks
  .filter(({ language, info }) => language === 'sh' && info === '')
  .flatMap(({ code }) => code.trim().split('\n'))
  .filter((line) => /^(npm|npx) /.test(line));
