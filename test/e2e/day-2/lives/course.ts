import * as fc from 'fast-check';
import { type Edit, edits, type History } from '../../../properties/day-2/edits';
import type { Line, Part } from '../../../properties/day-2/program';
import type { Program } from '../program';
import type { Life, Row } from '../row';

const edit: fc.Arbitrary<Edit> = fc.record({
  what: fc.constantFrom(...(Object.keys(edits) as Edit['what'][])),
  part: fc.nat(2),
  line: fc.nat(5),
  // The mock takes a minute for a bucket, and half of one for a queue.
  kind: fc.constant('table' as const),
  isApplied: fc.boolean(),
  isTold: fc.boolean(),
});

const listOf = (names: readonly string[]) => names.map((name) => `'${name}'`).join(', ');

function lineOf({ name, formerly, knownAs, size, isRetired }: Line): string {
  const made = `new Table({ partitionKey: { name: 'id', type: 'string' }, timeToLiveAttribute: 'until-${size}' })`;
  const renamed = formerly.length > 0 ? `${made}.formerly(${listOf(formerly)})` : made;
  const named = knownAs === undefined ? renamed : `${renamed}.knownAs('${knownAs}')`;
  return `${name}: ${isRetired ? `retired(${named}, { reason: 'for the auditors' })` : named},`;
}

const workloadOf = ({ name, formerly, knownAs, lines }: Part) => `
  new Workload(stack, '${name}', {
    image,
    formerly: [${listOf(formerly)}],
    ${knownAs === undefined ? '' : `knownAs: '${knownAs}',`}
    dependencies: { ${lines.map(lineOf).join(' ')} },
  });`;

/** With a release for every name that a workload may ever have had. */
function programOf(parts: readonly Part[]): Program {
  const names = ['orders', ...Array.from({ length: 100 }, (_, index) => `part${index}`)];
  const images = names.map((name) => `'course/${name}': { tag: '1.0.0' }`).join(', ');
  return {
    regions: `region('eu-central-1', ['blue'])`,
    more: `release: { schemaVersion: 1, images: { ${images} } },`,
    apps: { course: parts.map(workloadOf).join('').replaceAll('formerly: [],', '') },
  };
}

const first: readonly Part[] = [
  { name: 'orders', formerly: [], lines: [{ kind: 'table', name: 'carts', formerly: [], size: 0, isRetired: false }] },
];

/**
 * A course of edits, careful ones and others, as the property of random courses draws them; each is applied at once or with a later one, unless synthesis refuses it.
 *
 * @param seed draws another one
 */
export function courseOf(seed: number, length: number): Life {
  const drawn = fc.sample(edit, { seed, numRuns: 100 * length });
  const firstDay = programOf(first);
  let history: History = { program: first, before: [], names: 0 };
  const done: Edit[] = [];
  let tried = { parts: first, program: firstDay };

  /** The next edit that changes something. */
  function next(program: Program): Program {
    if (program === tried.program && tried.parts !== history.program) {
      history = {
        program: tried.parts,
        before: [...history.before, history.program],
        names: history.names + 1,
      };
    }
    for (let one = drawn.shift(); one; one = drawn.shift()) {
      const parts = edits[one.what](history, one);
      if (!parts || parts === history.program) continue;
      tried = { parts, program: programOf(parts) };
      done.push(one);
      return tried.program;
    }
    throw new Error(`no edit of seed ${seed} is left`);
  }

  const isPutOff = (index: number) => !done[index]?.isApplied && index < length - 1;
  const rows = Array.from(
    { length },
    (_, index): Row => ({
      get change() {
        return `${index + 1}: ${done[index]?.what}${isPutOff(index) ? ', not applied' : ''}${done[index]?.isTold ? ', told' : ''}`;
      },
      says: 'drawn',
      steps: [next],
      isDrawn: true,
      isPutOff: () => isPutOff(index),
      tells: () => (done[index]?.isTold ? 'course-production-eu-central-1' : undefined),
    }),
  );
  return { namespaces: ['course'], firstDay, rows };
}
