import { isAddress, parseAddress, printKind } from '../../../documents/address';
import { remembered } from '../../../documents/remembered';
import type { Finding } from '../report';

/** What people look at once: found by one rule in one place of a workload, in one or several environments and regions. */
export interface Row {
  readonly first: Finding;
  /** Once each. */
  readonly environments: readonly string[];
}

/** Findings as rows, in the order of the findings. */
export function rowsOf(findings: readonly Finding[]): readonly Row[] {
  const rows: { readonly first: Finding; readonly environments: string[] }[] = [];
  const byKey = new Map<string, (typeof rows)[number][]>();
  for (const finding of findings) {
    // A text within may hold what stands between them: alike is what is compared below.
    const key = `${finding.rule}\n${finding.field}\n${belowStack(finding)}\n${finding.message}`;
    const others = byKey.get(key);
    const row = others?.find(({ first }) => areAlike(first, finding));
    if (row) {
      if (!row.environments.includes(finding.environment)) row.environments.push(finding.environment);
      continue;
    }
    const own = { first: finding, environments: [finding.environment] };
    rows.push(own);
    if (others) others.push(own);
    else byKey.set(key, [own]);
  }
  return rows;
}

function areAlike(one: Finding, other: Finding): boolean {
  const fields = ['rule', 'field', 'message', 'workload', 'type', 'level', 'verdict'] as const;
  return fields.every((name) => one[name] === other[name]) && belowStack(one) === belowStack(other);
}

/** A construct's path within its stack; nothing for the stack itself. */
function belowStack({ path }: Finding): string | undefined {
  const end = path.indexOf('/');
  return end < 0 ? undefined : path.slice(end);
}

/** How many there are as people look at them: `13 findings fail`, and in how many places, where those are more. */
export function countOf(findings: readonly Finding[], words: (count: number) => string): string {
  // None is alike with one of another workload: rows of one at a time are in memory.
  let rows = 0;
  for (const alike of groupBy(findings, ({ workload }) => workload).values()) rows += rowsOf(alike).length;
  return `${rows} ${words(rows)}${rows < findings.length ? ` in ${findings.length} places` : ''}`;
}

/** What stands where, without the way to the pod, which is the same for all: `Deployment/orders: containers[server].image is …`. */
export function whatOf({ addresses: [address = ''], message }: Finding): string {
  return `${withoutPlace(address)}: ${message.replace(/(?<![\w.])spec\.(?:jobTemplate\.spec\.)?template\.spec\.(?=\w)/g, '')}`;
}

/** `Deployment/orders`; what is no object of Kubernetes, as it is. A resource is told of several times. */
const withoutPlace = remembered((text: string): string => {
  const address = isAddress(text) ? parseAddress(text) : undefined;
  return address?.engine === 'kubernetes' ? `${printKind(address)}/${address.name}` : text;
});

/** What to set, in all environments of a row. */
export function cureIn({ first: { cure, environment }, environments }: Row): string {
  return environments.length < 2 ? cure : cure.replace(`Environment ${environment}:`, `Environments ${environments.join(', ')}:`);
}

export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
