import { looksRandom, secretFormats, secretNames } from '../../lib';

/** A secret key of AWS has no form of its own: it is known by what stands before it. */
const awsSecretKey = /secret_?(?:access_?)?key\W{1,6}[A-Za-z0-9/+=]{40}(?![A-Za-z0-9/+=])/i;

/** Whether a text, such as a script, holds a secret. */
export function holdsSecret(text: string): boolean {
  return secretFormats.test(text) || awsSecretKey.test(text);
}

/** Whether a literal text is a secret: by its form, because it is random, or because its name says so and it refers to nothing. */
export function isLiteralSecret(name: string, value: string): boolean {
  if (holdsSecret(value) || looksRandom(value)) return true;
  return secretNames.test(name.toLowerCase()) && value !== '' && !isReference(value);
}

/** Names of things, switches and placeholders. */
function isReference(value: string): boolean {
  return /^(?:arn:|https?:|\/|alias\/|true$|false$|\d+$)/i.test(value) || /[$][({]|\{\{|^<.*>$/.test(value);
}
