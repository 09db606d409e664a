import { EventType, LoadOptions, load, State, YAMLException } from 'js-yaml';
import { UserError } from '../../errors';
import { placeAt } from '../text-place';
import { contentStart } from './content-start';
import { emptyItems } from './empty-items';
import { kubectlSchema, type SchemaNotes } from './kubectl-schema';
import { mergedKeys } from './merged-keys';
import { oddFlow } from './odd-flow';
import { YamlPart } from './split-yaml';

/** The parser recurses: deeper documents would end it, or the process. */
const deepest = 100;

/** In words of ours, what the parser calls a fault. */
const faults: ReadonlyMap<string, readonly [what: string, cure: string]> = new Map([
  [`nesting exceeded maxDepth (${deepest})`, [`nested deeper than ${deepest} levels.`, 'Flatten the document.']],
  ['duplicated mapping key', ['a key is there twice.', 'Keep the one that is meant.']],
]);

/** What the parser knows when a node ends, beside what its types tell. */
export type NodeState = State & { readonly result?: unknown };

/**
 * Reads one document as kubectl does.
 *
 * @param listener follows the parser from node to node
 * @param plain is called with each text that is not in quotes
 * @returns nothing for a document without content
 * @throws UserError with line and column if it is no YAML, too deep, or means one thing to kubectl and another to the parser
 */
export function parseYaml(
  part: YamlPart,
  file: string,
  listener?: (type: EventType, state: NodeState) => void,
  plain?: (text: string) => void,
): unknown {
  const { text, linesBefore } = part;
  const notes: SchemaNotes = { merges: 0, ...(plain && { plain }) };
  const at = (line: number, column: number) => `${file}:${linesBefore + line + 1}:${column + 1}`;
  /** Of each node that is open: where it begins, and whether brackets are around it already. */
  const open: { readonly start: number; readonly inFlow: boolean; readonly isFlow: boolean }[] = [];
  let empty = emptyItems(text);
  const watch = (type: EventType, state: NodeState) => {
    if (type === 'open') {
      const start = contentStart(text, state.position);
      const around = open.at(-1);
      open.push({ start, inFlow: around !== undefined && (around.inFlow || around.isFlow), isFlow: /[[{]/.test(text[start] ?? '') });
    } else {
      const { start, inFlow, isFlow } = open.pop()!;
      if (empty.length > 0 && typeof state.result === 'string') empty = empty.filter((item) => item < start || item >= state.position);
      const odd = isFlow && !inFlow ? oddFlow(text.slice(start, state.position)) : undefined;
      if (odd !== undefined) {
        const { line, column } = placeAt(text, start + odd);
        throw new UserError(
          `${at(line - 1, column - 1)}: '${text[start + odd]}' touches the text beside it in brackets, which kubectl and other programs read differently.`,
          'Put a space between them, or the text in quotes.',
        );
      }
    }
    listener?.(type, state);
  };
  let value: unknown;
  try {
    value = load(text, { schema: kubectlSchema(notes), maxDepth: deepest, listener: watch } as LoadOptions);
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const [what, cure] = faults.get(error.reason) ?? [error.reason.replace(/\.?$/, '.'), 'Mend the YAML there.'];
    throw new UserError(`${at(error.mark?.line ?? 0, error.mark?.column ?? 0)}: ${what}`, cure);
  }
  const [item] = empty;
  if (item !== undefined) {
    const { line, column } = placeAt(text, item);
    throw new UserError(
      `${at(line - 1, column - 1)}: an item without content stands before one of the list around it, which kubectl and other programs read differently.`,
      "Write 'null' behind it, or leave it out.",
    );
  }
  return mergedKeys(value, file, notes.merges > 0);
}
