import type { VersionCell, Versions } from '../../../lib/release/versions';
import { versionsPage } from '../../../lib/release/versions-page';
import { hostilePlanTexts } from '../../kit/plans';
import { describeWithLab } from '../lab/jest/with-lab';
import { type Found, itIsAPage, lookAt } from './look-at';

const environments = ['staging', 'canary', 'production'];

/** Each third workload differs, each fifth is held, each seventh has no digest, and each eleventh is not everywhere. */
function versions(workloads = 200, textOf: (word: string) => string = (word) => word): Versions {
  const cell = (index: number, environment: number): VersionCell => ({
    tag: textOf(`w${index}`),
    ...(index % 7 !== 0 && { digest: `sha256:${'0a'.repeat(32)}` }),
    commit: 'ab'.repeat(20),
    since: '2026-01-02T03:04:05.000Z',
    ageDays: index,
    ...(index % 3 === 0 && environment > 0 && { differs: true as const, behind: index }),
    ...(index % 5 === 0 && { held: textOf(`w${index + 1}`) }),
  });
  return {
    schemaVersion: 1,
    environments: environments.map((name, index) => textOf(`${name} w${index}`)),
    workloads: Array.from({ length: workloads }, (_, index) => ({
      workload: textOf(`shop/workload-${index} w${index % 30}`),
      cells: Object.fromEntries(
        environments
          .map((name, at) => [textOf(`${name} w${at}`), cell(index, at)] as const)
          .filter((_entry, at) => at < 2 || index % 11 !== 0),
      ),
    })),
  };
}

describeWithLab('the page of 200 workloads and their versions, in a browser', ['chromium'], (sandbox) => {
  let found: Found;
  beforeAll(async () => {
    const textOf = (word: string) =>
      word.replace(/\bw(\d+)$/, (all, number) => `${hostilePlanTexts[Number(number) % hostilePlanTexts.length]}${all}`);
    found = await lookAt('versions', sandbox(), {
      hostile: versionsPage(versions(200, textOf)),
      harmless: versionsPage(versions()),
      short: versionsPage(versions(30, textOf)),
    });
  });

  itIsAPage(() => found);

  test('what is hidden is counted, and each choice shows what it says', () => {
    const { steps, noticed } = found.used;
    expect(noticed).toEqual([]);
    expect(steps['at first']).toMatchObject({ shown: '200 workloads of 200 shown', visible: 200 });
    for (const { shown, visible } of Object.values(steps)) {
      const [, told, all, hidden = '0'] = /^(\d+) workloads? of (\d+) shown(?:, (\d+) hidden by the filter)?$/.exec(shown) ?? [];
      expect([Number(told), Number(all), Number(told) + Number(hidden)]).toEqual([visible, 200, 200]);
    }
    // 7 and 70 to 79.
    expect(steps['searched']).toMatchObject({ visible: 11, focused: 'search' });
    expect(steps['cleared']).toMatchObject({ visible: 200 });
    const each = (nth: number) => Math.ceil(200 / nth);
    expect(['differs', 'held', 'undigested', 'missing'].map((state) => steps[state]!.visible)).toEqual([3, 5, 7, 11].map(each));
  });

  test('keys go from workload to workload, and to what differs, unless they are turned off', () => {
    const { steps } = found.used;
    const focused = ['7 j', '8 j', '9 k', '10 d', '11 d'].map((step) => /workload-(\d+)/.exec(steps[step]!.focused)?.[1]);
    expect(focused).toEqual(['0', '1', '0', '3', '6']);
    expect(steps['without keys']!.focused).not.toContain('workload-');
  });
});
