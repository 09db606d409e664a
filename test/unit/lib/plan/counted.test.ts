import * as fc from 'fast-check';
import { UserError } from '../../../../lib/errors';
import { fewestCharacters, forges } from '../../../../lib/plan/formats/forges';
import { htmlPlan } from '../../../../lib/plan/formats/html-plan';
import { markdownFailure } from '../../../../lib/plan/formats/markdown-failure';
import { markdownPlan } from '../../../../lib/plan/formats/markdown-plan';
import { textPlan } from '../../../../lib/plan/formats/text-plan';
import { type Plan, planVerdicts } from '../../../../lib/plan/plan';
import { planSummary } from '../../../../lib/plan/plan-summary';
import { hostilePlanTexts, withTexts, wordPlan } from '../../../kit/plans';
import { check } from '../../../kit/property';

type Counts = Record<(typeof planVerdicts)[number], number>;

const inPlan = ({ summary: { danger, review, routine } }: Plan): Counts => ({ danger, review, routine });
const none = (): Counts => ({ danger: 0, review: 0, routine: 0 });
const timesIn = (text: string) => Number(/ ×(\d+)/.exec(text)?.[1] ?? 1);
function countsIn(words: string): Counts {
  const counts = none();
  for (const [, count, verdict] of words.matchAll(/(\d+) (danger|review|routine)/g)) counts[verdict as keyof Counts] += Number(count);
  return counts;
}
function sum(...all: readonly Counts[]): Counts {
  const counts = none();
  for (const one of all) for (const verdict of planVerdicts) counts[verdict] += one[verdict];
  return counts;
}

/** What a text tells: each entry with its deeper lines, and what it says that it folds. */
function toldByText(text: string): Counts {
  const counts = none();
  const lines = text.split('\n');
  lines.forEach((line, at) => {
    const [, indent = '', verdict] = /^( {2,})(danger|review|routine) {2}/.exec(line) ?? [];
    if (!verdict) return;
    const folded = /routine {2}(\d+) (?:more|changes?), which --verbose shows$/.exec(line);
    const end = lines.findIndex((next, index) => index > at && !next.startsWith(`${indent}         `));
    counts[verdict as keyof Counts] += folded ? Number(folded[1]) : timesIn(lines.slice(at, end).join(' '));
  });
  return counts;
}

/** What a comment shows, by its lines. */
function shownByMarkdown(text: string): Counts {
  const counts = none();
  let isDanger = false;
  for (const line of text.split('\n')) {
    if (line.startsWith('#### ')) isDanger = line === '#### Danger';
    const [, verdict] = /^- (review|routine) `/.exec(line) ?? (isDanger && line.startsWith('- `') ? ['', 'danger'] : []);
    if (verdict) counts[verdict as keyof Counts] += timesIn(line);
  }
  return counts;
}
const endOf = (text: string) => /\*\*Not shown here\*\*: (.*)/.exec(text)?.[1] ?? '';

test('a text tells every change, or how many it folds', () => {
  check(
    fc.property(wordPlan, fc.boolean(), fc.integer({ min: 40, max: 200 }), (plan, verbose, columns) => {
      expect(toldByText(textPlan(plan, { verbose, columns }))).toEqual(inPlan(plan));
    }),
  );
});

/** The same where nothing is to be looked at, in one environment. */
function quietened(plan: Plan): Plan {
  const changes = plan.changes.map(({ statement: _statement, ...change }) => ({
    ...change,
    environment: 'w10',
    items: change.items.map((one) => ({ ...one, verdict: 'routine' as const })),
  }));
  return { ...plan, changes, summary: planSummary(changes) };
}

test('workloads of which all is routine are one entry where they are many, and are counted there', () => {
  check(
    fc.property(wordPlan.map(quietened), fc.integer({ min: 40, max: 200 }), (plan, columns) => {
      const text = textPlan(plan, { columns });
      expect(toldByText(text)).toEqual(inPlan(plan));
      const workloads = new Set(plan.changes.map(({ workload }) => workload)).size;
      const entries = text.split('\n').filter((line) => line.endsWith(', which --verbose shows')).length;
      expect(entries).toBe(workloads > 3 ? 1 : workloads);
      expect(text.replace(/\s+/g, ' ').includes(`${workloads} workloads of which all is routine: `)).toBe(workloads > 3);
    }),
  );
});

test('a page tells every change, the same in what is shown and in what its filter counts', () => {
  check(
    fc.property(wordPlan, (plan) => {
      const [shown, counted] = [none(), none()];
      for (const [, verdict, count, item = ''] of htmlPlan(plan).matchAll(
        /<li data-verdict="(\w+)" [^>]*data-count="(\d+)"[^>]*>([\s\S]*?)<\/p>/g,
      )) {
        counted[verdict as keyof Counts] += Number(count);
        shown[verdict as keyof Counts] += timesIn(item);
      }
      expect([shown, counted]).toEqual([inPlan(plan), inPlan(plan)]);
    }),
  );
});

test('each change in a place of its own has its place in a page, or is counted there', () => {
  check(
    fc.property(wordPlan, (plan) => {
      const places = [...htmlPlan(plan).matchAll(/<dt>Where<\/dt><dd><ul>([\s\S]*?)<\/ul>/g)].map(([, list = '']) => {
        const more = Number(/… and (\d+) more/.exec(list)?.[1] ?? 0);
        return list.split('<li>').length - 1 - Number(more > 0) + more;
      });
      expect(places.reduce((total, count) => total + count, 0)).toBe(plan.summary.items);
    }),
  );
});

test('a comment tells every change, or how many of each verdict it leaves out, however short it must be', () => {
  check(
    fc.property(wordPlan, fc.integer({ min: fewestCharacters, max: 20_000 }), fc.boolean(), (plan, characters, folds) => {
      const text = markdownPlan(plan, { characters, folds });
      expect(sum(shownByMarkdown(text), countsIn(endOf(text)))).toEqual(inPlan(plan));
    }),
  );
});

/** The same danger of few workloads in several environments. */
function endangered(plan: Plan): Plan {
  const changes = plan.changes.map(({ statement: _statement, ...change }, index) => ({
    ...change,
    environment: `w1${index % 4}`,
    workload: `w2${index % 3}`,
    subject: 'w30',
    items: change.items.map(({ lines: _lines, ...one }) => ({ ...one, verdict: 'danger' as const, text: 'w31' })),
  }));
  return { ...plan, changes, summary: planSummary(changes) };
}

test('a danger of several environments is one entry of a comment, and all of them are counted there', () => {
  check(
    fc.property(wordPlan.map(endangered), fc.integer({ min: fewestCharacters, max: 20_000 }), (plan, characters) => {
      const text = markdownPlan(plan, { characters, folds: true });
      expect(sum(shownByMarkdown(text), countsIn(endOf(text)))).toEqual(inPlan(plan));
      const alike = plan.changes.flatMap(({ workload, items }) => items.map(({ rule, reason }) => `${workload} ${rule} ${reason}`));
      expect(text.split('\n').filter((line) => line.startsWith('- `w30: w31`')).length).toBeLessThanOrEqual(new Set(alike).size);
    }),
  );
});

/** The same of few words in several objects of few workloads. */
function inObjects(plan: Plan): Plan {
  const changes = plan.changes.map(({ statement: _statement, ...change }, index) => {
    const kind = ['Deployment', 'CronJob', 'Job'][index % 3]!;
    const address = `w20/${kind}/w2${index % 2}`;
    const items = change.items.map(({ lines: _lines, ...one }, at) => ({
      ...one,
      field: 'spec',
      rule: ['unknown/field', 'unknown/restarts', 'rollout/zero'][(index + at) % 3]!,
      text: `${index % 3 === 0 ? '' : `${kind} w2${index % 2}: `}w31`,
    }));
    return {
      ...change,
      engine: 'kubernetes' as const,
      kind: 'updated' as const,
      type: `w19/${kind}`,
      address,
      workload: 'w21',
      subject: 'w30',
      items,
    };
  });
  return { ...plan, changes, summary: planSummary(changes) };
}

test('what is said of several objects of a workload is one entry, and all of them are counted there', () => {
  check(
    fc.property(wordPlan.map(inObjects), fc.integer({ min: fewestCharacters, max: 20_000 }), (plan, characters) => {
      const texts = textPlan(plan, { verbose: true, columns: 200 });
      expect(toldByText(texts)).toEqual(inPlan(plan));
      // For each environment, a verdict and what is not known to be harmless or takes pods down.
      const environments = new Set(plan.changes.map(({ environment }) => environment)).size;
      expect(texts.split('\n').filter((line) => /^ +(?:danger|review|routine) {2}w30: /.test(line)).length).toBeLessThanOrEqual(
        6 * environments,
      );
      const comment = markdownPlan(plan, { characters, folds: true });
      expect(sum(shownByMarkdown(comment), countsIn(endOf(comment)))).toEqual(inPlan(plan));
      const counted = none();
      for (const [, verdict, count] of htmlPlan(plan).matchAll(/<li data-verdict="(\w+)" [^>]*data-count="(\d+)"/g))
        counted[verdict as keyof Counts] += Number(count);
      expect(counted).toEqual(inPlan(plan));
    }),
  );
});

test('what a comment says of a workload is what stands there, and what it says that it leaves out there', () => {
  check(
    fc.property(wordPlan, fc.integer({ min: fewestCharacters, max: 20_000 }), (plan, characters) => {
      const text = markdownPlan(plan, { characters, folds: true });
      for (const [, title = '', body = ''] of text.matchAll(/<details><summary>(.*)<\/summary>\n([\s\S]*?)\n<\/details>/g)) {
        const cut = Number(/- … (\d+) more changes? of it not shown here/.exec(body)?.[1] ?? 0);
        const shown = shownByMarkdown(body);
        const said = countsIn(title.slice(title.lastIndexOf('</code>')));
        expect(shown.review + shown.routine + cut).toBe(said.review + said.routine);
      }
      expect(text.split('<details>').length).toBe(text.split('</details>').length);
    }),
  );
});

test('notes, notices, orders, files and types are shown, or counted', () => {
  const kinds = {
    note: (plan: Plan) => plan.base.notes?.length ?? 0,
    notice: (plan: Plan) => plan.notices.length,
    'line of the order of work': (plan: Plan) => plan.order.length,
    'file that is not compared': (plan: Plan) => plan.notCompared.length,
    'type that nobody asked about': (plan: Plan) => plan.unknownTypes.length,
  };
  check(
    fc.property(wordPlan, fc.integer({ min: fewestCharacters, max: 8_000 }), (plan, characters) => {
      const text = markdownPlan(plan, { characters, folds: true });
      const bullets = [...text.matchAll(/^- (?!review|routine|…)/gm)].length;
      const end = endOf(text);
      const left = (words: string) =>
        Number(new RegExp(`(\\d+) ${words.replace(/^(\w+)/, '$1s?').replace(' is ', ' (?:is|are) ')}`).exec(end)?.[1] ?? 0);
      const removals = plan.changes.some(({ removal }) => removal) ? 1 : 0;
      const all = Object.values(kinds).reduce((total, of) => total + of(plan), 0);
      const gone = Object.keys(kinds).reduce((total, words) => total + left(words), 0) + left('line of what is removed');
      const shown = bullets - shownDangerLines(text);
      expect(shown + gone).toBe(all + removals);
    }),
  );
});

function shownDangerLines(text: string): number {
  const [, section = ''] = /#### Danger\n([\s\S]*?)(?:\n####|\n\*\*Not shown|$)/.exec(text) ?? [];
  return section.split('\n').filter((line) => line.startsWith('- `')).length;
}

test.each(Object.entries(forges))('no comment is longer than %s takes, in UTF-16 units', (_name, limits) => {
  const texts = [...hostilePlanTexts, '😀'.repeat(700), '`'.repeat(700), 'x'.repeat(5_000)];
  check(
    fc.property(wordPlan, fc.nat({ max: 1_000 }), (plan, more) => {
      const hostile = withTexts(plan, (word) => texts[(Number(word.slice(1)) + more) % texts.length]!);
      const many = { ...hostile, changes: Array.from({ length: 20 }, () => hostile.changes).flat() };
      expect(markdownPlan(many, limits).length).toBeLessThanOrEqual(limits.characters);
    }),
    { short: 5 },
  );
});

test('no error is longer than the shortest comment, and says what it leaves out', () => {
  check(
    fc.property(fc.array(fc.constantFrom(...hostilePlanTexts, 'x'.repeat(900), '😀'.repeat(900))), (lines) => {
      const text = markdownFailure(new UserError(lines.join('\n'), 'Mend it.'), { characters: fewestCharacters, folds: true });
      expect(text.length).toBeLessThanOrEqual(fewestCharacters);
      expect(text).toMatch(/^### Plan: failed\n\n```/);
      const left = Number(/… (\d+) more lines/.exec(text)?.[1] ?? 0);
      if (left === 0) expect(text).toContain('Mend it.');
    }),
  );
});
