import { Unknown } from './unknown';

type Path = (string | number)[];

/** Where the texts of a document stand for which something holds. */
export function textsIn(document: unknown, holds: (text: string, name: string, at: Readonly<Path>) => boolean): readonly Readonly<Path>[] {
  const found: Path[] = [];
  const at: Path = [];
  const look = (value: unknown, name: string): void => {
    if (typeof value === 'string') {
      if (holds(value, name, at)) found.push([...at]);
    } else if (Array.isArray(value)) {
      for (let index = 0; index < value.length; index++) {
        at.push(index);
        look(value[index], name);
        at.pop();
      }
    } else if (value instanceof Unknown) {
      if (holds(value.text, name, at)) found.push([...at]);
    } else if (typeof value === 'object' && value !== null) {
      for (const key of Object.keys(value)) {
        at.push(key);
        look((value as Readonly<Record<string, unknown>>)[key], key);
        at.pop();
      }
    }
  };
  look(document, '');
  return found;
}
