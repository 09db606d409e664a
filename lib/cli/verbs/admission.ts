import { stringify } from 'yaml';
import { UserError } from '../../errors';
import { type Admission, type AdmissionOptions, admission as exportPacks } from '../../policy/admission/admission';
import { podSecurityLabels } from '../../policy/admission/pod-security-labels';
import type { Pack } from '../../policy/pack';
import { printable, printableJson } from '../../wording/printable';
import { loadPolicies } from '../validate/policy-library';

type KubernetesVersion = NonNullable<AdmissionOptions['kubernetesVersion']>;

/** Flags of the command line. */
export interface AdmissionFlags {
  readonly pack?: readonly string[];
  readonly deny?: true;
  readonly excludeNamespace?: readonly string[];
  readonly kubernetesVersion?: string;
  readonly protected?: true;
  readonly output: 'json' | 'labels' | 'yaml';
  readonly quiet?: true;
}

/** `slipway admission`: the policies for the cluster's own admission. */
export function runAdmission(flags: AdmissionFlags): void {
  const names = flags.pack ?? ['baseline'];
  const options: AdmissionOptions = {
    deny: flags.deny ?? false,
    protected: flags.protected ?? false,
    excludedNamespaces: flags.excludeNamespace ?? [],
    ...(flags.kubernetesVersion && { kubernetesVersion: minor(flags.kubernetesVersion) }),
  };
  if (flags.output === 'labels') {
    printLabels(names, options);
    return;
  }
  const { packs } = loadPolicies(names);
  const result = exportPacks(packs, options);
  process.stdout.write(flags.output === 'json' ? `${printableJson(list(result))}\n` : yaml(result));
  if (!flags.quiet) process.stderr.write(summary(packs, result));
}

function minor(version: string): KubernetesVersion {
  const [, found] = /^v?(1\.\d+)(\.|$)/.exec(version) ?? [];
  if (!found) throw new UserError(`'${printable(version)}' is no version of Kubernetes.`, 'Name its major and minor version: 1.34.');
  return found as KubernetesVersion;
}

function printLabels(names: readonly string[], { deny, kubernetesVersion }: AdmissionOptions): void {
  const [all, ...packs] = loadPolicies(['policies', ...names]).packs as [Pack, ...Pack[]];
  const labels = Object.entries(
    podSecurityLabels(packs, all.policies, { ...(deny !== undefined && { deny }), ...(kubernetesVersion && { kubernetesVersion }) }),
  );
  if (labels.length === 0) {
    throw new UserError(
      `${packs.map(({ name }) => `'${name}'`).join(', ')} enforces no Pod Security Standard as a whole.`,
      'Choose a pack that does, such as baseline.',
    );
  }
  process.stdout.write(labels.map(([key, value]) => `${key}=${value}\n`).join(''));
}

function list({ objects }: Admission) {
  return { apiVersion: 'v1', kind: 'List', items: objects };
}

function yaml({ objects }: Admission): string {
  return objects.map((object) => `---\n${stringify(object, { lineWidth: 0, aliasDuplicateObjects: false })}`).join('');
}

function summary(packs: readonly Pack[], { objects, notExported }: Admission): string {
  const actions = new Set(objects.flatMap(({ spec }) => ('validationActions' in spec ? [spec.validationActions.join(' and ')] : [])));
  return [
    `${packs.map(({ name, version }) => `${name} ${version}`).join(', ')}: ${objects.length / 2} policies with their bindings (${[...actions].join('; ')}).`,
    ...(notExported.length > 0 ? ['Not in admission:'] : []),
    ...notExported.map(({ policy, partly, why }) => `  ${policy}${partly ? ' in part' : ''}: ${why}`),
    '',
  ]
    .map(printable)
    .join('\n');
}
