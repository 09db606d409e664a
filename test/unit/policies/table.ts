import * as fc from 'fast-check';
import type { Policy, Resource } from '../../../lib';
import { type PolicyRow, type PolicyTable, policyCases } from '../../../lib/testing';
import { baseline } from '../../../policies';
import { check as holds } from '../../kit/property';
import { acquittedBeside } from './beside';
import { equivalent } from './equivalents';
import { silentExcuses, unnamedExcuses, untriedExcuses } from './excuses';
import { unknownAttributes } from './known-attributes';
import { curesOf, mended } from './mending';
import { unshownExcuses } from './one-more';
import { resourcesOf, verdictOfRow, whole } from './rows';
import { updateExample } from './rule-examples';
import { poorSentences } from './sentences';

export type { PolicyRow as Row, PolicyTable as Table } from '../../../lib/testing';

/**
 * Tests a policy: rows that comply, that are excused, that do not comply, that have nothing to judge, that cannot be known.
 *
 * @param mend what its cure says to do with what does not comply: change the fields that it names, drop it, or what another table of it shows
 */
export function describePolicy(policy: Policy, table: PolicyTable, mend: 'changed' | 'dropped' | 'elsewhere' = 'changed'): void {
  describe(`${policy.name}: ${policy.description}`, () => {
    test('its table has no attribute that the provider does not know', () => {
      const resources = Object.values(table)
        .flatMap((rows) => Object.values(rows))
        .flatMap(resourcesOf);
      expect(resources.flatMap(({ type, values }) => unknownAttributes(type, values).map((name) => `${type}.${name}`))).toEqual([]);
    });

    test('what it says is for the person who got it', () => expect(poorSentences(policy, table)).toEqual([]));

    test.each(policyCases(policy, table))('%s', (_sentence, check) => check());

    test('what excuses from it is excused in the table, and told by `slipway explain`', () => {
      expect([...silentExcuses(policy, table), ...unnamedExcuses(policy, table)]).toEqual([]);
      expect(untriedExcuses(policy, table)).toBe(0);
    });

    test('what excuses is shown by a row', () => expect(unshownExcuses(policy, table)).toEqual([]));

    test('a fault is one beside what complies', () => expect(acquittedBeside(policy, table)).toEqual([]));

    test('what means the same has the same verdict', () => {
      const rows = (['pass', 'excused', 'fail'] as const).flatMap((kind) =>
        Object.entries(table[kind] ?? {}).map(([sentence, row]) => ({ verdict: kind === 'fail' ? 'fail' : 'pass', sentence, row })),
      );
      holds(
        fc.property(fc.constantFrom(...rows), fc.nat(), ({ verdict, sentence, row }, seed) => {
          const other = equivalentRow(row, pickBy(seed));
          const { verdict: said, messages } = verdictOfRow(policy, other);
          if (said !== verdict)
            throw new Error(`'${sentence}' is ${said} (${messages}), not ${verdict}: ${JSON.stringify(resourcesOf(other)[0]!.values)}`);
        }),
        { short: 20, long: 1000 },
      );
    });

    if (process.env['UPDATE_EXAMPLES']) afterAll(() => updateExample(policy, table));
    if (mend === 'elsewhere' || !baseline.policies.some(({ name }) => name === policy.name)) return;
    test('who does as its cure says has mended it', () => {
      if (mend === 'dropped') for (const row of Object.values(table.fail ?? {})) expect(curesOf(policy, row)).toMatch(/^Drop /);
      else expect(mended(policy, table)).toBeDefined();
    });
  });
}

function equivalentRow(row: PolicyRow, pick: Parameters<typeof equivalent>[1]): PolicyRow {
  return { ...whole(row), resources: resourcesOf(row).map((resource) => equivalent(resource, pick)) };
}

/** Chooses the same each time for a number. */
function pickBy(seed: number): Parameters<typeof equivalent>[1] {
  let state = seed + 1;
  return (...choices) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return choices[(state >>> 8) % choices.length]!;
  };
}

/** A pod that belongs to nothing. */
export function pod(spec: object, metadata: object = {}): Resource {
  return kubernetes('v1/Pod', { metadata, spec });
}

/** A Deployment of such pods. */
export function deployment(
  podSpec: object,
  {
    metadata = {},
    pod: podMetadata = {},
    ...spec
  }: { readonly metadata?: object; readonly pod?: object } & Readonly<Record<string, unknown>> = {},
): Resource {
  return kubernetes('apps/v1/Deployment', { metadata, spec: { ...spec, template: { metadata: podMetadata, spec: podSpec } } });
}

/** A Kubernetes object of a type such as `apps/v1/Deployment`, named `it` in the namespace `shop` unless it says otherwise. */
export function kubernetes(
  type: string,
  { metadata, ...content }: { readonly metadata?: object } & Readonly<Record<string, unknown>> = {},
): Resource {
  const [kind, ...version] = type.split('/').reverse() as [string, ...string[]];
  const full = { name: 'it', namespace: 'shop', ...metadata };
  return {
    type,
    address: `cluster/${full.namespace}/${kind}/${full.name}`,
    path: `stack/${kind}/${full.name}`,
    values: { apiVersion: version.reverse().join('/'), kind, metadata: full, ...content },
  };
}

/** A Terraform resource. */
export function terraform(type: string, values: Readonly<Record<string, unknown>> = {}, name = 'it'): Resource {
  return { type, address: `${type}.${name}`, path: `stack/${name}`, values };
}

/** A CronJob of such pods. */
export function cronJob(podSpec: object, { ...spec }: Readonly<Record<string, unknown>> = {}): Resource {
  return kubernetes('batch/v1/CronJob', { spec: { jobTemplate: { spec: { ...spec, template: { spec: podSpec } } } } });
}
