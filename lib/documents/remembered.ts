/** So many texts are remembered, none of them longer: what anybody writes takes some megabytes at most. */
const most = 20_000;
const longest = 200;

/** The same judgement of texts, made once for each of those that come again and again; that there is none is not remembered. */
export function remembered<T extends {}>(judge: (text: string) => T): (text: string) => T;
export function remembered<T extends {}>(judge: (text: string) => T | undefined): (text: string) => T | undefined;
export function remembered<T extends {}>(judge: (text: string) => T | undefined): (text: string) => T | undefined {
  const known = new Map<string, T>();
  return (text) => {
    if (text.length > longest) return judge(text);
    const former = known.get(text);
    if (former !== undefined) return former;
    const judged = judge(text);
    // A copy: a part of a file keeps the whole of it in memory.
    if (judged !== undefined && known.size < most) known.set(JSON.parse(JSON.stringify(text)), judged);
    return judged;
  };
}
