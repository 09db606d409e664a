import * as fs from 'node:fs';
import * as path from 'node:path';
import { root } from '../kit/root';

export { root };

/** A fenced block of a page. */
export interface Block {
  readonly page: Page;
  /** First word of its info string, such as `ts`. */
  readonly language: string;
  /** The other words: `fails` (does not compile), `throws` (throws when it is run); the block after it holds the message. */
  readonly words: readonly string[];
  readonly code: string;
  /** Of the fence, from 1. */
  readonly line: number;
  /** Where it would lie as a file, beside its page: `file=orders.ts` names it, so that others import it. */
  readonly file: string;
}

/** A Markdown page of the project. */
export class Page {
  readonly text: string;
  readonly blocks: readonly Block[];

  /** @param file relative to the project, with forward slashes */
  constructor(readonly file: string) {
    this.text = fs.readFileSync(path.join(root, file), 'utf8');
    this.blocks = [...this.text.matchAll(/^```(\S+)(.*)\n([\s\S]*?)^```$/gm)].map(([, language, info, code], index, all) => {
      const line = this.text.slice(0, all[index]!.index).split('\n').length;
      const words = info!.trim().split(/\s+/).filter(Boolean);
      const name = words.find((word) => word.startsWith('file='))?.slice('file='.length) ?? `${path.basename(file, '.md')}-${line}.ts`;
      return { page: this, language: language!, words, code: code!, line, file: path.posix.join(path.posix.dirname(file), name) };
    });
  }

  /** Its text without fenced blocks and comments. */
  get prose(): string {
    return this.text.replace(/^```[\s\S]*?^```$/gm, '').replace(/<!--[\s\S]*?-->/g, '');
  }

  get headings(): readonly string[] {
    return [...this.prose.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => heading!);
  }

  /** The anchors of its headings, as GitHub makes them. */
  get anchors(): readonly string[] {
    return this.headings.map((heading) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .replace(/ /g, '-'),
    );
  }

  /** The block after another one. */
  after(block: Block): Block | undefined {
    return this.blocks[this.blocks.indexOf(block) + 1];
  }
}

/** Every page that people read. */
export const pages: readonly Page[] = [
  'README.md',
  'CONTRIBUTING.md',
  ...fs
    .readdirSync(path.join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => path.posix.join('docs', file.split(path.sep).join('/')))
    .sort(),
].map((file) => new Page(file));

/** Tests in plain JavaScript; those of whole projects run in one, from the package. */
export const javaScriptTests: readonly Block[] = pages.flatMap(({ blocks }) =>
  blocks.filter(({ language, file }) => language === 'js' && file.endsWith('.test.js') && !file.includes('/getting-started')),
);

/** Every TypeScript block of the pages. */
export const examples: readonly Block[] = pages.flatMap(({ blocks }) => blocks.filter(({ language }) => language === 'ts'));

/** Where a block stands, for the name of a test. */
export function placeOf({ page, line }: Block): string {
  return `${page.file}:${line}`;
}
