import { createHash } from 'node:crypto';
import { type Child, element, Markup } from './markup';
import { pageScript } from './page-script';
import { pageStyle } from './page-style';

/** What a page holds. */
export interface PageParts {
  /** Of the window. */
  readonly title: string;
  readonly heading: string;
  /** What the first link leads to, such as `the changes`. */
  readonly what: string;
  /** Below the title. */
  readonly opening: readonly Child[];
  /** What narrows the page; left out where there is nothing to narrow. */
  readonly filter?: Markup | undefined;
  readonly main: readonly Child[];
}

/** One page that fetches nothing, runs nothing but its own script, and is read without that, too. */
export function htmlPage({ title, heading, what, opening, filter, main }: PageParts): string {
  const policy = `default-src 'none'; style-src '${hashOf(pageStyle)}'; script-src '${hashOf(pageScript)}'; base-uri 'none'; form-action 'none'`;
  const page = element(
    'html',
    { lang: 'en' },
    element(
      'head',
      {},
      element('meta', { charset: 'utf-8' }),
      element('meta', { 'http-equiv': 'Content-Security-Policy', content: policy }),
      element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      element('meta', { name: 'referrer', content: 'no-referrer' }),
      element('title', {}, title),
      element('style', {}, new Markup(pageStyle)),
    ),
    element(
      'body',
      {},
      element('a', { class: 'skip', href: '#main' }, `Skip to ${what}`),
      element('header', {}, element('h1', {}, heading), ...opening),
      ...(filter ? [filter] : []),
      element('main', { id: 'main', tabindex: '-1' }, ...main),
      element('script', {}, new Markup(pageScript)),
    ),
  );
  return `<!doctype html>\n${page.html}\n`;
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
