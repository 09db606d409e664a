import { UserError } from '../../errors';
import { nearestFirst } from '../../wording/nearest';
import { shown } from '../../wording/shown';
import type { Dependency } from '../dependency';

const kinds = ['value', 'secret', 'file', 'secretFile'];

/**
 * What the class of a dependency says of itself, also where it is JavaScript's.
 *
 * @param where the dependency, for the error: `'dependencies.jobs'`
 * @throws UserError naming the class and the property that is none
 */
export function checkDependency(where: string, dependency: Dependency): void {
  const { type, outputs, texts, accesses, counterparts, beside } = dependency as Readonly<Record<keyof Dependency, unknown>>;
  const refuse = (property: string, value: unknown, cure: string): never => {
    throw new UserError(`${where} is a ${dependency.constructor.name}, whose '${property}' is ${shown(value)}.`, cure);
  };
  if (typeof type !== 'string' || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(type))
    refuse('type', type, "Write a name in kebab-case in its class: readonly type = 'bucket';");
  if (typeof outputs !== 'object' || outputs === null || Array.isArray(outputs))
    refuse('outputs', outputs, "Write the outputs by name in its class: readonly outputs = { url: 'value' } as const;");
  for (const [name, kind] of Object.entries(outputs as object)) {
    if (!/^[a-z][A-Za-z0-9]*$/.test(name)) refuse('outputs', name, 'Write names in camelCase: letters and digits, a small letter first.');
    if (!kinds.includes(kind as string))
      refuse(
        `outputs.${name}`,
        kind,
        `Write one of: ${kinds.map((one) => `'${one}'`).join(', ')}.${typeof kind === 'string' ? ` Did you mean '${nearestFirst(kind, kinds)[0]}'?` : ''}`,
      );
  }
  if (typeof texts !== 'object' || texts === null || Array.isArray(texts))
    refuse(
      'texts',
      texts,
      'Write functions of the outputs by name in its class, or leave it out: readonly texts = { url: ({ host }) => text`…` };',
    );
  for (const [name, join] of Object.entries(texts as object)) {
    if (!/^[a-z][A-Za-z0-9]*$/.test(name) || Object.hasOwn(outputs as object, name))
      refuse('texts', name, 'Write names in camelCase that no output has.');
    if (typeof join !== 'function') refuse(`texts.${name}`, join, 'Write a function of the outputs.');
  }
  if (!isTexts(accesses))
    refuse(
      'accesses',
      accesses,
      "Write a list in its class, the last of which is everything: readonly accesses = ['read', 'readWrite'] as const;",
    );
  if (!Array.isArray(counterparts) || !counterparts.every(isTexts))
    refuse('counterparts', counterparts, "Write a list of lists of accesses in its class, or leave it out: [['send'], ['receive']].");
  if (!Array.isArray(beside) || (beside.length > 0 && !isTexts(beside)))
    refuse('beside', beside, "Write a list of accesses in its class, or leave it out: readonly beside = ['receiveDeadLetters'] as const;");
  for (const access of beside as readonly string[])
    if ((accesses as readonly string[]).includes(access)) refuse('beside', access, "Name an access that is none of its 'accesses'.");
  for (const access of (counterparts as readonly (readonly string[])[]).flat())
    if (!(accesses as readonly string[]).includes(access))
      refuse('counterparts', access, `Name some of its accesses: ${(accesses as readonly string[]).join(', ')}.`);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string' && one !== '');
}
