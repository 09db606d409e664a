import * as fs from 'node:fs';
import * as path from 'node:path';

/** docs/getting-started.md, as what it tells a newcomer to write and to run. */
export class GettingStarted {
  private readonly blocks: readonly { readonly language: string; readonly info: string; readonly code: string }[];

  constructor(page: string) {
    this.blocks = [...page.matchAll(/^```(\S+)(.*)\n([\s\S]*?)^```$/gm)].map(([, language, info, code]) => ({
      language: language!,
      info: info!.trim(),
      code: code!,
    }));
  }

  /** Writes its files into a folder; JavaScript replaces what it says anew. */
  write(folder: string, language: 'TypeScript' | 'JavaScript'): void {
    const files = (name: string) => this.blocks.filter(({ info }) => info.startsWith(`file=${name}/`));
    const shared = files('getting-started').filter(({ info }) => language === 'TypeScript' || /\.gitignore$|\/releases\//.test(info));
    for (const { info, code } of [...shared, ...(language === 'JavaScript' ? files('getting-started-js') : [])]) {
      const file = path.join(folder, info.slice(info.indexOf('/') + 1));
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(file, code);
    }
  }

  /** The lines that it runs, in their order. */
  commands(program: 'npm' | 'terraform' | 'kubectl'): readonly string[] {
    const shell = this.blocks.filter(({ language }) => language === 'sh').flatMap(({ code }) => code.trim().split('\n'));
    return shell.filter((line) => new RegExp(`^(\\w+=\\S+ )*${program === 'npm' ? 'np[mx]' : program} `).test(line));
  }
}
