import type { Resource } from '../../../lib';

type Json = Readonly<Record<string, unknown>>;

/** One of several. */
export type Pick = <T>(...choices: readonly T[]) => T;

/**
 * A document that says the same otherwise: other words for everything, in statements and networks; conditions that always hold; lists and
 * single values, numbers and texts.
 */
export function equivalent({ values, ...resource }: Resource, pick: Pick): Resource {
  if (resource.type.includes('/')) return { ...resource, values: ofKubernetes(values, pick) as Json };
  const block = resource.type === 'data.aws_iam_policy_document' ? { ...values, ...blockStatements(values, pick) } : values;
  return { ...resource, values: ofTerraform(block, pick, '') as Json };
}

/** Fields that Kubernetes has lists of networks in. */
function ofKubernetes(value: unknown, pick: Pick): unknown {
  if (Array.isArray(value)) {
    const items = value.flatMap((item) =>
      isIpBlock(item) ? networks(item.ipBlock.cidr, pick).map((cidr) => ({ ipBlock: { ...item.ipBlock, cidr } })) : [item],
    );
    return items.map((item) => ofKubernetes(item, pick));
  }
  return isObject(value) ? mapped(value, (inner) => ofKubernetes(inner, pick)) : value;
}

function isIpBlock(value: unknown): value is { readonly ipBlock: { readonly cidr: string } } {
  return isObject(value) && isObject(value['ipBlock']) && typeof value['ipBlock']['cidr'] === 'string' && !('except' in value['ipBlock']);
}

/** Blocks and attributes of Terraform; what is read as a text is left as it is. */
function ofTerraform(value: unknown, pick: Pick, key: string): unknown {
  if (Array.isArray(value)) {
    const items = value.flatMap((item) => (typeof item === 'string' ? networks(item, pick) : [item]));
    return items.map((item) => ofTerraform(item, pick, key));
  }
  if (isObject(value)) return mapped(value, (inner, name) => ofTerraform(inner, pick, name));
  if (typeof value === 'number' && /port|count|days|limit|period|interval|length|window/.test(key))
    return pick<unknown>(value, String(value));
  if (typeof value === 'boolean') return pick<unknown>(value, String(value));
  if (typeof value !== 'string') return value;
  if (/^\s*\{\s*"/.test(value) && value.includes('"Statement"')) return policyText(value, pick);
  return /cidr/.test(key) ? (networks(value, pick)[0] ?? value) : value;
}

/** A network in halves, quarters, or as what is given out of it; others as they are. */
function networks(cidr: string, pick: Pick): readonly string[] {
  if (cidr === '0.0.0.0/0') {
    return pick<readonly string[]>(
      [cidr],
      ['0.0.0.0/1', '128.0.0.0/1'],
      ['0.0.0.0/2', '64.0.0.0/2', '128.0.0.0/2', '192.0.0.0/2'],
      ['192.0.2.7/0'],
      ['128.0.0.0/1', '0.0.0.0/1', '10.0.0.0/8'],
    );
  }
  return cidr === '::/0'
    ? pick<readonly string[]>([cidr], ['::/1', '8000::/1'], ['2000::/3'], ['0:0:0::0/0'], ['2000::/4', '3000::/4'])
    : [cidr];
}

function policyText(text: string, pick: Pick): string {
  let policy: unknown;
  try {
    policy = JSON.parse(text);
  } catch {
    return text;
  }
  if (!isObject(policy) || text !== JSON.stringify(policy)) return text;
  const statements = [policy['Statement']].flat();
  if (!statements.every(isObject)) return text;
  const said = statements.flatMap((statement) => otherwise(statement, jsonNames, pick));
  const written = { ...policy, Statement: said.length === 1 ? pick<unknown>(said, said[0]) : said };
  const json = pick(JSON.stringify(written), JSON.stringify(written, undefined, 2));
  return pick(json, json.replaceAll('"*"', '"\\u002a"'));
}

function blockStatements({ statement }: Json, pick: Pick): Json {
  const statements = [statement].flat();
  return statements.every(isObject) ? { statement: statements.flatMap((one) => otherwise(one, blockNames, pick)) } : {};
}

/** What the parts of a statement are called. */
interface Names {
  readonly effect: string;
  readonly actions: string;
  readonly resources: string;
  readonly notResources: string;
  readonly condition: string;
  readonly conditionOf: (operator: string, key: string, values: readonly string[]) => unknown;
}

const jsonNames: Names = {
  effect: 'Effect',
  actions: 'Action',
  resources: 'Resource',
  notResources: 'NotResource',
  condition: 'Condition',
  conditionOf: (operator, key, values) => ({ [operator]: { [key]: values.length === 1 ? values[0] : values } }),
};
const blockNames: Names = {
  effect: 'effect',
  actions: 'actions',
  resources: 'resources',
  notResources: 'not_resources',
  condition: 'condition',
  conditionOf: (test, variable, values) => [{ test, variable, values }],
};

/** A statement in other words. */
function otherwise(statement: Json, names: Names, pick: Pick): readonly Json[] {
  const { [names.actions]: actions, [names.resources]: resources, ...others } = statement;
  const isDenied = statement[names.effect] === 'Deny';
  const said: Json = {
    ...others,
    ...principalsOf(statement, pick),
    ...(actions !== undefined && { [names.actions]: listOrOne(actions, action(pick), pick) }),
    ...(resources !== undefined && resourcesOf(resources, [actions].flat(), isDenied, names, pick)),
    ...(statement[names.condition] === undefined &&
      pick({}, { [names.condition]: isDenied ? alwaysHolding(names, pick) : pick(alwaysHolding(names, pick), leavingOut(names, pick)) })),
  };
  return pick<readonly Json[]>([said], [{ ...said, [names.effect]: statement[names.effect] ?? 'Allow' }]);
}

function principalsOf({ Principal: principal }: Json, pick: Pick): Json {
  if (principal === '*') return { Principal: pick<unknown>('*', { AWS: '*' }, { AWS: ['*'] }) };
  const { AWS: aws } = isObject(principal) && Object.keys(principal).length === 1 ? principal : {};
  if (aws === '*') return { Principal: pick<unknown>('*', { AWS: '*' }, { AWS: ['*', 'arn:aws:iam::111122223333:role/it'] }) };
  return typeof aws === 'string' ? { Principal: { AWS: pick<unknown>(aws, [aws]) } } : {};
}

const action = (pick: Pick) => (text: string) => {
  if (text === '*') return pick('*', '**', '*:*', '?*', '*:?*');
  const [, service] = /^([a-z0-9-]+):\*$/.exec(text) ?? [];
  if (service !== undefined) return pick(text, `${service}:**`, `${service.toUpperCase()}:*`, `${service}:?*`);
  return pick(text, /[*?$]/.test(text) ? text : text.toUpperCase(), text);
};

function resourcesOf(resources: unknown, actions: readonly unknown[], isDenied: boolean, names: Names, pick: Pick): Json {
  if (![resources].flat().includes('*')) return { [names.resources]: resources };
  const [service, ...more] = new Set(
    actions.map((one) =>
      String(one ?? '*')
        .split(':')[0]!
        .toLowerCase(),
    ),
  );
  const own = service !== undefined && service !== '*' && more.length === 0 ? [wholeService(service)] : [];
  const all = pick('*', 'arn:*', 'arn:aws:*', '?*', '**', 'arn:*:*:*:*:*', ...own);
  const written = pick<Json>({ [names.resources]: all }, { [names.resources]: [all] });
  return isDenied ? written : pick(written, written, { [names.notResources]: ['arn:aws:sqs:eu-west-1:111122223333:none'] });
}

/** Everything of a service, by an ARN. */
function wholeService(service: string): string {
  if (service === 's3') return 'arn:aws:s3:::*';
  return service === 'iam' ? 'arn:aws:iam::*:*' : `arn:aws:${service}:*:*:*`;
}

function alwaysHolding({ conditionOf }: Names, pick: Pick): unknown {
  return pick(
    conditionOf('StringLike', 'aws:PrincipalArn', ['*']),
    conditionOf('ArnLike', 'aws:PrincipalArn', ['arn:*']),
    conditionOf('StringLikeIfExists', 'aws:PrincipalArn', ['?*']),
    conditionOf('StringLike', 'aws:userid', ['AIDA1', '*']),
    conditionOf('ForAllValues:StringLike', 'aws:TagKeys', ['*']),
    conditionOf('Null', 'aws:PrincipalArn', ['false']),
    conditionOf('Bool', 'aws:SecureTransport', ['true', 'false']),
    conditionOf('IpAddress', 'aws:SourceIp', ['0.0.0.0/0']),
    conditionOf('IpAddress', 'aws:SourceIp', ['0.0.0.0/1', '128.0.0.0/1', '::/0']),
    conditionOf('DateGreaterThan', 'aws:CurrentTime', ['2012-10-17T00:00:00Z']),
    conditionOf('StringEquals', 'aws:PrincipalArn', ['$${aws:PrincipalArn}']),
  );
}

/** Conditions that hold for all but a few, or for whoever leaves a key out: what is allowed under them is as good as allowed. */
function leavingOut({ conditionOf }: Names, pick: Pick): unknown {
  return pick(
    conditionOf('StringNotEquals', 'aws:PrincipalArn', ['arn:aws:iam::111122223333:role/guest']),
    conditionOf('ArnNotLike', 'aws:PrincipalArn', ['arn:aws:iam::111122223333:role/guest-*']),
    conditionOf('StringNotLike', 'aws:username', ['guest-*']),
    conditionOf('StringNotEqualsIfExists', 'aws:ResourceTag/app', ['none']),
    conditionOf('ForAnyValue:StringNotEquals', 'aws:TagKeys', ['none']),
    conditionOf('ForAllValues:StringEquals', 'aws:TagKeys', ['app']),
    conditionOf('NotIpAddress', 'aws:SourceIp', ['203.0.113.0/24']),
    conditionOf('Bool', 'aws:ViaAWSService', ['false']),
    conditionOf('Null', 'aws:MultiFactorAuthAge', ['true']),
  );
}

function listOrOne(value: unknown, word: (text: string) => string, pick: Pick): unknown {
  if (typeof value === 'string') return pick<unknown>(word(value), [word(value)]);
  return Array.isArray(value) ? value.map((one) => (typeof one === 'string' ? word(one) : one)) : value;
}

function mapped(value: Json, change: (inner: unknown, key: string) => unknown): Json {
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, change(inner, key)]));
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
