import { ApiObject, IResolver, Lazy } from 'cdk8s';
import { DefaultTokenResolver, StringConcat, TerraformStack, Token, Tokenization } from 'cdktf';
import { UserError } from '../../errors';
import { isPlain } from '../../frozen';
import { Output } from '../../model/output';
import { Text } from '../../model/text';
import { withFastObjects } from '../fast/fast-objects';
import { rarely } from '../fast/rarely';
import { refuseUnwritable, refuseUnwritableIn } from './unwritable';

const resolver = new DefaultTokenResolver(new StringConcat());

/** By object, because cdk8s throws an error of its own in place of a resolver's. */
const refusals = new WeakMap<ApiObject, UserError>();

/** Refuses what is known only after apply, or only in the pod, in Kubernetes objects: cdk8s would write cdktf's tokens as they are. */
export function refuseTokens(stack: TerraformStack): IResolver {
  return {
    resolve(context) {
      const { obj, key, value } = context;
      try {
        refuseValue(value, obj, key, stack);
      } catch (error) {
        refusals.set(obj, error as UserError);
        throw error;
      }
      // cdk8s knows plain objects by their constructor.
      if (typeof value === 'object' && !Array.isArray(value) && isPlain(value) && Object.getPrototypeOf(value) !== Object.prototype)
        context.replaceValue({ ...value });
    },
  };
}

function refuseValue(value: unknown, object: ApiObject, keys: readonly string[], stack: TerraformStack): void {
  const where = `${object.kind} '${object.name}' (${object.node.path})`;
  const what = unknownYet(value, stack);
  if (what !== undefined)
    throw new UserError(`${where} has ${what} in '${keys.join('.')}'.`, 'Hand it to the pod through a dependency output in `env`.');
  if (isResolved(value)) return;
  refuseUnwritable(value, where, keys);
  if (typeof value === 'object' && value !== null && Object.hasOwn(value, 'constructor'))
    throw new UserError(`${where} has the key 'constructor' in '${keys.join('.')}', which cdk8s cannot write.`, 'Choose another one.');
}

/** What cdk8s makes a value of by itself: what is lazy, and texts or numbers such as `IntOrString`. */
function isResolved(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { resolve, value: either } = value as { readonly resolve?: unknown; readonly value?: unknown };
  return value instanceof Lazy || typeof resolve === 'function' || typeof either === 'string' || typeof either === 'number';
}

/** The object as it is written. */
export function jsonOf(object: ApiObject) {
  const { patches } = object as unknown as {
    readonly patches: readonly { _toJson(): { readonly path: string; readonly value?: unknown } }[];
  };
  for (const { path, value } of patches.map((patch) => patch._toJson()))
    refuseUnwritableIn(value, `A patch of ${object.kind} '${object.name}' (${object.node.path})`, undefined, path);
  try {
    return withFastObjects(() => object.toJson());
  } catch (error) {
    throw refusals.get(object) ?? unprinted(object, error) ?? error;
  }
}

/** What cdk8s itself cannot print, in charts of the program's own: it says so in an error of its own. */
function unprinted({ kind, name, node }: ApiObject, error: unknown): UserError | undefined {
  const [, type, endless] = /can't render non-simple object of type '(.*)'|(Maximum call stack size exceeded)/.exec(String(error)) ?? [];
  if (type === undefined && endless === undefined) return undefined;
  const what = endless === undefined ? `an object of the class '${type}'` : 'a value that holds itself, or too many levels';
  return new UserError(
    `${kind} '${name}' (${node.path}) has ${what}, which no file can hold.`,
    'Write texts, finite numbers, booleans, lists and objects of them; or leave it out.',
  );
}

function unknownYet(value: unknown, stack: TerraformStack): string | undefined {
  if (value instanceof Output) return `the output '${value.path}'`;
  if (value instanceof Text) return 'a text`…`';
  if (!Token.isUnresolved(value)) return undefined;
  const expression = JSON.stringify(Tokenization.resolve(value, { scope: stack, resolver, preparing: false }));
  return `the Terraform expression '${expression}', which is known only after \`terraform apply\`,`;
}

interface Leak {
  readonly form: RegExp;
  readonly what: string;
  readonly cure: string;
}

const useValue = 'Use the value itself, or a dependency output as a whole in `env`.';
const leaks: readonly Leak[] = [
  { form: /TfToken\[/, what: 'a Terraform token', cure: useValue },
  // Numbers, and numbers in a list.
  { form: /-(8\.1095\d*e\+?298|1\.8881\d*e\+?289)/, what: 'a Terraform token', cure: useValue },
  { form: /\[object Object\]/, what: 'an object printed as text', cure: useValue },
  { form: /^\S*\bundefined\b\S*$/, what: "'undefined'", cure: useValue },
  { form: /\p{Cs}/u, what: 'half of a character', cure: 'Cut texts between characters.' },
];

/** API servers read objects as YAML 1.1, even those that come as JSON: https://yaml.org/spec/1.1/#id868524 */
const unreadable: Leak = {
  form: /[\u007f-\u009f\ufeff\ufffe\uffff]/,
  what: 'a control character',
  cure: 'Leave it out, or bring it as a file: an API server refuses it, or reads another text.',
};

const objectLeaks = [...leaks, unreadable];

/** Matches whatever one of those does, and little else: most texts are looked at once. */
const suspect = /TfToken|e\+?2(?:98|89)|\[object|undefined|[\u007f-\u009f\ud800-\udfff\ufeff\ufffe\uffff]/;
const isSuspect = (text: string) => suspect.test(text);
const isSuspectKey = rarely(isSuspect);

/**
 * The last look at what is written: no token, no `[object Object]`, no `undefined`, nothing that no file can hold.
 *
 * @param where what the document is, with its construct path, for the error
 * @param isObject whether an API server reads it
 * @throws UserError naming the field
 */
export function refuseLeaks(document: unknown, where: string, isObject = false): void {
  const refused = isObject ? objectLeaks : leaks;
  const keys: string[] = [];
  const look = (value: unknown): void => {
    if (typeof value !== 'string') refuseUnwritable(value, where, keys);
    if (typeof value !== 'object' || value === null) {
      if (isSuspect(String(value))) refuseLeak(String(value), where, keys, refused);
      return;
    }
    for (const key of Object.keys(value)) {
      keys.push(key);
      if (isSuspectKey(key)) refuseLeak(key, where, keys, refused);
      look((value as Readonly<Record<string, unknown>>)[key]);
      keys.pop();
    }
  };
  look(document);
}

function refuseLeak(text: string, where: string, keys: readonly string[], refused: readonly Leak[]): void {
  const leak = refused.find(({ form }) => form.test(text));
  if (leak) throw new UserError(`${where} has ${leak.what} in '${keys.join('.')}': '${text}'.`, leak.cure);
}
