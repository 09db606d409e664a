import * as fc from 'fast-check';
import { mergeStatements } from '../../../../constructs/aws/merge-statements';
import { statement } from '../../../../constructs/aws/statement';
import { Statement } from '../../../../lib';
import { check } from '../../../kit/property';

const some = (...values: readonly string[]) => fc.array(fc.constantFrom(...values), { minLength: 1, maxLength: 4 });

const condition = fc.record({
  operator: fc.constantFrom('StringEquals', 'StringNotEquals', 'ForAllValues:StringLike'),
  key: fc.constantFrom('kms:ViaService', 'aws:SourceAccount', 'constructor'),
  values: some('a', 'b', 'c'),
});

const statements: fc.Arbitrary<readonly Statement[]> = fc.array(
  fc
    .record(
      {
        sid: fc.constantFrom('OnlyTls', 'Own'),
        allows: fc.boolean(),
        actions: some('s3:GetObject', 's3:PutObject', 's3:*', 'kms:Decrypt', '*'),
        notActions: some('iam:*', 'sts:AssumeRole'),
        resources: some('arn:aws:s3:::a', 'arn:aws:s3:::a/*', 'arn:aws:s3:::b', 'arn:aws:s3:::*', '*'),
        notResources: some('arn:aws:s3:::c', 'arn:aws:s3:::d'),
        principals: fc.array(fc.record({ type: fc.constantFrom('AWS', 'Service'), value: fc.constantFrom('1', '2') }), { maxLength: 2 }),
        conditions: fc.array(condition, { maxLength: 2 }),
      },
      { requiredKeys: ['allows', 'actions', 'resources'] },
    )
    .map(statement),
  { maxLength: 8 },
);

/** Every single thing that statements say: an effect on one action of one resource, for whom and under which conditions. */
function triples(all: readonly Statement[]): ReadonlySet<string> {
  const once = (values: readonly unknown[]) => [...new Set(values.map((value) => JSON.stringify(value)))].sort();
  return new Set(
    all.flatMap(({ sid, allows, actions, notActions, resources, notResources, principals, notPrincipals, conditions }) => {
      const terms = conditions.map(({ operator, key, values }) => ({ operator, key, values: once(values) }));
      const who = [sid, allows, once(notActions), once(notResources), once(principals), once(notPrincipals), once(terms)];
      return actions.flatMap((action) => resources.map((resource) => JSON.stringify([action, resource, ...who])));
    }),
  );
}

test('merged statements allow and deny exactly what the statements did', () => {
  check(
    fc.property(statements, (all) => expect(triples(mergeStatements(all))).toEqual(triples(all))),
    { short: 300 },
  );
});

test('merged statements are the same whatever the order of statements, and of what they list', () => {
  const shuffled = statements.chain((all) =>
    fc.tuple(fc.shuffledSubarray([...all], { minLength: all.length }), fc.nat()).map(([order, turn]) => ({
      all,
      other: order.map((one) => {
        const turned = <T>(list: readonly T[]) => [...list.slice(turn % (list.length || 1)), ...list.slice(0, turn % (list.length || 1))];
        return { ...one, actions: turned(one.actions), resources: turned(one.resources), conditions: turned(one.conditions) };
      }),
    })),
  );
  check(fc.property(shuffled, ({ all, other }) => expect(mergeStatements(other)).toEqual(mergeStatements(all))));
});

test('merging what is merged changes nothing', () => {
  check(fc.property(statements, (all) => expect(mergeStatements(mergeStatements(all))).toEqual(mergeStatements(all))));
});

test('under the same conditions, no resource is named twice', () => {
  const plain = statements.map((all) => all.map(({ actions, resources }) => statement({ actions, resources })));
  check(
    fc.property(plain, (all) => {
      const named = mergeStatements(all).flatMap(({ resources }) => resources);
      expect(named).toHaveLength(new Set(named).size);
    }),
  );
});
