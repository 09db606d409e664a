import { AwsDocuments, Graph, keyTwice, Statement, StatementPrincipal, Subject, Unknown } from '../../../lib/rules';
import { blocks } from '../blocks';
import { canonical } from './canonical';
import { jsonEncoded } from './json-encoded';
import { statementOf } from './statement';
import { template } from './template';

/** An IAM policy as far as synthesis knows it. */
export interface PolicyDocument {
  readonly statements: readonly Statement[];
  /** Why IAM would refuse it, or take it otherwise than others, as the end of a sentence about it. */
  readonly malformed?: string;
  /** The expression whose statements nobody sees before a plan. */
  readonly incomplete?: string;
}

/** Documents of a stack that were read already, by attribute and by whatever has it. */
const read = (_stack: Graph) => new Map<string, Map<object, PolicyDocument>>();

/**
 * The IAM policy in an attribute: JSON, `jsonencode(…)`, or a reference to an `aws_iam_policy_document` of the stack.
 *
 * @returns nothing where the attribute is not set
 */
export function policyIn({ raw }: Pick<Subject, 'raw'>, field: string, stack: Graph): PolicyDocument | undefined {
  const value: unknown = raw?.[field];
  if (value === undefined || value === '') return undefined;
  const byField = stack.index(read);
  const known = byField.get(field) ?? new Map<object, PolicyDocument>();
  byField.set(field, known);
  const found = known.get(raw) ?? policyDocument(value, stack);
  known.set(raw, found);
  return found;
}

/** The same of a value. */
export function policyDocument(value: unknown, stack: Graph): PolicyDocument {
  if (value instanceof Unknown) return documentOf(value.text, stack, new Set()) ?? encoded(value.text) ?? readJson(value.text, String);
  return typeof value === 'string' ? readJson(value, template) : fromJson(value, template);
}

function encoded(text: string): PolicyDocument | undefined {
  const json = jsonEncoded(text);
  return json === undefined ? undefined : fromJson(json, String);
}

/** @param text makes a template of a text */
function readJson(json: string, text: (value: unknown) => string): PolicyDocument {
  try {
    return refusingTwins(fromJson(JSON.parse(json), text), json);
  } catch {
    return readLoosely(json, text);
  }
}

/**
 * JSON with expressions in it: those inside a text lose their quotes, those in place of a value become texts. A comma too many makes it
 * malformed, and what it says is read all the same.
 */
function readLoosely(json: string, text: (value: unknown) => string): PolicyDocument {
  let isTemplate = false;
  let commas = false;
  const strict = json.replace(/"(?:[^"\\$]|\\.|\$(?!\{)|\$\{[^}]{0,2000}\})*"|\$\{[^}]{0,2000}\}|,(?=\s*[}\]])/g, (part) => {
    if (part === ',') commas = true;
    else if (part.startsWith('"')) return part.replace(/\$\{[^}]*\}/g, (expression) => expression.replaceAll('"', "'"));
    else isTemplate = true;
    return part === ',' ? '' : JSON.stringify(part);
  });
  try {
    const document = refusingTwins(fromJson(JSON.parse(strict), text), strict);
    return commas ? { ...document, malformed: noJson } : document;
  } catch {
    // What stands inside texts makes no JSON of what is none.
    return isTemplate ? { statements: [], incomplete: json } : { statements: [], malformed: noJson };
  }
}

const noJson = 'is no JSON: IAM refuses it';

/** Of a key that is there twice, what was read is one half. */
function refusingTwins(document: PolicyDocument, json: string): PolicyDocument {
  const key = keyTwice(json);
  return key === undefined ? document : { ...document, malformed: `has '${key}' twice, and one of both hides` };
}

function fromJson(json: unknown, text: (value: unknown) => string): PolicyDocument {
  // An expression in place of the policy, or of a statement.
  if (typeof json === 'string' && json.includes('${')) return { statements: [], incomplete: json };
  const statement = (json as { readonly Statement?: unknown } | null)?.Statement;
  if (statement === undefined || statement === null) return { statements: [], malformed: 'has no Statement: IAM refuses it' };
  const all = blocks(statement);
  const expression = all.find((block) => typeof block === 'string');
  const statements = all.filter((block) => block !== expression).flatMap((block, index) => canonical(statementOf(block, index, text)));
  return { statements, ...(expression !== undefined && { incomplete: String(expression) }) };
}

type DocumentBlock = AwsDocuments['data.aws_iam_policy_document'];
type PrincipalBlocks = NonNullable<NonNullable<DocumentBlock['statement']>[number]['principals']>;

/** What an expression such as `${data.aws_iam_policy_document.access.json}` stands for. */
function documentOf(text: string, stack: Graph, seen: ReadonlySet<string>): PolicyDocument | undefined {
  const [, address] = /^\$\{(data\.aws_iam_policy_document\.[\w-]+)(?:\[[^\]]*\])?\.(?:minified_)?json\}$/.exec(text) ?? [];
  const block = address === undefined || seen.has(address) ? undefined : stack.index(documentBlocks).get(address);
  return block && fromBlock(block, stack, new Set([...seen, address!]));
}

/** The policy that an `aws_iam_policy_document` makes. */
export function documentOfBlock(block: DocumentBlock, stack: Graph): PolicyDocument {
  return fromBlock(block, stack, new Set());
}

const documentBlocks = (stack: Graph): ReadonlyMap<string, DocumentBlock> =>
  new Map(stack.all('data.aws_iam_policy_document').map(({ address, raw }) => [address, raw as DocumentBlock]));

function fromBlock(block: DocumentBlock, stack: Graph, seen: ReadonlySet<string>): PolicyDocument {
  const parts = [block.source_policy_documents, block.override_policy_documents].flatMap((documents: unknown) =>
    documents instanceof Unknown ? [documents] : blocks(documents),
  );
  const included = parts.map(
    (part) => (part instanceof Unknown ? documentOf(part.text, stack, seen) : undefined) ?? policyDocument(part, stack),
  );
  const own =
    block.statement instanceof Unknown ? [] : blocks(block.statement).flatMap((one, index) => canonical(statementOfBlock(one, index)));
  const incomplete = block.statement instanceof Unknown ? block.statement.text : included.find((part) => part.incomplete)?.incomplete;
  return { statements: [...included.flatMap(({ statements }) => statements), ...own], ...(incomplete !== undefined && { incomplete }) };
}

type StatementBlock = NonNullable<DocumentBlock['statement']>[number];

/** A `statement` block; it allows unless it says otherwise. */
function statementOfBlock(block: StatementBlock, index: number): Statement {
  const texts = (list: unknown) => blocks(list).map(template);
  const principals = (list: PrincipalBlocks | undefined): readonly StatementPrincipal[] =>
    blocks(list).flatMap(({ type, identifiers }) => texts(identifiers).map((value) => ({ type: template(type), value })));
  return {
    sid: block.sid ? template(block.sid) : String(index + 1),
    allows: block.effect !== 'Deny',
    actions: texts(block.actions),
    notActions: texts(block.not_actions),
    resources: texts(block.resources),
    notResources: texts(block.not_resources),
    principals: principals(block.principals),
    notPrincipals: principals(block.not_principals),
    conditions: blocks(block.condition).map(({ test, variable, values }) => ({
      operator: template(test),
      key: template(variable),
      values: texts(values),
    })),
  };
}
