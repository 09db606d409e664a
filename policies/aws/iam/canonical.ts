import { isInternet, type Statement, type StatementCondition } from '../../../lib/rules';
import { matches, partsOf } from '../actions/action';

/**
 * Statements that say the same as one, in one form: whatever stands for everything is `*`, also for everything of the service that its
 * actions are of, and for everything but something; what always holds is no condition.
 */
export function canonical(statement: Statement): readonly Statement[] {
  const conditions = statement.conditions.filter((condition) => !alwaysHolds(condition));
  const plain = { ...statement, actions: statement.actions.map(canonicalAction), conditions };
  // A statement that denies everything but something leaves that.
  if (plain.allows && plain.notResources.length > 0) return [{ ...plain, resources: ['*'] }];
  if (!plain.resources.some(isWild)) return [plain];
  const services = plain.notActions.length > 0 ? ['*'] : [...new Set(plain.actions.map((action) => partsOf(action).service))];
  const everywhere = services.filter((service) => plain.resources.some((resource) => isEverything(resource, service)));
  if (everywhere.length === 0) return [plain];
  const whole = { ...plain, resources: ['*'] };
  if (everywhere.length === services.length) return [whole];
  const isOpen = (action: string) => everywhere.includes(partsOf(action).service);
  return [
    { ...whole, actions: plain.actions.filter(isOpen) },
    { ...plain, actions: plain.actions.filter((action) => !isOpen(action)) },
  ];
}

function isWild(text: string): boolean {
  return /[*?]/.test(text);
}

/** `?*` and `*:*` are `*`, `s3:**` is `s3:*`. */
function canonicalAction(action: string): string {
  if (!isWild(action)) return action;
  return /^[*?]*\*[*?]*(?::[*?]*\*[*?]*)?$/.test(action) ? '*' : action.replace(/:[*?]*\*[*?]*$/, ':*');
}

/** Names that nobody has: what matches them matches whatever there is. */
const somebody = { region: 'xx-zq-7', account: '999900001111', name: 'zq7y8w9' };

/** Services whose ARNs have no region, and some no account. */
const places: Readonly<Record<string, string>> = {
  cloudfront: `:${somebody.account}`,
  iam: `:${somebody.account}`,
  organizations: `:${somebody.account}`,
  route53: ':',
  s3: ':',
};

/** Of actions of every service, ARNs of some. */
const someServices = ['s3', 'iam', 'kms', 'sqs', 'ec2'];

/** Whether a resource of a statement is everything there is for the actions of a service, in some partition. */
function isEverything(resource: string, service: string): boolean {
  if (!isWild(resource)) return false;
  const pattern = resource.replace(/\$\{data\.aws_partition\.[\w-]+\.partition\}/g, 'aws');
  if (pattern.includes('${')) return false;
  if (isWild(service) || service === '') return someServices.every((one) => isEverything(pattern, one));
  const [, partition = ''] = /^arn:([\w-]+):/.exec(pattern) ?? [];
  const start = `arn:${partition || 'aws'}:${service}:${places[service] ?? `${somebody.region}:${somebody.account}`}:`;
  // Of S3, what stands before a slash is a bucket.
  const [, kind] = service === 's3' ? [] : (/:([\w-]+[/:])\*$/.exec(pattern) ?? []);
  const names = [somebody.name, `${somebody.name}/${somebody.name}`, ...(kind === undefined ? [] : [`${kind}${somebody.name}`])];
  return names.some((name) => matches(pattern, `${start}${name}`));
}

/** Keys that every request has. */
const alwaysThere = new Set([
  'aws:currenttime',
  'aws:epochtime',
  'aws:principalaccount',
  'aws:principalarn',
  'aws:principaltype',
  'aws:requestedregion',
  'aws:securetransport',
  'aws:sourceip',
  'aws:useragent',
  'aws:userid',
  'aws:viaawsservice',
]);

/** Callers that nobody knows. */
const callers = ['user/zq7y8w9', 'role/zq7y8w9'].map((name) => `arn:aws:iam::${somebody.account}:${name}`);

/** Dates before and after which nobody makes a request. */
const [earliest, latest] = [Date.UTC(2025, 0), Date.UTC(2090, 0)];

/** Whether a condition holds whoever asks, and whatever for. */
export function alwaysHolds({ operator, key, values }: StatementCondition): boolean {
  const name = key.toLowerCase();
  const kind = operator
    .toLowerCase()
    .replace(/^for(?:all|any)values?:/, '')
    .replace(/ifexists$/, '');
  switch (kind) {
    case 'stringlike':
    case 'arnlike':
    case 'arnequals':
      return values.some((value) => isAnybody(value) || isOwnValue(value, name));
    case 'stringequals':
    case 'stringequalsignorecase':
      return values.some((value) => isOwnValue(value, name));
    case 'bool':
      return ['true', 'false'].every((one) => values.some((value) => value.toLowerCase() === one));
    case 'null':
      return alwaysThere.has(name)
        ? values.some((value) => value.toLowerCase() === 'false')
        : ['true', 'false'].every((one) => values.includes(one));
    case 'ipaddress':
      return isInternet(values) === true;
    case 'dategreaterthan':
    case 'dategreaterthanequals':
      return isTime(name) && values.some((value) => timeOf(value) < earliest);
    case 'datelessthan':
    case 'datelessthanequals':
      return isTime(name) && values.some((value) => timeOf(value) > latest);
    default:
      return false;
  }
}

function isAnybody(value: string): boolean {
  return isWild(value) && !value.includes('${') && (/^[*?]*\*[*?]*$/.test(value) || callers.every((caller) => matches(value, caller)));
}

/** Whether a value is what the key itself is, by a variable of IAM. */
function isOwnValue(value: string, key: string): boolean {
  return /^\$*\{(.+)\}$/.exec(value)?.[1]?.toLowerCase() === key;
}

function isTime(key: string): boolean {
  return key === 'aws:currenttime' || key === 'aws:epochtime';
}

function timeOf(value: string): number {
  return /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value);
}
