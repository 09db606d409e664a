import { isIdText } from '../../documents/id-text';
import type { StateInstance } from '../../kept/state-instances';
import { compareTexts } from '../../wording/compare-texts';
import { codeOf, codeText, commentText } from './code-text';
import { idOf } from './found-workloads';
import { FreeNames } from './free-names';
import { type ReadResource, readResource } from './read-resources';

/** What is proposed of one resource of the cloud: something shared, which a person gives to a workload. */
export interface ProposedResource extends Pick<ReadResource, 'type' | 'code' | 'notes'> {
  readonly id: string;
  readonly adopt: string;
}

/** Types that are named one by one. */
const mostTypes = 50;

/** What a Terraform state has that our classes make, and what it has beside. */
export function proposeResources(state: readonly StateInstance[]): {
  readonly proposed: readonly ProposedResource[];
  readonly others: readonly string[];
} {
  const proposed: ProposedResource[] = [];
  const others = new Map<string, number>();
  const free = new FreeNames();
  const read = state.map(({ type, attributes }) => readResource(type, attributes));
  const taken = new Set(read.flatMap((one) => Object.entries(one?.ids ?? {}).map((entry) => entry.join(' '))));
  for (const [index, { type, label, attributes }] of state.entries()) {
    const found = read[index];
    if (found) {
      const { ids, names, notes, ...what } = found;
      const adopt = `new AdoptedResources(${codeOf({ ids, names })})`;
      proposed.push({ id: free.of(idOf(label)), ...what, adopt, notes: notes.map(commentText) });
    } else if (!(isIdText(attributes['id']) && taken.has(`${type} ${attributes['id']}`))) others.set(type, (others.get(type) ?? 0) + 1);
  }
  const named = [...others].sort(([a], [b]) => compareTexts(a, b)).map(([type, count]) => commentText(`${type} (${count})`));
  return {
    proposed: proposed.sort((a, b) => compareTexts(a.id, b.id)),
    others: named.length > mostTypes ? [...named.slice(0, mostTypes), `${named.length - mostTypes} more types`] : named,
  };
}

/** `new Shared('uploads', new Bucket())` */
export function sharedCode({ id, code }: ProposedResource): string {
  return `new Shared(${codeText(id)}, ${code})`;
}
