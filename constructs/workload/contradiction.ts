declare const contradiction: unique symbol;

/** A type that nothing has, named by what is wrong: the compiler prints the name. */
export interface Contradiction<Message extends string> {
  readonly [contradiction]: Message;
}
