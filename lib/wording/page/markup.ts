import { htmlText } from '../markdown-text';
import { printable } from '../printable';

/** HTML that this library wrote; whatever is a plain text is escaped where it becomes a part of it. */
export class Markup {
  constructor(readonly html: string) {}
}

export type Child = Markup | string;

/** Tags without an end. */
const empty: ReadonlySet<string> = new Set(['input', 'meta']);

/** An element. Texts in it are shown as they are, without what is invisible or turns the direction of text. */
export function element(
  tag: string,
  attributes: Readonly<Record<string, string | true | undefined>>,
  ...children: readonly Child[]
): Markup {
  const printed = Object.entries(attributes).flatMap(([name, value]) =>
    value === undefined ? [] : [value === true ? ` ${name}` : ` ${name}="${htmlText(printable(value))}"`],
  );
  const inner = children.map((child) => (typeof child === 'string' ? htmlText(printable(child)) : child.html)).join('');
  return new Markup(`<${tag}${printed.join('')}>${inner}${empty.has(tag) ? '' : `</${tag}>`}`);
}

/** Text that is not ours: its direction ends with it. */
export function data(text: string): Markup {
  return element('bdi', {}, text);
}

/** Lines that are not ours, each as it is. */
export function lines(texts: readonly string[], attributes: Readonly<Record<string, string>> = {}): Markup {
  const printed = texts.map((text) => htmlText(printable(text))).join('\n');
  return element('pre', { ...attributes, tabindex: '0' }, new Markup(`\n${printed}`));
}
