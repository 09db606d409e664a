import { relative } from 'node:path';
import { holdsCredential, judge, looksRandom, type Violation } from '../../../lib';
import { readForeign } from '../../../lib/cli/validate/foreign-documents';
import { together } from '../../../lib/cli/validate/together';
import { textsIn } from '../../../lib/policy/values/texts';
import { strict } from '../../../policies';
import { describeWithLab } from '../lab/jest/with-lab';
import { ARGUED, COUNTED } from './argued';
import { CONFIGURATIONS, folderOf, MANIFESTS, type Project } from './projects';

/** What is found in a project, and in how many of its files something was judged. */
interface Judged {
  readonly violations: readonly Violation[];
  readonly files: ReadonlySet<string>;
  /** Each text that stands outside of a Secret, once, and those that are taken for secrets by their form. */
  readonly texts: ReadonlySet<string>;
  readonly secrets: ReadonlySet<string>;
}

function judged(folder: string): Judged {
  const { documents } = readForeign([folder]);
  const violations = together(documents).flatMap(
    ({ documents: group, around }) =>
      judge(
        group.map(({ resource }) => resource),
        [strict],
        { around: around.map(({ resource }) => resource) },
      ).violations,
  );
  const [texts, secrets] = [new Set<string>(), new Set<string>()];
  for (const { resource } of documents.filter(({ resource: { type } }) => type !== 'v1/Secret')) {
    textsIn(resource.values, (text) => {
      texts.add(text);
      if (holdsCredential(text) || looksRandom(text)) secrets.add(text);
      return false;
    });
  }
  return { violations, files: new Set(documents.map(({ file }) => relative(folder, file))), texts, secrets };
}

const projects = [...Object.keys(MANIFESTS), ...Object.keys(CONFIGURATIONS)] as readonly Project[];

describeWithLab('What other projects tell their users to apply', ['go', 'hcl2json'], (sandbox) => {
  const found = new Map<Project, Judged>();
  const failures = () => [...found.values()].flatMap(({ violations }) => violations.filter(({ verdict }) => verdict !== 'unknown'));

  beforeAll(async () => {
    for (const project of projects) found.set(project, judged(await folderOf(sandbox(), project)));
  });

  test('is judged: some hundreds of files', () => {
    expect([...found.values()].reduce((sum, { files }) => sum + files.size, 0)).toBeGreaterThan(500);
  });

  test('ends no rule', () => {
    expect(failures().filter(({ verdict }) => verdict === 'error')).toEqual([]);
  });

  test('has nothing that is found and not argued, and nothing is argued that is not found', () => {
    const argued = ARGUED.flatMap(({ rules }) => rules);
    expect(argued).toEqual([...new Set(argued)]);
    expect([...new Set(failures().map(({ policy }) => policy.name))].sort()).toEqual([...argued].sort());
    expect(ARGUED.filter(({ why }) => why.length < 60)).toEqual([]);
  });

  test('has thousands of texts, of which none is taken for a secret by its form', () => {
    const all = (of: 'texts' | 'secrets') => new Set([...found.values()].flatMap((each) => [...each[of]]));
    expect(all('texts').size).toBeGreaterThan(5_000);
    expect([...all('secrets')].sort()).toEqual([]);
  });

  test('has as many findings that are high or critical as when they were looked at', () => {
    const counts: Record<string, Partial<Record<Project, number>>> = {};
    for (const [project, { violations }] of found) {
      for (const { policy, verdict } of violations) {
        if (verdict === 'unknown' || (policy.severity !== 'high' && policy.severity !== 'critical')) continue;
        const own = counts[policy.name] ?? {};
        counts[policy.name] = { ...own, [project]: (own[project] ?? 0) + 1 };
      }
    }
    expect(counts).toEqual(COUNTED);
  });
});
