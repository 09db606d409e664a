import { markdownPlan } from '../../../../lib/plan/formats/markdown-plan';
import { textPlan } from '../../../../lib/plan/formats/text-plan';
import { type Plan, planVersion } from '../../../../lib/plan/plan';
import { planSummary } from '../../../../lib/plan/plan-summary';

const nothing: Plan = {
  schemaVersion: planVersion,
  base: { name: 'main' },
  head: { name: 'now' },
  summary: planSummary([]),
  notices: [],
  changes: [],
  order: [],
  notCompared: [],
  unknownTypes: [],
};
const file = (name: string) => ({ file: name, reason: 'it is no YAML' });
const formats = { text: (plan: Plan) => textPlan(plan), Markdown: (plan: Plan) => markdownPlan(plan) };

test.each<[parts: Partial<Plan>, said: readonly RegExp[]]>([
  [{ base: { name: 'main', notes: ['it is from Monday'] } }, [/it is from Monday/]],
  [{ head: { name: 'now', notes: ['a', 'b'].map((word) => `note ${word}`) } }, [/note a/, /note b/]],
  [{ notCompared: [file('a.yaml')] }, [/[Nn]ot compared/, /a\.yaml/]],
  [{ notCompared: [file('a.yaml'), file('b.yaml')] }, [/[Nn]ot compared/, /a\.yaml/, /b\.yaml/]],
  [{ unknownTypes: ['aws_new'] }, [/aws_new/]],
])('beside changes, %j is said', (parts, said) => {
  for (const [name, print] of Object.entries(formats)) {
    const [without, text] = [print(nothing), print({ ...nothing, ...parts })];
    expect([name, ...said.map((words) => [words.test(without), words.test(text)])]).toEqual([name, ...said.map(() => [false, true])]);
  }
});

test.each([
  [1, '1 file'],
  [2, '2 files'],
])('a text counts %i that could not be compared: %s', (count, words) => {
  const notCompared = Array.from({ length: count }, (_, index) => file(`${index}.yaml`));
  expect(textPlan({ ...nothing, notCompared })).toContain(`Not compared, though they differ: ${words}\n`);
});
