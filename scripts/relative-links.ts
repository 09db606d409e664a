import * as path from 'node:path';

/** Where a page leads within its project. */
export interface RelativeLink {
  /** As it is written. */
  readonly target: string;
  /** The file or folder, relative to the project, with forward slashes; above it where it begins with `../`. */
  readonly file: string;
}

/**
 * The links of a Markdown page that name no host: to other files, and to headings of this one.
 *
 * @param page relative to the project, with forward slashes
 */
export function relativeLinks(page: string, text: string): readonly RelativeLink[] {
  const prose = text.replace(/^```[\s\S]*?^```$/gm, '').replace(/<!--[\s\S]*?-->/g, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => target!)
    .filter((target) => !/^[a-z][a-z\d+.-]*:/i.test(target))
    .map((target) => {
      const [file = ''] = target.split('#');
      return { target, file: file ? path.posix.join(path.posix.dirname(page), file).replace(/\/$/, '') : page };
    });
}

/** Whether a file is there, or something in a folder of that name. */
export function isAmong(file: string, files: readonly string[]): boolean {
  return files.some((one) => one === file || one.startsWith(`${file}/`));
}
