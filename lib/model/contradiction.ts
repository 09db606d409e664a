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
