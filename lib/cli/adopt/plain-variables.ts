import { list } from '../../documents/plan/plan-document';
import { isObject } from '../../documents/shape';
import { isCredential, isSecretWord, tellsCredential } from '../../policy/values/secrets';
import { type Json, textOf } from './found-objects';

/** Names that tell a credential: such a value is never copied. */
const secretName = /passw|secret|token|credential|api_?key|private|_key$|dsn|auth/i;

/** What parts the words of a value: of JSON, of a query, of a list. */
const between = /[\s,;&?{}|]+/;

/** The variables of a container that hold no credential, by name; nothing where none does. */
export function plainVariables(container: Json, notes: string[]): Json | undefined {
  const plain = list(container['env']).flatMap(({ name, value, valueFrom }) => {
    if (typeof name !== 'string') return [];
    if (isObject(valueFrom)) {
      notes.push(`env.${name}: comes from ${sourceOf(valueFrom)}, which is not read: state a dependency that hands it over`);
      return [];
    }
    const text = textOf(value) ?? '';
    if (secretName.test(name) || isCredential(name, text) || [text, text.split(between).join('\n')].some((one) => tellsCredential(one))) {
      notes.push(`env.${name}: may be a credential, and is not copied: keep it in a secret store`);
      return [];
    }
    return [[name, text] as const];
  });
  return plain.length > 0 ? Object.fromEntries(plain) : undefined;
}

function sourceOf(valueFrom: Json): string {
  const { secretKeyRef: secret, configMapKeyRef: map } = valueFrom;
  if (isObject(secret)) return `Secret ${textOf(secret['name'])}, key ${textOf(secret['key'])}`;
  if (isObject(map)) return `ConfigMap ${textOf(map['name'])}, key ${textOf(map['key'])}`;
  return 'its pod';
}

/** The words of a command or its arguments, where there are some and none of them is a credential. */
export function plainWords(container: Json, field: 'command' | 'args', notes: string[]): readonly string[] | undefined {
  const words = (Array.isArray(container[field]) ? (container[field] as readonly unknown[]) : []).map((word) => textOf(word) ?? '');
  if (words.length === 0) return undefined;
  if (
    !words.some((word, at) => [word, word.split(between).join(' ')].some((one) => tellsCredential(one) || isSecretWord(one, words[at - 1])))
  )
    return words;
  notes.push(`${field}: may tell a credential, and is not copied: state it without, and take that from a dependency`);
  return undefined;
}
