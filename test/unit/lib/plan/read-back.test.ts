import { compareSides } from '../../../../lib/plan/compare-sides';
import { readBack } from '../../../../lib/plan/real/read-back';
import { plainSide } from '../../../kit/sides';

// biome-ignore lint/suspicious/noExplicitAny: a document as Terraform prints it
type Json = Readonly<Record<string, any>>;

const entry = (address: string, actions: readonly string[], before: Json | null, after: Json | null): Json => {
  const [type, name] = address.split('.');
  return { address, mode: 'managed', type, name, change: { actions, before, after, after_unknown: {} } };
};
/** A resource of the stack that stays as it is. */
const there = (address: string, values: Json) => entry(address, ['no-op'], values, values);

/** What is said of a drift of a resource, beside others of its stack. */
function toldOf(address: string, before: Json, after: Json, others: readonly Json[], stated: Json = {}): readonly string[] {
  const [type, name] = address.split('.') as [string, string];
  const expressions = Object.fromEntries(Object.entries(stated).map(([key, value]) => [key, { constant_value: value }]));
  const document = {
    format_version: '1.2',
    configuration: { root_module: { resources: [{ address, mode: 'managed', type, name, expressions }] } },
    resource_drift: [entry(address, ['update'], before, after)],
    resource_changes: others,
  };
  const side = plainSide({ 'main.tf.json': {} });
  const { changes } = compareSides(side, side, {}, [{ stack: '', name: 'plan.json', by: 'terraform', document }]);
  return changes.flatMap(({ items }) => items.map(({ text, verdict, rule }) => `${text} | ${verdict} ${rule}`));
}

const policy = (action: string) =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: '*', Action: action, Resource: 'arn:aws:s3:::b/*' }] });
const read = policy('s3:GetObject');
const ofBucket = there('aws_s3_bucket_policy.p', { bucket: 'b', policy: read });

test('what another resource of the stack makes is no change past Terraform', () => {
  expect(toldOf('aws_s3_bucket.b', { id: 'b', policy: '' }, { id: 'b', policy: read }, [ofBucket])).toEqual([
    'policy grants s3:GetObject on arn:aws:s3:::b/* to everybody, read back | routine terraform/read-back',
  ]);
});

test.each<[string, readonly Json[], Json]>([
  ['no resource of the stack makes it', [], {}],
  ['the resource that made it is of another bucket', [there('aws_s3_bucket_policy.p', { bucket: 'c', policy: read })], {}],
  ['the resource that makes it is not there yet', [entry('aws_s3_bucket_policy.p', ['create'], null, { bucket: 'b', policy: read })], {}],
  ['the files state it', [ofBucket], { policy: '' }],
])('it is one where %s', (_, others, stated) => {
  const [line] = toldOf('aws_s3_bucket.b', { id: 'b', policy: '' }, { id: 'b', policy: read }, others, stated);
  expect(line).toBe('policy grants s3:GetObject on arn:aws:s3:::b/* to everybody, changed past Terraform | danger iam/grants-all');
});

const inline = (...names: readonly string[]) => ({ id: 'r', inline_policy: names.map((name) => ({ name, policy: '{}' })) });
const ingress = (...cidrs: readonly string[]) => ({
  id: 'sg-1',
  ingress: cidrs.length === 0 ? [] : [{ from_port: 1, to_port: 1, protocol: 'tcp', cidr_blocks: cidrs }],
});
const rule = (name: string) => there(`aws_vpc_security_group_ingress_rule.${name}`, { security_group_id: 'sg-1' });
test.each<[string, string, Json, Json, readonly Json[], boolean]>([
  ['a policy', 'aws_iam_role.r', inline(), inline('a'), [there('aws_iam_role_policy.a', { role: 'r' })], true],
  ['a second policy', 'aws_iam_role.r', inline('a'), inline('a', 'b'), [there('aws_iam_role_policy.a', { role: 'r' })], false],
  ['a rule', 'aws_security_group.g', ingress(), ingress('10.0.0.0/16'), [rule('a')], true],
  ['two rules of one port', 'aws_security_group.g', ingress(), ingress('10.0.0.0/16', '10.1.0.0/16'), [rule('a'), rule('b')], true],
  ['a second rule of that port', 'aws_security_group.g', ingress('10.0.0.0/16'), ingress('10.0.0.0/16', '0.0.0.0/0'), [rule('a')], false],
])('of what is counted, %s is told as one where the stack makes less', (_, address, before, after, others, isQuiet) => {
  const told = toldOf(address, before, after, others);
  expect(told).toHaveLength(1);
  expect(told[0]!.includes('| routine terraform/read-back')).toBe(isQuiet);
  expect(told[0]!.includes(', changed past Terraform | danger')).toBe(!isQuiet);
});

test('a time that the provider tells goes on by itself, and whatever else it tells does not', () => {
  const at = (minute: number) => ({ id: 'db', latest_restorable_time: `2026-01-01T00:0${minute}:00Z`, status: `status-${minute}` });
  expect(toldOf('aws_db_instance.db', at(1), at(2), [])).toEqual([
    'latest_restorable_time 2026-01-01T00:01:00Z → 2026-01-01T00:02:00Z, read back | routine terraform/read-back',
    'status status-1 → status-2, changed past Terraform | review terraform/drifted',
  ]);
});

test.each([{}, { change: 7 }, { type: 'toString', change: { before: {}, after: { id: 1 } } }])(
  'of what is no change nothing is read back',
  (odd) => {
    expect(readBack(odd, new Set(), { resource_changes: [{ change: null }, 7] }).size).toBe(0);
  },
);

test('the resources of a plan are looked at once, however much has drifted', () => {
  let looks = 0;
  const policy = { type: 'aws_s3_bucket_policy', change: { before: { bucket: 'b' } } };
  const document = {
    get resource_changes() {
      looks++;
      return [policy];
    },
  };
  const drifted = { type: 'aws_s3_bucket', change: { before: { id: 'b', policy: '' }, after: { id: 'b', policy: '{}', versioning: [] } } };
  for (let count = 0; count < 3; count++) expect([...readBack(drifted, new Set(), document)]).toEqual(['policy']);
  expect(looks).toBe(1);
});
