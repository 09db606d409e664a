declare const contradiction: unique symbol;

/** A type that nothing has, named by what is wrong: the compiler prints the name. */
export interface Contradiction<Message extends string> {
  readonly [contradiction]: Message;
}

/**
 * The type of a property that has no place beside others, named by the mend: the compiler prints it. It is a text, and no `Contradiction`, because
 * the compiler tells the forms of an object apart by texts.
 */
export type Never<Message extends string> = `never: ${Message}`;

type KeysOf<U> = U extends unknown ? keyof U : never;

/** One of several forms of an object, without what only the others have: the compiler takes any mixture of plain forms. */
export type OneForm<U, Message extends string, All = U> = U extends unknown
  ? U & { readonly [K in Exclude<KeysOf<All>, keyof U>]?: Never<Message> }
  : never;

/**
 * Exactly one of several forms, by name: the compiler names the mend where somebody states several, and where somebody states none; of a plain
 * union it would ask for the form that it happens to look at last.
 */
export type OneOf<Forms, Several extends string, None extends string> =
  | {
      [F in keyof Forms]: Readonly<Record<F, Forms[F]>> & Readonly<Partial<Record<Exclude<keyof Forms, F>, Never<Several>>>>;
    }[keyof Forms]
  | (Contradiction<None> & Readonly<Partial<Record<keyof Forms, Never<None>>>>);
