import { literal, UserError } from '../../../lib';

/** Which characters a generated password has: what the service takes. */
export interface PasswordRules {
  /**
   * Characters, 16 to 4096.
   *
   * @minimum 16
   * @maximum 4096
   * @default 32
   */
  readonly length?: number;
  /**
   * Whether punctuation is among them: it has to be escaped in connection strings.
   *
   * @default false
   */
  readonly punctuation?: boolean;
  /**
   * Characters that it never has, such as `/@" `.
   *
   * @default - none
   */
  readonly exclude?: string;
  /**
   * Whether it has one of each kind at least: small and capital letters, digits, and punctuation where that is allowed.
   *
   * @default false
   */
  readonly requireEachKind?: boolean;
}

const alnum = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const marks = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';
/** With fewer, somebody who tries may find it. */
const fewestBits = 80;

/**
 * The rules as Secrets Manager takes them.
 *
 * @param where whose they are, for the error
 * @throws UserError if what is left can be guessed
 * @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetRandomPassword.html
 */
export function randomPassword(where: string, { length = 32, punctuation = false, exclude = '', requireEachKind = false }: PasswordRules) {
  const left = [...alnum, ...(punctuation ? marks : '')].filter((character) => !exclude.includes(character));
  const bits = Math.floor(length * Math.log2(Math.max(left.length, 1)));
  if (bits < fewestBits)
    throw new UserError(
      `The password of ${where} has ${length} of ${left.length} characters, ${bits} bits: it can be guessed.`,
      `Allow more characters, or make it longer: ${fewestBits} bits at least.`,
    );
  return {
    password_length: length,
    ...(!punctuation && { exclude_punctuation: true }),
    ...(exclude !== '' && { exclude_characters: literal(exclude) }),
    ...(requireEachKind && { require_each_included_type: true }),
  };
}
