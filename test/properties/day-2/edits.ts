import type { Line, Part, Program } from './program';

/** One edit of a program: what is done, where, and whether Terraform is applied afterwards. */
export interface Edit {
  readonly what: keyof typeof edits;
  readonly part: number;
  readonly line: number;
  readonly kind: Line['kind'];
  readonly isApplied: boolean;
  /** Whether the state is told to the list: what it needs no longer is taken out. */
  readonly isTold: boolean;
}

/** A program, and those before it. */
export interface History {
  readonly program: Program;
  readonly before: readonly Program[];
  /** Counts up, for names that were never there. */
  readonly names: number;
}

type Change = (history: History, edit: Edit) => Program | undefined;

const replaced = <T>(all: readonly T[], index: number, ...by: readonly T[]) => [...all.slice(0, index), ...by, ...all.slice(index + 1)];

const ofPart =
  (change: (part: Part, history: History, edit: Edit) => readonly Part[]): Change =>
  (history, edit) => {
    const index = edit.part % (history.program.length || 1);
    const part = history.program[index];
    return part && replaced(history.program, index, ...change(part, history, edit));
  };

/** Changes one of the lines that it can be done to. */
const ofLine =
  (change: (line: Line, history: History) => Line | 'gone' | undefined): Change =>
  (history, edit) => {
    const places = history.program.flatMap((part, at) =>
      part.lines.flatMap((line, index) => {
        const next = change(line, history);
        return next ? [{ part, at, index, next }] : [];
      }),
    );
    const place = places[(3 * edit.part + edit.line) % (places.length || 1)];
    if (!place) return undefined;
    const { part, at, index, next } = place;
    return replaced(history.program, at, { ...part, lines: replaced(part.lines, index, ...(next === 'gone' ? [] : [next])) });
  };

/** What its service or its cluster calls it, as far as it says so itself. */
const worldName = ({ name, formerly, knownAs }: Line | Part): string => knownAs ?? formerly[0] ?? name;

function knownOnly<T extends Line | Part>(one: T): T {
  return { ...one, formerly: [], knownAs: worldName(one) };
}

/** What an author may do, carefully or not; nothing where there is nothing to do it to. */
export const edits = {
  add: ofPart((part, { names }, { kind }) => [
    { ...part, lines: [...part.lines, { kind, name: `need${names}`, formerly: [], size: 0, isRetired: false }] },
  ]),
  addWorkload: ({ program, names }) => [...program, { name: `part${names}`, formerly: [], lines: [] }],
  rename: ofLine((line, { names }) => ({ ...line, name: `need${names}`, formerly: [...line.formerly, line.name] })),
  renameWorkload: ofPart((part, { names }) => [{ ...part, name: `part${names}`, formerly: [...part.formerly, part.name] }]),
  renameAndChange: ofPart((part, { names }) => [
    {
      name: `part${names}`,
      formerly: [...part.formerly, part.name],
      lines: part.lines.map((line, index) => ({
        ...line,
        name: `need${names}x${index}`,
        formerly: [...line.formerly, line.name],
        size: line.size + 1,
      })),
    },
  ]),
  resize: ofLine((line) => (line.isRetired ? undefined : { ...line, size: line.size + 1 })),
  retire: ofLine((line) => (line.isRetired ? undefined : { ...line, isRetired: true })),
  putBack: ofLine((line) => (line.isRetired ? { ...line, isRetired: false } : undefined)),
  /** Whether a state has forgotten it or not. */
  dropRetired: ofLine((line) => (line.isRetired ? 'gone' : undefined)),
  /** Whether a state was applied since or not. */
  dropFormerly: ofLine((line) => (line.formerly.length > 0 ? knownOnly(line) : undefined)),
  dropFormerlyOfWorkload: ofPart((part) => [part.formerly.length > 0 ? knownOnly(part) : part]),
  /** Under another name in the code, and with nothing that says where it was. */
  putBackElsewhere: ofLine((line, { names }) =>
    line.isRetired ? { ...knownOnly(line), name: `need${names}`, knownAs: worldName(line), isRetired: false } : undefined,
  ),
  /** A new thing takes a name in the code that another one had. */
  reuseName: ofPart((part, { before, names }, { kind, line }) => {
    const all = before.flatMap((program) => program.flatMap(({ lines }) => lines.map(({ name }) => name)));
    const free = [...new Set(all)].filter((name) => !part.lines.some((one) => one.name === name));
    const name = free[line % (free.length || 1)];
    return [
      name === undefined
        ? part
        : { ...part, lines: [...part.lines, { kind, name, formerly: [], knownAs: `need${names}`, size: 0, isRetired: false }] },
    ];
  }),
  /** Without a word. */
  deleteLine: ofLine((line) => (line.isRetired ? undefined : 'gone')),
  deleteWorkload: ofPart((part) => (part.lines.some(({ isRetired }) => isRetired) ? [part] : [])),
  renameSilently: ofLine((line, { names }) => (line.isRetired ? undefined : { ...line, name: `need${names}`, formerly: [] })),
  renameWorkloadSilently: ofPart((part, { names }) =>
    part.lines.some(({ isRetired }) => isRetired) ? [part] : [{ ...part, name: `part${names}`, formerly: [] }],
  ),
  olderCheckout: ({ before }, { line }) => before[line % (before.length || 1)],
} satisfies Readonly<Record<string, Change>>;
