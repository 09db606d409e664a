import { htmlPlan } from '../../../lib/plan/formats/html-plan';
import { type Plan, type PlanChange, planVersion } from '../../../lib/plan/plan';
import { planSummary } from '../../../lib/plan/plan-summary';
import { hostilePlanTexts, withTexts } from '../../kit/plans';
import { describeWithLab } from '../lab/jest/with-lab';
import { type Found, itIsAPage, lookAt } from './look-at';

/** Each tenth workload is in danger. */
function plan(workloads = 500): Plan {
  const judged = { classes: [], reason: 'It is so.', source: 'https://kubernetes.io/docs/concepts/' };
  const changes = Array.from({ length: workloads }, (_, index): readonly PlanChange[] => {
    const workload = `shop/workload-${index} w${10 + (index % 30)}`;
    const change = {
      workload,
      subject: `workload-${index}`,
      environment: index % 2 ? 'w40' : 'w41',
      file: `w${10 + (index % 7)}`,
      address: `w${10 + (index % 11)}`,
    };
    const routine = {
      ...judged,
      verdict: 'routine',
      rule: 'routine/image-version',
      text: 'image w11 → w12',
      field: 'image',
      before: 'w11',
      after: 'w12',
    } as const;
    const review = { ...judged, verdict: 'review', rule: 'unknown/field', text: 'w13 +1 −1 lines', lines: ['-w14', '+w15'] } as const;
    const danger = { ...judged, verdict: 'danger', rule: 'data/destroyed', text: 'w16: deleted', after: { w: 'w17' } } as const;
    const deployment = {
      ...change,
      kind: 'updated',
      engine: 'kubernetes',
      type: 'apps/v1/Deployment',
      source: { file: 'w18', line: 1, column: 1 },
      owner: 'w19',
    } as const;
    return [
      ...['blue', 'green'].map((cluster) => ({ ...deployment, cluster, items: [routine, review] })),
      ...(index % 10 === 0
        ? [
            {
              ...change,
              kind: 'deleted',
              engine: 'terraform',
              type: 'aws_db_instance',
              removal: [{ by: 'Terraform', what: 'deletes it' }],
              items: [danger],
            } as const,
          ]
        : []),
    ];
  }).flat();
  return {
    schemaVersion: planVersion,
    base: { name: 'main w20', notes: ['w21'] },
    head: { name: 'w22' },
    summary: planSummary(changes),
    notices: [{ ...judged, verdict: 'review', rule: 'change/large', text: 'w23 objects change' }],
    changes,
    order: [{ stack: 'w24', before: ['w25'], after: ['w26'] }],
    notCompared: [{ file: 'w27', reason: 'w28' }],
    unknownTypes: ['w29'],
  };
}

describeWithLab('the page of a plan of 500 workloads, in a browser', ['chromium'], (sandbox) => {
  let found: Found;
  beforeAll(async () => {
    const texts = (word: string) => `${hostilePlanTexts[Number(word.slice(1)) % hostilePlanTexts.length]}${word}`;
    found = await lookAt('plan', sandbox(), {
      hostile: htmlPlan(withTexts(plan(), texts)),
      harmless: htmlPlan(plan()),
      short: htmlPlan(withTexts(plan(30), texts)),
    });
  });

  itIsAPage(() => found);

  test('what is hidden is counted: shown and hidden are all there is', () => {
    const { summary } = plan();
    const { steps, noticed } = found.used;
    expect(noticed).toEqual([]);
    expect(steps['at first']).toMatchObject({ shown: `${summary.items} changes of ${summary.items} shown`, visible: summary.items });
    for (const { shown, visible } of Object.values(steps)) {
      const [, told, all, hidden = '0'] = /^(\d+) changes? of (\d+) shown(?:, (\d+) hidden by the filter)?$/.exec(shown) ?? [];
      expect([Number(told), Number(all), Number(told) + Number(hidden)]).toEqual([visible, summary.items, summary.items]);
    }
    // 7 and 70 to 79, of which 70 is in danger.
    expect(steps['searched']).toMatchObject({ visible: 11 * 4 + 1, focused: 'search' });
    expect(steps['cleared']).toMatchObject({ visible: summary.items });
    expect(steps['without review']).toMatchObject({ visible: summary.danger + summary.routine });
    expect(steps['Terraform only']).toMatchObject({ visible: summary.danger });
  });

  test('keys go from workload to workload, danger first, unless they are turned off', () => {
    const { steps } = found.used;
    const focused = ['5 j', '6 j', '7 k', '8 d', '9 d'].map((step) => /workload-(\d+)/.exec(steps[step]!.focused)?.[1]);
    expect(focused).toEqual(['0', '10', '0', '10', '20']);
    expect(steps['without keys']!.focused).not.toContain('workload-');
  });
});
