import { remembered } from '../../documents/remembered';
import { isObject } from '../../documents/shape';
import { harmlessValues, secretNames } from '../../policy/values/secret-names';
import { credentialsIn, looksRandom, secretFormats } from '../../policy/values/secrets';
import { embeddedJson } from '../compare/embedded-json';
import type { Step } from '../compare/step';
import type { PlannedObject } from '../read/planned-object';

/** Stands where a secret stood. */
export const hidden = '<secret>';

/** Stands where a secret stood that is another one than before. */
export const otherSecret = '<another secret>';

/** In place of a kind, of what a stack is subject to: it names rules, such as `aws/accounts/password`, and holds no secret. */
const ofStack = 'slipway stack';
/** The same, of variables and outputs of Terraform that are called a secret, or sensitive. */
const ofSecretValue = 'secret value';

/** What else an object's texts are told by than the names on the way to them. */
export function secretKind({ engine, type, address, values }: PlannedObject): string {
  if (engine === 'slipway') return ofStack;
  if (engine === 'kubernetes') return String(values['kind'] ?? '');
  const isNamed = type === 'variable' || type === 'output';
  return isNamed && (values['sensitive'] === true || secretNames.test(address.toLowerCase())) ? ofSecretValue : '';
}

/** Whether a text at a place is a secret: by the object that has it, by the names on the way, or by its form. */
export function isSecret(kind: string, steps: readonly Step[], value: unknown): boolean {
  if (kind === ofStack) return false;
  if (typeof value === 'number') return names(steps).some(isSecretName);
  if (typeof value !== 'string') return false;
  if (value === hidden || value === otherSecret) return true;
  if (isSecretData(kind, steps)) return true;
  if (isNameOfKey(kind, steps)) return false;
  return names(steps).some(isSecretName) || looksSecret(value);
}

/** What a Secret holds, or a variable that is one, whatever it is. */
export function isSecretData(kind: string, steps: readonly Step[]): boolean {
  if (kind === ofSecretValue) return steps[0] === 'default' || steps[0] === 'value';
  return kind === 'Secret' && (steps[0] === 'data' || steps[0] === 'stringData');
}

/** `secretKey` of External Secrets says which key of the Secret gets a value. */
function isNameOfKey(kind: string, steps: readonly Step[]): boolean {
  return /ExternalSecret$|^PushSecret$/.test(kind) && steps.at(-1) === 'secretKey';
}

/** The last names on the way; a variable is called by its item. */
function names(steps: readonly Step[]): readonly string[] {
  let at = steps.length - 1;
  while (at >= 0 && typeof steps[at] !== 'string') at--;
  const field = steps[at] as string | undefined;
  if (steps.at(-1) !== 'value') return field === undefined ? [] : [field];
  const items = steps.flatMap((step) => (typeof step === 'object' && 'keys' in step ? Object.values(step.keys).map(String) : []));
  const variable = items.at(-1);
  return [...(field === undefined ? [] : [field]), ...(variable === undefined ? [] : [variable])];
}

/** The same fields and values stand in thousands of objects. */
const isSecretName = remembered((name) => secretNames.test(name.toLowerCase()));
const looksSecret = remembered((value) => secretFormats.test(value) || looksRandom(value));

/** Whether a text is neither JSON nor has a credential in it. */
const holdsNothing = remembered((value) => embeddedJson(value) === undefined && credentialsIn(value).length === 0);

/** A value without the secrets in it, in the same form. */
export function withoutSecrets(kind: string, steps: readonly Step[], value: unknown): unknown {
  if (isSecret(kind, steps, value)) return hidden;
  if (typeof value === 'string') return jsonWithoutSecrets(kind, steps, value);
  if (Array.isArray(value)) return value.map((item, index) => withoutSecrets(kind, [...steps, index], item));
  if (!isObject(value)) return value;
  // A variable, or a header, by its name.
  const named = typeof value['name'] === 'string' && isSecretName(value['name']);
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      named && key === 'value' && typeof inner === 'string' ? hidden : withoutSecrets(kind, [...steps, key], inner),
    ]),
  );
}

/** A text as it is, unless it is JSON with secrets in it. */
function jsonWithoutSecrets(kind: string, steps: readonly Step[], text: string): string {
  const inner = embeddedJson(text);
  if (inner === undefined) return text;
  const clean = JSON.stringify(withoutSecrets(kind, steps, inner));
  return clean === JSON.stringify(inner) ? text : clean;
}

/** Every secret in some objects, as it stands there, decoded, and as other texts may hold it. */
export function secretValues(objects: readonly PlannedObject[]): ReadonlySet<string> {
  const found = new Set<string>();
  const add = (value: string) => {
    if (harmlessValues.test(value.toLowerCase())) return;
    for (const form of secretForms(value)) found.add(form);
  };
  // Of the names on the way, the first and the last tell.
  const visit = (kind: string, steps: readonly string[], value: unknown): void => {
    if (typeof value === 'string') {
      if (!isSecret(kind, steps, value)) {
        if (holdsNothing(value)) return;
        visit(kind, steps, embeddedJson(value));
        for (const credential of credentialsIn(value)) add(credential);
      } else if (!isExpression(value)) {
        add(value);
        if (kind === 'Secret' && steps[0] === 'data') add(Buffer.from(value, 'base64').toString('utf8'));
      }
    } else if (Array.isArray(value)) {
      for (const item of value) visit(kind, steps, item);
    } else if (isObject(value)) {
      if (typeof value['name'] === 'string' && typeof value['value'] === 'string' && isSecretName(value['name']))
        if (!isExpression(value['value'])) add(value['value']);
      for (const [key, inner] of Object.entries(value)) visit(kind, [steps[0] ?? key, key], inner);
    }
  };
  for (const object of objects) visit(secretKind(object), [], object.values);
  return found;
}

/** A secret as other texts may hold it. */
export function secretForms(value: string): readonly string[] {
  const forms = [
    value,
    encodeURIComponent(value),
    JSON.stringify(value).slice(1, -1),
    ...bases(value),
    ...bases(value).map((text) => text.replace(/=+$/, '')),
  ];
  return [...new Set(forms)].filter((form) => form.length >= shortest);
}

function bases(value: string): readonly string[] {
  return (['base64', 'base64url'] as const).map((encoding) => Buffer.from(value).toString(encoding));
}

/** Shorter ones are in many words: they are hidden where they stand, not wherever they occur. */
const shortest = 6;

/** What only refers to a secret. */
function isExpression(value: string): boolean {
  return /^\$\{[^{}]*\}$/.test(value);
}
