import { isObject } from '../../documents/shape';
import { looksRandom, secretFormats, secretNames } from '../../policy/values/secrets';
import type { Step } from '../compare/step';
import type { PlannedObject } from '../read/planned-object';

/** Stands where a secret stood. */
export const hidden = '<secret>';

/** Stands where a secret stood that is another one than before. */
export const otherSecret = '<another secret>';

/** Whether a text at a place is a secret: by the object that has it, by the names on the way, or by its form. */
export function isSecret(kind: string, steps: readonly Step[], value: unknown): boolean {
  if (typeof value === 'number') return names(steps).some((name) => secretNames.test(name.toLowerCase()));
  if (typeof value !== 'string') return false;
  if (value === hidden || value === otherSecret) return true;
  if (isSecretData(kind, steps)) return true;
  return names(steps).some((name) => secretNames.test(name.toLowerCase())) || secretFormats.test(value) || looksRandom(value);
}

/** What a Secret holds, whatever it is. */
export function isSecretData(kind: string, steps: readonly Step[]): boolean {
  return kind === 'Secret' && (steps[0] === 'data' || steps[0] === 'stringData');
}

/** The last names on the way; a variable is called by its item. */
function names(steps: readonly Step[]): readonly string[] {
  const last = steps.at(-1);
  const field = [...steps].reverse().find((step): step is string => typeof step === 'string');
  const items = steps.flatMap((step) => (typeof step === 'object' && 'keys' in step ? Object.values(step.keys).map(String) : []));
  const variable = last === 'value' ? items.at(-1) : undefined;
  return [...(field === undefined ? [] : [field]), ...(variable === undefined ? [] : [variable])];
}

/** A value without the secrets in it, in the same form. */
export function withoutSecrets(kind: string, steps: readonly Step[], value: unknown): unknown {
  if (isSecret(kind, steps, value)) return hidden;
  if (Array.isArray(value)) return value.map((item, index) => withoutSecrets(kind, [...steps, index], item));
  if (!isObject(value)) return value;
  // A variable, or a header, by its name.
  const named = typeof value['name'] === 'string' && secretNames.test(value['name'].toLowerCase());
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      named && key === 'value' && typeof inner === 'string' ? hidden : withoutSecrets(kind, [...steps, key], inner),
    ]),
  );
}

/** Every secret in some objects, as it stands there, decoded, and as other texts may hold it. */
export function secretValues(objects: readonly PlannedObject[]): ReadonlySet<string> {
  const found = new Set<string>();
  const add = (value: string) => {
    for (const form of secretForms(value)) found.add(form);
  };
  const visit = (kind: string, steps: readonly Step[], value: unknown): void => {
    if (typeof value === 'string') {
      if (!isSecret(kind, steps, value) || isExpression(value)) return;
      add(value);
      if (kind === 'Secret' && steps[0] === 'data') add(Buffer.from(value, 'base64').toString('utf8'));
    } else if (Array.isArray(value)) {
      value.forEach((item, index) => {
        visit(kind, [...steps, index], item);
      });
    } else if (isObject(value)) {
      if (typeof value['name'] === 'string' && typeof value['value'] === 'string' && secretNames.test(value['name'].toLowerCase()))
        if (!isExpression(value['value'])) add(value['value']);
      for (const [key, inner] of Object.entries(value)) visit(kind, [...steps, key], inner);
    }
  };
  for (const { values } of objects) visit(String(values['kind'] ?? ''), [], values);
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
