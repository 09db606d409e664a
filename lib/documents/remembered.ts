/** So many texts are remembered, none of them longer: what anybody writes takes some megabytes at most. */
const most = 20_000;
const longest = 200;

/** The same judgement of texts, made once for each of those that come again and again. */
export function remembered(judge: (text: string) => boolean): (text: string) => boolean {
  const known = new Map<string, boolean>();
  return (text) => {
    if (text.length > longest) return judge(text);
    const former = known.get(text);
    if (former !== undefined) return former;
    const judged = judge(text);
    if (known.size < most) known.set(text, judged);
    return judged;
  };
}
