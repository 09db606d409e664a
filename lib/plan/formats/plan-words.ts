import { changeKinds, type Plan, planVerdicts } from '../plan';

/** `3 danger, 1 review, 5 routine`; kinds of nothing are left out. */
export function verdictWords(counts: Readonly<Record<(typeof planVerdicts)[number], number>>): string {
  return (
    planVerdicts
      .filter((verdict) => counts[verdict] > 0)
      .map((verdict) => `${counts[verdict]} ${verdict}`)
      .join(', ') || 'none'
  );
}

/** `2 objects created, 1 deleted`. */
export function kindWords({ summary }: Plan): string {
  return changeKinds
    .filter((kind) => summary[kind] > 0)
    .map((kind) => `${summary[kind]} ${kind}`)
    .join(', ');
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** What comes first and last, by stack. */
export function orderWords({ order }: Plan): readonly string[] {
  return order.map(({ stack, before, after }) => {
    const parts = [
      ...(before.length > 0
        ? [`Terraform creates ${plural(before.length, 'resource')} before the manifests are applied (${some(before)})`]
        : []),
      ...(after.length > 0
        ? [
            `${before.length > 0 ? 'it' : 'Terraform'} removes ${plural(after.length, 'resource')} after the manifests are applied (${some(after)})`,
          ]
        : []),
    ];
    return `${stack || 'Terraform'}: ${parts.join('; ')}.`;
  });
}

function some(names: readonly string[]): string {
  const shown = names.slice(0, 3).join(', ');
  return names.length > 3 ? `${shown} and ${names.length - 3} more` : shown;
}

/** Tools as they call themselves. */
const tools: ReadonlyMap<string, string> = new Map([
  ['terraform', 'Terraform'],
  ['argo-cd', 'Argo CD'],
  ['flux', 'Flux'],
  ['kubernetes', 'Kubernetes'],
]);

/** What tools do with what is gone, each once, with the objects that it is true of. */
export function removalWords({ changes }: Plan): readonly string[] {
  const counts = new Map<string, number>();
  for (const { removal = [] } of changes)
    for (const { by, what } of removal) {
      const words = `${tools.get(by) ?? by} ${what}`;
      counts.set(words, (counts.get(words) ?? 0) + 1);
    }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([what, count]) => `${plural(count, 'object')}: ${what}`);
}
