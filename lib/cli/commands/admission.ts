import { Command, Option } from 'commander';
import { stringify } from 'yaml';
import { printable, printableJson } from '../../assembly/printable';
import { UserError } from '../../errors';
import { type Admission, type AdmissionOptions, admission as exportPacks } from '../../policy/admission/admission';
import { podSecurityLabels } from '../../policy/admission/pod-security-labels';
import type { Pack } from '../../policy/pack';
import type { Policy } from '../../policy/policy';

type KubernetesVersion = NonNullable<AdmissionOptions['kubernetesVersion']>;

interface Flags {
  readonly pack?: readonly string[];
  readonly from: string;
  readonly deny?: true;
  readonly excludeNamespace?: readonly string[];
  readonly kubernetesVersion?: string;
  readonly protected?: true;
  readonly output: 'json' | 'labels' | 'yaml';
  readonly quiet?: true;
}

const ownPolicies = 'slipway/policies';

/** `slipway admission`: the policies for the cluster's own admission. */
export function admission(): Command {
  return new Command('admission')
    .summary('print policies for the admission of a cluster')
    .description('Prints packs of policies as ValidatingAdmissionPolicies, or as labels for namespaces. Nothing is applied.')
    .addOption(repeatable('--pack <name>', "export this pack (repeatable; default: 'baseline')"))
    .option('--from <module>', 'module that exports the packs', ownPolicies)
    .option('--deny', 'refuse what mandatory policies forbid, instead of warning')
    .addOption(repeatable('--exclude-namespace <name>', 'leave this namespace alone (repeatable)'))
    .option('--kubernetes-version <version>', 'minor version of the cluster, such as 1.34')
    .option('--protected', 'the environment of the cluster protects its data')
    .addOption(new Option('-o, --output <format>', 'format on stdout').choices(['yaml', 'json', 'labels']).default('yaml'))
    .addHelpText(
      'after',
      [
        '',
        'Examples:',
        '  $ slipway admission --kubernetes-version 1.34 | kubectl apply --server-side -f -',
        '  $ kubectl label namespace shop --overwrite $(slipway admission --deny -o labels)',
      ].join('\n'),
    )
    .action((_options: unknown, command: Command) => {
      const flags = command.optsWithGlobals<Flags>();
      const packs = choose(flags.pack ?? ['baseline'], load(flags.from), flags.from);
      const options: AdmissionOptions = {
        deny: flags.deny ?? false,
        protected: flags.protected ?? false,
        excludedNamespaces: flags.excludeNamespace ?? [],
        ...(flags.kubernetesVersion && { kubernetesVersion: minor(flags.kubernetesVersion) }),
      };
      if (flags.output === 'labels') return printLabels(packs, options);
      const result = exportPacks(packs, options);
      process.stdout.write(flags.output === 'json' ? `${printableJson(list(result))}\n` : yaml(result));
      if (!flags.quiet) process.stderr.write(summary(packs, result));
    });
}

function repeatable(flags: string, description: string): Option {
  return new Option(flags, description).argParser((value, former: readonly string[] | undefined) => [...(former ?? []), value]);
}

/** What a module of the user's project, or of one that it depends on, exports. */
function load(name: string): Readonly<Record<string, unknown>> {
  let file: string;
  try {
    file = require.resolve(name, { paths: [process.cwd(), __dirname] });
  } catch {
    throw new UserError(`There is no module '${printable(name)}' in '${process.cwd()}'.`, 'Install it, or name a compiled file: `--from ./packs.js`.');
  }
  return require(file);
}

function choose(names: readonly string[], exported: Readonly<Record<string, unknown>>, from: string): readonly Pack[] {
  const packs = Object.values(exported).filter(isPack);
  return names.map((name) => {
    const pack = packs.find((candidate) => candidate.name === name);
    if (pack) return pack;
    const there = packs.map((candidate) => candidate.name).join(', ');
    throw new UserError(
      `'${printable(from)}' exports no pack named '${printable(name)}'.`,
      there ? `Choose one of: ${there}.` : 'Export one: an object with name, version and policies.',
    );
  });
}

function isPack(value: unknown): value is Pack {
  const { name, version, policies } = (value ?? {}) as Readonly<Record<string, unknown>>;
  return typeof name === 'string' && typeof version === 'string' && Array.isArray(policies);
}

function minor(version: string): KubernetesVersion {
  const [, found] = /^v?(1\.\d+)(\.|$)/.exec(version) ?? [];
  if (!found) throw new UserError(`'${printable(version)}' is no version of Kubernetes.`, 'Name its major and minor version: 1.34.');
  return found as KubernetesVersion;
}

function printLabels(packs: readonly Pack[], options: AdmissionOptions): void {
  const { policies } = load(ownPolicies) as { readonly policies: readonly Policy[] };
  const labels = Object.entries(podSecurityLabels(packs, policies, options));
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
  const kubernetes = notExported.filter(({ why }) => !why.includes('Terraform'));
  return [
    `${packs.map(({ name, version }) => `${name} ${version}`).join(', ')}: ${objects.length / 2} policies with their bindings (${[...actions].join('; ')}).`,
    ...(kubernetes.length > 0 ? ['Not in admission:'] : []),
    ...kubernetes.map(({ policy, partly, why }) => `  ${policy}${partly ? ' in part' : ''}: ${why}`),
    '',
  ]
    .map(printable)
    .join('\n');
}
