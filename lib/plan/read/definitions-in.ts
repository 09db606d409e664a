import type { CustomDefinition } from '../facts/custom-types';
import { documentParts } from './document-parts';
import { mentions } from './file-bytes';
import type { Side } from './side';

const definition = 'CustomResourceDefinition';

/** What the files of a side define of custom resources, also where they are the same on both sides; what cannot be read defines nothing. */
export function definitionsIn(side: Side): readonly CustomDefinition[] {
  return side.files
    .filter((file) => file.format !== 'terraform' && mentions(file, definition))
    .flatMap((file) => documentParts(file, () => undefined))
    .filter(({ text }) => text === undefined || text.includes(definition))
    .flatMap(({ read }) => {
      try {
        return read().filter(({ values }) => values['kind'] === definition);
      } catch {
        return [];
      }
    })
    .map(({ values }) => values);
}
