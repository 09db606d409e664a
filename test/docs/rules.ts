import { Policy } from '../../lib';
import { baseline, byFramework, policies, strict } from '../../policies';

const frameworks = ['podSecurity', 'cisKubernetes', 'cisAws', 'fsbp', 'nsa'] as const;

/** Packs that hold a policy: what is in `baseline` is in `strict` too. */
function packsOf(policy: Policy): readonly string[] {
  const ours = [baseline, strict].find((pack) => pack.policies.some(({ name }) => name === policy.name));
  return [
    ...(ours ? [ours.name] : []),
    ...frameworks.filter((framework) => byFramework(framework).some(({ name }) => name === policy.name)),
  ];
}

/** Policies whose names begin so, as a table: what each asks, and what to do where it finds something. */
export function rulesOf(prefix: string): string {
  const chosen = policies.filter(({ name }) => name.startsWith(`${prefix}/`)).sort((a, b) => (a.name < b.name ? -1 : 1));
  if (chosen.length === 0) throw new Error(`No policy's name begins with '${prefix}/'.`);
  const rows = chosen.map((policy) =>
    [
      `[\`${policy.name}\`](${policy.source})`,
      policy.severity,
      policy.description,
      `${policy.remediation}${policy.cure ? ` Here: \`${policy.cure}\`.` : ''}`,
      packsOf(policy)
        .map((name) => `\`${name}\``)
        .join(', '),
    ].map((cell) => cell.replace(/\|/g, '\\|')),
  );
  return table([['rule', 'severity', 'asks', 'mend', 'packs'], ...rows]);
}

function table([head, ...rows]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  return [line(head!), line(head!.map(() => '---')), ...rows.map(line)].join('');
}
