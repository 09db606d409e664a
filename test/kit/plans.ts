import * as fc from 'fast-check';
import { changeKinds, type Plan, type PlanChange, type PlanItem, planVerdicts, planVersion } from '../../lib/plan/plan';
import { planSummary } from '../../lib/plan/plan-summary';

/** Texts that stand for what others wrote: `w10`, `w11`; nothing else in these plans reads so. */
const word = fc.integer({ min: 10, max: 40 }).map((index) => `w${index}`);
const words = fc.array(word, { minLength: 1, maxLength: 12 }).map((texts) => texts.join(' '));
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const judgement = fc.record({
  verdict: fc.constantFrom(...planVerdicts),
  rule: fc.constantFrom('rollout/zero', 'routine/replicas', 'unknown/field'),
  classes: fc.constant([]),
  reason: fc.constantFrom('It is so.', 'Pods are started anew.'),
  source: fc.constant('https://kubernetes.io/docs/concepts/'),
});

const item: fc.Arbitrary<PlanItem> = fc
  .tuple(judgement, words, fc.array(words, { maxLength: 40 }), maybe(words), maybe(words))
  .map(([judged, text, lines, before, after]) => ({
    ...judged,
    text,
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after: { field: after } }),
    ...(lines.length > 0 && { lines: lines.map((line, index) => `${index % 2 ? '+' : '-'}${line}`) }),
  }));

const change: fc.Arbitrary<PlanChange> = fc
  .record(
    {
      kind: fc.constantFrom(...changeKinds),
      engine: fc.constantFrom('terraform' as const, 'kubernetes' as const, 'slipway' as const),
      type: word,
      address: words,
      environment: word,
      stack: word,
      region: word,
      cluster: word,
      workload: word,
      subject: word,
      owner: word,
      path: word,
      file: word,
      certainty: fc.constantFrom('certain' as const, 'predicted' as const, 'unknown' as const),
      movedFrom: word,
      statement: words,
      removal: fc.constant([{ by: 'Argo CD', what: 'deletes it' }]),
      restarts: fc.integer({ min: 1, max: 50 }),
      items: fc.array(item, { minLength: 1, maxLength: 5 }),
      source: fc.record({ file: word, line: fc.constant(1), column: fc.constant(1) }),
    },
    { requiredKeys: ['kind', 'engine', 'type', 'address', 'workload', 'subject', 'file', 'items'] },
  )
  .map((record) => record as PlanChange);

/** Alike in several clusters, as most changes are. */
const changes = fc
  .array(fc.tuple(change, fc.array(word, { minLength: 1, maxLength: 5 })), { maxLength: 12 })
  .map((all) => all.flatMap(([one, clusters]) => clusters.map((cluster) => ({ ...one, cluster }))));

/** Plans of which every text that somebody else wrote consists of words such as `w17`. */
export const wordPlan: fc.Arbitrary<Plan> = fc
  .record({
    base: fc.record({ name: words, notes: fc.array(words, { maxLength: 3 }) }),
    head: fc.record({ name: words }),
    notices: fc.array(
      fc.tuple(judgement, words).map(([judged, text]) => ({ ...judged, text })),
      { maxLength: 5 },
    ),
    changes,
    order: fc.array(fc.record({ stack: word, before: fc.array(word, { minLength: 1 }), after: fc.array(word) }), { maxLength: 4 }),
    notCompared: fc.array(fc.record({ file: word, reason: words }), { maxLength: 4 }),
    unknownTypes: fc.uniqueArray(word, { maxLength: 4 }),
  })
  .map((parts) => ({ schemaVersion: planVersion, summary: planSummary(parts.changes), ...parts }));

/** The same plan with other texts for its words. */
export function withTexts(plan: Plan, textOf: (word: string) => string): Plan {
  const visit = (value: unknown): unknown => {
    if (typeof value === 'string') return value.replace(/\bw\d+\b/g, textOf);
    if (Array.isArray(value)) return value.map(visit);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, visit(inner)]));
  };
  return visit(plan) as Plan;
}

/** Hostile texts for the words of a plan, others for each number. Each ends in its word: two are equal, or one in the other, where the words are. */
export const hostileWords: fc.Arbitrary<(word: string) => string> = fc.nat({ max: 1_000 }).map((start) => (word: string) => {
  const at = Number(word.slice(1));
  const [one, other] = [start + at, start + 7 * at].map((index) => hostilePlanTexts[index % hostilePlanTexts.length]);
  return `${one} ${other}${word}`;
});

/** What would steer a terminal, a forge, a page, or what runs a job, if it were taken for more than text. */
export const hostilePlanTexts = [
  '\u001b[2J\u001b[31mred',
  '\u001b]8;;https://evil.example\u0007link\u001b]8;;\u0007',
  'a\u202etxt.exe\u2066\u200b\ufeff',
  'a\u0000\u0007\u0008\u009b31m',
  '\n\n# Title\n\n- item\n\n---\n',
  '\r::set-output name=a::b',
  '::add-mask::secret',
  ' ::error file=a.ts,line=1::message',
  '##[error]failed',
  '##vso[task.setvariable variable=a]b',
  '@team and @org/team, a@evil.example',
  '#12, owner/name#12, !34, GH-1, 16c999e8c71134401a78d4d46435517b2271d6ac',
  'https://evil.example/?q=1 www.evil.example <https://evil.example> mailto:a@evil.example',
  '[text](https://evil.example) ![image](https://evil.example/i.png) [ref]: https://evil.example',
  '<img src=x onerror=alert(1)><script>alert(1)</script><!-- --></details></summary>',
  "\"><svg/onload=alert(1)>' onmouseover='alert(1)",
  '</style></script><base href="https://evil.example"><meta http-equiv="refresh" content="0">',
  '``` ~~~ ```` `code` ``',
  '`',
  '| a | b |\n| --- | --- |\n| 1 | 2 |',
  '*a* **b** _c_ ~~d~~ $x$ $`y`$ :smile: [x] &amp; &#64;team &lt;b&gt;',
  '    indented\n> quote\n1. one\n[^1]: note',
  '${file("/etc/passwd")} %{ if true } {{ .Values.x }} $(id) `id`',
  '=cmd|calc', // a cell of a spreadsheet
  '\u05d0\u05d1\u05d2 עברית',
  '\ud800 alone, 👩‍👩‍👧‍👧, \u2028\u2029',
  '',
  ' ',
  '__proto__',
] as const;
