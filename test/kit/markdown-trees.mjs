import { readFileSync } from 'node:fs';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

/** What a forge makes of Markdown, without its texts: kinds of nodes, what they link to, and tags of HTML. */
function outline({ type, url, lang, value, children = [] }) {
  return [
    type,
    ...(url ? [url] : []),
    ...(lang ? [lang] : []),
    ...(type === 'html' ? value.match(/<[^>]*>/g) : []),
    ...children.map(outline),
  ];
}

// Texts as a JSON list on stdin; their outlines on stdout.
const texts = JSON.parse(readFileSync(0, 'utf8'));
const trees = texts.map((text) => outline(fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })));
process.stdout.write(JSON.stringify(trees));
