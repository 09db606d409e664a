import type { WriteStream } from 'node:tty';

/** Marks words by colour and weight; returns them as they are where nobody would see it. */
export interface Paint {
  bold(text: string): string;
  dim(text: string): string;
  cyan(text: string): string;
  green(text: string): string;
  yellow(text: string): string;
  red(text: string): string;
}

/** Paints for a stream: only on a terminal that shows colours, and never where `NO_COLOR` is set. */
export function paintFor(stream: NodeJS.WriteStream & Partial<WriteStream>): Paint {
  const wanted = stream.isTTY && !process.env.NO_COLOR && (stream.hasColors?.() ?? false);
  const style = (on: number, off: number) => (text: string) => (wanted && text ? `\u001b[${on}m${text}\u001b[${off}m` : text);
  return { bold: style(1, 22), dim: style(2, 22), cyan: style(36, 39), green: style(32, 39), yellow: style(33, 39), red: style(31, 39) };
}
