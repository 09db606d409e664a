import * as fs from 'node:fs';
import { judge, Policy, Resource, Unknown, type Verdict, type Violation } from '../../lib';
import { aws } from '../../policies/aws';
import { describeShared } from '../shared';

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

/**
 * What a check asks for where our rule asks for more: what ours finds at these places.
 * It is told by field and message: `copy_tags_to_snapshot: copy_tags_to_snapshot is not set`.
 */
const asksFor: Readonly<Record<string, RegExp>> = {
  CKV2_AWS_6: /block_public_(?:acls|policy)|no aws_s3_bucket_public_access_block/,
  CKV_AWS_53: /block_public_acls/,
  CKV_AWS_54: /block_public_policy/,
  CKV_AWS_55: /ignore_public_acls/,
  CKV_AWS_56: /restrict_public_buckets/,
  CKV_AWS_57: /WRITE|FULL_CONTROL|public-read-write/,
  CKV2_AWS_43: /every AWS account/,
  CKV_AWS_375: /(?:FULL_CONTROL|READ_ACP).* to everybody/,
  CKV_AWS_144: /replication/,
  CKV_AWS_143: /object_lock/,
  CKV2_AWS_62: /notification/,
  CKV_AWS_24: /\(22\)|every port/,
  CKV_AWS_25: /\(3389\)|every port/,
  CKV_AWS_277: /every port/,
  CKV_AWS_260: /every port|port 80 |ports (?:\d|[1-7]\d) to (?:8\d|9\d|\d{3,}) |ports 80 to /,
  CKV_AWS_66: /is not set/,
  CKV_AWS_118: /monitoring_interval/,
  CKV2_AWS_60: /copy_tags_to_snapshot/,
  CKV_AWS_313: /copy_tags_to_snapshot/,
  CKV_AWS_293: /deletion_protection/,
  CKV_AWS_139: /deletion_protection/,
  CKV_AWS_324: /^(?!.*audit)/,
  CKV_AWS_325: /audit/,
  CKV_AWS_30: /transit_encryption_enabled/,
  CKV_AWS_327: /^kms_key_id/,
  CKV_AWS_354: /performance_insights/,
  CKV_AWS_322: /auto_minor_version_upgrade/,
  CKV_AWS_323: /subnet_group_name/,
  CKV_AWS_329: /root_directory/,
  CKV_AWS_330: /posix_user/,
  CKV_AWS_60: /everybody/,
  CKV_AWS_61: /account/,
  CKV_AWS_393: / sub[ ,]/,
  CKV_AWS_169: /everybody/,
  CKV_AWS_385: /account/,
  CKV_AWS_168: /everybody/,
  CKV_AWS_387: /everybody/,
  CKV_AWS_72: /every action/,
  CKV_AWS_62: /every action on every resource/,
  CKV_AWS_63: /every action on/,
  CKV_AWS_274: /AdministratorAccess/,
  CKV2_AWS_56: /IAMFullAccess/,
  CKV_AWS_286: /more permissions/,
  CKV_AWS_287: /credentials/,
  CKV_AWS_288: /whatever is stored/,
  CKV_AWS_289: /who may do what/,
  CKV_AWS_290: /on every resource/,
  CKV_AWS_355: /on every resource/,
};

/** Checks that ask always for what ours asks where data is protected. */
const asksWhereProtected = ['CKV_AWS_139', 'CKV_AWS_157', 'CKV_AWS_293', 'CKV_AWS_338', 'CKV2_AWS_50'];

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
    reason: 'Terraform keeps no backups of an aws_db_instance that says nothing',
    covers: ({ ckv, resourceType, resource }) =>
      ckv === 'CKV_AWS_133' && resourceType === 'aws_db_instance' && resource['backup_retention_period'] === undefined,
  },
  {
    reason: 'from version 6 on, FSBP ElastiCache.6 asks for no token',
    covers: ({ ckv, resource }) => ckv === 'CKV_AWS_31' && !/^[1-5]\./.test(String(resource['engine_version'])),
  },
  {
    reason: 'on by default',
    covers: ({ ckv, resource }) => ['CKV_AWS_226', 'CKV_AWS_322'].includes(ckv) && resource['auto_minor_version_upgrade'] === undefined,
  },
  {
    reason: 'a condition limits the account whom the role trusts',
    covers: ({ ckv, resource }) => ckv === 'CKV_AWS_61' && JSON.stringify(resource).includes('Condition'),
  },
  {
    reason: 'the condition does not say who may, such as aws:SecureTransport; or it does by an address, which AWS takes for narrow',
    covers: ({ ckv, resource }) =>
      ['CKV_AWS_33', 'CKV_AWS_70', 'CKV_AWS_387'].includes(ckv) && JSON.stringify(resource).includes('Condition'),
  },
  {
    reason: 'a list of addresses guards the endpoint too',
    covers: ({ ckv, resource }) => ckv === 'CKV_AWS_39' && JSON.stringify(resource).includes('public_access_cidrs'),
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

/** The worst that the rules say of a row, as far as its check asks for it. */
function verdictOn(row: Row, policies: readonly Policy[], folder: Folder = {}): Verdict {
  const subject = subjectOf(row);
  const others = (['resource', 'data'] as const).flatMap((block) => resourcesIn(folder[block] ?? {}, block === 'data' ? 'data.' : ''));
  const stack = neighbours(
    subject,
    others.filter(({ address }) => address !== subject.address),
  );
  const place = { protected: asksWhereProtected.includes(row.ckv) };
  const { violations } = judge(stack, [{ name: 'conformance', version: '0.0.0', policies }], place);
  const own = violations.filter((violation) => violation.resource === subject && (asksFor[row.ckv] ?? /^/).test(inWords(violation)));
  return (['error', 'fail', 'unknown'] as const).find((verdict) => own.some((violation) => violation.verdict === verdict)) ?? 'pass';
}

function inWords({ field, message }: Violation): string {
  return `${field}: ${message}`;
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
