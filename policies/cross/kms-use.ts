import { Graph, graph, Policy, Problem, Statement, Subject } from '../../lib/rules';
import { names } from '../aws/actions/action';
import { covers } from '../aws/iam/permissions';
import { called } from '../aws/iam/problems';
import { declaredBy, isNamedBy } from './declared';
import { aliasOf, keyOf } from './encryption-key';
import { accountsByRole, policiesByRole } from './pod-role';

/** What of KMS an action on data needs, by type. */
const needs: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  aws_dynamodb_table: { 'dynamodb:GetItem': 'kms:Decrypt', 'dynamodb:PutItem': 'kms:Decrypt' },
  aws_s3_bucket: { 's3:GetObject': 'kms:Decrypt', 's3:PutObject': 'kms:GenerateDataKey' },
  aws_secretsmanager_secret: { 'secretsmanager:GetSecretValue': 'kms:Decrypt' },
  aws_sns_topic: { 'sns:Publish': 'kms:GenerateDataKey' },
  aws_sqs_queue: { 'sqs:ReceiveMessage': 'kms:Decrypt', 'sqs:SendMessage': 'kms:GenerateDataKey' },
};

export const kmsUse: Policy = {
  name: 'x/kms-use',
  description: 'Pods may use the keys that encrypt what they read and write.',
  remediation:
    'Add a Statement that allows kms:Decrypt and kms:GenerateDataKey on the ARN of the key, or on key/* where kms:ResourceAliases is its alias.',
  source: 'https://docs.aws.amazon.com/kms/latest/developerguide/cmks-in-iam-policies.html',
  rationale:
    'Reading or writing is refused at run time, though the rights to the data look complete: it shows only where there is such a key.',
  severity: 'high',
  cure: 'Environment.regions.keys',
  rule: graph('aws_iam_role', (role, stack) => {
    const accounts = stack.index(accountsByRole).get(role.address) ?? [];
    const statements = (stack.index(policiesByRole).get(role.address) ?? []).flatMap(({ document }) => document.statements);
    const resources = [...accounts].flatMap((account) => stack.index(declaredBy).get(account)?.resources ?? []);
    return resources.flatMap((resource) => lacking(resource, statements, stack));
  }),
};

function lacking(resource: Subject, statements: readonly Statement[], stack: Graph): readonly Problem[] {
  const key = keyOf(resource, stack);
  if (key === undefined) return [];
  const actions = Object.entries(needs[resource.type] ?? {}).filter(([action]) =>
    statements.some((statement) => allowsOn(statement, action, resource)),
  );
  const missing = [...new Set(actions.map(([, need]) => need))].filter(
    (action) => !statements.some((statement) => allowsKey(statement, action, key)),
  );
  if (missing.length === 0) return [];
  const misnamed = statements.find(
    (statement) => statement.allows && statement.resources.some((one) => aliasOf(one) !== undefined && aliasOf(one) === aliasOf(key)),
  );
  const because = misnamed ? `: in ${called(misnamed)}, an alias names no key` : '';
  return [{ message: `may not do ${missing.join(' and ')} with ${key}, which encrypts ${resource.address}${because}` }];
}

function allowsOn(statement: Statement, action: string, resource: Subject): boolean {
  return statement.allows && covers(statement, action) && statement.resources.some((one) => one === '*' || isNamedBy(resource, one));
}

/** An alias in Resource is about the alias itself: what is encrypted with its key takes the key's ARN, or a condition on its aliases. */
function allowsKey(statement: Statement, action: string, key: string): boolean {
  if (!statement.allows || !covers(statement, action)) return false;
  const aliases = statement.conditions
    .filter(({ key: name }) => /^kms:(?:resource|request)aliases?$/i.test(name))
    .flatMap(({ values }) => values);
  const alias = aliasOf(key);
  if (aliases.length > 0 && (alias === undefined || !aliases.some((pattern) => names(pattern, alias)))) return false;
  return statement.resources.some(
    (resource) =>
      resource === '*' ||
      names(resource, alias === undefined ? key : key.replace(/alias\/.*$/, 'key/of-the-alias')) ||
      (alias !== undefined && isKey(resource)),
  );
}

/** Which key an alias stands for, only AWS knows: a key's own ARN may be it. */
function isKey(resource: string): boolean {
  return /^arn:[^:]*:kms:[^:]*:[^:]*:key\/[\w-]+$/.test(resource);
}
