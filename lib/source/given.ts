/** Calls what somebody gave. What comes about in it is theirs, also where it leaves no trace, as functions of JavaScript itself do. */
export function callGiven<A extends readonly unknown[], R>(given: (...args: A) => R, owner: unknown, args: A): R {
  return Reflect.apply(given, owner, args);
}

/** Whether a file is this one: what is next to it on the stack was given. */
export function isCallOfGiven(file: string): boolean {
  return file === __filename;
}
