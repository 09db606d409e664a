type State = Readonly<Record<string, { readonly uid: string }>>;

/** Which objects came and went between two states, and which have the same name and are others. */
export function change(before: State, after: State) {
  const missing = (from: State, others: State): string[] =>
    Object.keys(from)
      .filter((name) => !(name in others))
      .sort();
  const replaced = Object.keys(before).filter((name) => name in after && before[name]?.uid !== after[name]?.uid);
  return { gone: missing(before, after), come: missing(after, before), replaced };
}
