import { sourceIn } from '../../lib/source/source';
import { type Mistake, mistakesIn } from './mistakes';

/** Lines that take something, by its type, and of what where several take it. */
export type Doors = Readonly<Record<string, (given: never) => unknown>>;

interface Said {
  readonly name?: string;
  readonly what?: string;
  readonly cure?: string;
  /** Whose line it is. */
  readonly file?: string;
}

/** The type of what goes through a door. */
export function typeOf(door: string): string {
  return door.split(' ')[0]!;
}

/**
 * Tests that each door refuses whatever is wrong below what it takes, at the line that gives it.
 *
 * @param file of that line
 * @param isElsewhere what another test shows
 */
export function refuseMistakes(doors: Doors, file: string, isElsewhere: (door: string, path: string) => boolean = () => false): void {
  describe.each(Object.entries(doors))('of all that %s holds, at whatever depth', (door, give) => {
    const mistakes = mistakesIn(typeOf(door)).filter(({ path }) => !isElsewhere(door, path));
    const wrongly = (mistake: Mistake['mistake'], isRight: (one: Mistake, said: Said) => boolean) =>
      mistakes
        .filter((one) => one.mistake === mistake)
        .map((one) => ({ one, said: saidOf(() => give(one.given as never)) }))
        .filter(({ one, said }) => said.name !== 'UserError' || said.file !== file || !isRight(one, said))
        .map(({ one, said }) => ({ path: one.path, ...said }));

    test('an unknown name is refused where it is given, with the nearest one', () => {
      const isRight = ({ path, meant }: Mistake, { what, cure }: Said) =>
        what!.startsWith(`'${path}'`) && what!.includes(' is unknown (known: ') && cure!.startsWith(`Did you mean '${meant}'?`);
      expect(wrongly('an unknown name', isRight)).toEqual([]);
    });

    test('a wrong kind is refused where it is given, by its path', () => {
      expect(wrongly('a wrong kind', ({ path }, { what, cure }) => what!.startsWith(`'${path}'`) && /^Write /.test(cure!))).toEqual([]);
    });

    test('a value out of range is refused where it is given, by its path', () => {
      expect(wrongly('out of range', ({ path }, { what, cure }) => what!.startsWith(`'${path}'`) && cure !== '')).toEqual([]);
    });
  });
}

function saidOf(take: () => unknown): Said {
  try {
    take();
    return {};
  } catch (error) {
    const { name, what = String(error), cure = '', at } = error as Error & Partial<Said> & { readonly at?: { readonly file: string } };
    return { name, what, cure, file: (at ?? sourceIn(stackOf(error as Error)))?.file ?? '' };
  }
}

/** Without its lines looked up in maps: only files count here, and no map leads to another one. */
function stackOf(error: Error): string | undefined {
  const { prepareStackTrace } = Error;
  Error.prepareStackTrace = (_error, sites) => ['Error', ...sites.map((site) => `    at ${site}`)].join('\n');
  try {
    return error.stack;
  } finally {
    Error.prepareStackTrace = prepareStackTrace;
  }
}
