import * as fs from 'node:fs';
import { judge, Policy, Resource, Unknown, type Verdict } from '../../../lib';
import { aws } from '../../../policies/aws';
import { describeShared } from '../../kit/shared';

interface Row {
  readonly ckv: string;
  readonly expect: 'pass' | 'fail';
  readonly resourceType: string;
  readonly name: string;
  readonly resource: Resource['values'];
  readonly flags?: readonly string[];
  readonly context?: string;
}

/** Blocks of a folder: `resource` and `data` by type and name. */
type Folder = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, readonly Resource['values'][]>>>>>>;

/** Why ours says something else, by design. */
const differences: readonly { readonly reason: string; readonly covers: (row: Row, verdict: Verdict) => boolean }[] = [
  {
    reason: 'a variable, a dynamic block or each.value: only a plan tells, and until then ours says unknown',
    covers: (_row, verdict) => verdict === 'unknown',
  },
  {
    reason: 'the row says that its resource type is guessed',
    covers: ({ flags = [] }) => flags.includes('type-guessed'),
  },
  {
    reason: 'SQS encrypts by itself since 2022: ours refuses only queues that switch it off',
    covers: ({ ckv, resource }) => ckv === 'CKV_AWS_27' && String(resource['sqs_managed_sse_enabled']) !== 'false',
  },
  {
    reason: 'a negated condition lets everybody else in',
    covers: ({ ckv, resource }) => ckv === 'CKV_AWS_70' && /Not(?:Equals|Like)/.test(JSON.stringify(resource)),
  },
  {
    reason: 'ours asks each bucket for a policy that refuses plain text; theirs looks for ACLs that are public',
    covers: ({ ckv }) => ckv === 'CKV_AWS_379',
  },
  {
    reason: '`website` is no canned ACL of S3',
    covers: ({ ckv, name }) => ckv === 'CKV_AWS_20' && name.startsWith('website'),
  },
  {
    reason: 'the parameter group that it names is not among the data',
    covers: ({ ckv, resource }) => ckv === 'CKV2_AWS_30' && resource['parameter_group_name'] !== undefined,
  },
];

describeShared('conformance/aws.json', (file) => {
  const { cases, context } = JSON.parse(fs.readFileSync(file, 'utf8')) as {
    readonly cases: readonly Row[];
    readonly context: Readonly<Record<string, Folder>>;
  };
  const judged = cases.flatMap((row) => {
    const policies = aws.filter(({ controls }) => controls?.checkov?.includes(row.ckv));
    return policies.length === 0 ? [] : [{ row, verdict: verdictOn(row, policies, context[row.context ?? '']) }];
  });
  const misses = judged
    .filter(({ row, verdict }) => verdict !== row.expect)
    .map(({ row, verdict }) => ({
      what: `${row.ckv} ${row.resourceType}.${row.name}: ${row.expect}, ours ${verdict}`,
      reason: differences.find(({ covers }) => covers(row, verdict))?.reason,
    }));

  test('at least 95 % of the rows whose rule is there agree', () => {
    const rate = 1 - misses.length / judged.length;
    process.stdout.write(
      [
        `${judged.length - misses.length} of ${judged.length} rows agree: ${(rate * 100).toFixed(1)} %`,
        ...misses.map(({ what, reason }) => `  ${what} (${reason ?? 'not explained'})`),
        '',
      ].join('\n'),
    );
    expect(rate).toBeGreaterThanOrEqual(0.95);
  });

  test('each row that does not agree has its reason', () => {
    expect(misses.filter(({ reason }) => reason === undefined)).toEqual([]);
  });
});

/** The worst that the rules say of a row. */
function verdictOn(row: Row, policies: readonly Policy[], folder: Folder = {}): Verdict {
  const subject = subjectOf(row);
  const others = (['resource', 'data'] as const).flatMap((block) => resourcesIn(folder[block] ?? {}, block === 'data' ? 'data.' : ''));
  const stack = neighbours(
    subject,
    others.filter(({ address }) => address !== subject.address),
  );
  const { violations } = judge(stack, [{ name: 'conformance', version: '0.0.0', policies }]);
  const own = violations.filter((violation) => violation.resource === subject);
  return (['error', 'fail', 'unknown'] as const).find((verdict) => own.some((violation) => violation.verdict === verdict)) ?? 'pass';
}

/** Data sources are written without `data.` there. */
function subjectOf({ resourceType, name, resource }: Row): Resource {
  const isData = resourceType === 'aws_iam_policy_document' || (resourceType === 'aws_iam_policy' && resource['policy'] === undefined);
  const type = isData ? `data.${resourceType}` : resourceType;
  return { type, address: `${type}.${name}`, path: name, values: resource };
}

function resourcesIn(types: Folder[string], prefix: string): readonly Resource[] {
  return Object.entries(types).flatMap(([type, byName]) =>
    Object.entries(byName).flatMap(([name, blocks]) =>
      [blocks].flat().map((values) => ({ type: prefix + type, address: `${prefix}${type}.${name}`, path: name, values })),
    ),
  );
}

/**
 * A resource with what refers to it or takes the same variable, and what these refer to, near and far. A folder holds many examples side
 * by side, under the same names: they are no stack.
 */
function neighbours(subject: Resource, others: readonly Resource[]): readonly Resource[] {
  const texts = new Map([subject, ...others].map((resource) => [resource, JSON.stringify(resource.values)]));
  const references = new Map([...texts].map(([resource, text]) => [resource, new Unknown(text).references]));
  const variables = texts.get(subject)!.match(/\$\{(?:var|local)\.\w+\}/g) ?? [];
  const found = new Set([subject, ...others.filter((resource) => variables.some((variable) => texts.get(resource)!.includes(variable)))]);
  const add = (isNeighbour: (resource: Resource) => boolean): boolean => {
    const more = others.filter((resource) => !found.has(resource) && isNeighbour(resource));
    for (const resource of more) found.add(resource);
    return more.length > 0;
  };
  const refersToOne = (resource: Resource) => [...found].some(({ address }) => references.get(resource)!.includes(address));
  const isReferredTo = ({ address }: Resource) => [...found].some((resource) => references.get(resource)!.includes(address));
  while (add(refersToOne));
  while (add(isReferredTo));
  return [...found];
}
