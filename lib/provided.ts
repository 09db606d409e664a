const provided = new WeakSet<object>();

/** Says that a class is one whose instances provisioners make, as parts of what they make too. The package exports this function to nobody. */
export function noteProvided(made: object): void {
  provided.add(made);
}

/** Whether something is what a provisioner of the library makes, or a part of it: an environment lists that, and a program does not make it. */
export function isProvided(made: object): boolean {
  return provided.has(made.constructor) || typeof (made.constructor as { readonly provisioner?: unknown }).provisioner === 'function';
}
