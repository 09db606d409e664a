import { graph, isCredential, Policy, Problem, pods, secretWords } from '../../../lib/rules';
import { listed } from '../listed';

export const podsPlainSecret: Policy = {
  name: 'k8s/pods/plain-secret',
  description:
    'No secret stands in a command, its arguments, or what a probe sends: whoever may see the pod, or the processes of its machine, reads it.',
  remediation:
    "Leave it out of command, args and httpHeaders: let the program read it from a file or a variable, and take that from a dependency: new Secret({ keys: ['apiKey'] }).",
  source: 'https://kubernetes.io/docs/concepts/configuration/secret/',
  rationale: 'Command lines end up in Git, process lists, audit logs and crash reports: from there the value spreads for years, unseen.',
  severity: 'critical',
  controls: { nsa: ['Secrets'] },
  cure: 'Workload.dependencies',
  showsValues: false,
  rule: graph(pods, ({ raw }) =>
    ['containers', 'initContainers', 'ephemeralContainers'].flatMap((list) =>
      listed(raw.spec?.[list]).flatMap((container, index) => [
        ...commands.flatMap((paths) => wordsThatTell(container, paths, ['spec', list, index])),
        ...handlers.flatMap((path) => secretHeaders(container, path, ['spec', list, index])),
      ]),
    ),
  ),
};

/** What asks a container, or is told when it starts and ends. */
const handlers: readonly (readonly string[])[] = [
  ['livenessProbe'],
  ['readinessProbe'],
  ['startupProbe'],
  ['lifecycle', 'postStart'],
  ['lifecycle', 'preStop'],
];

/** Where a container has words of commands: its arguments go on with what its command began. */
const commands: readonly (readonly (readonly string[])[])[] = [
  [['command'], ['args']],
  ...handlers.map((path) => [[...path, 'exec', 'command']]),
];

type Place = readonly (string | number)[];

function wordsThatTell(container: unknown, paths: readonly (readonly string[])[], at: Place): readonly Problem[] {
  const words = paths.flatMap((path) =>
    listed(inside(container, path)).map((word, index) => ({ word: String(word), list: path.join('.'), at: [...at, ...path, index] })),
  );
  return secretWords(words.map(({ word }) => word)).map((index) => ({
    message: `a word of its ${words[index]!.list} is a secret`,
    at: words[index]!.at,
  }));
}

interface Header {
  readonly name?: unknown;
  readonly value?: unknown;
}

function secretHeaders(container: unknown, path: readonly string[], at: Place): readonly Problem[] {
  const place = [...path, 'httpGet', 'httpHeaders'];
  return listed<Header>(inside(container, place)).flatMap((header, index): readonly Problem[] =>
    isSecretHeader(String(header?.name ?? ''), String(header?.value ?? ''))
      ? [{ message: `the header ${header.name} of its ${path.join('.')} is a secret`, at: [...at, ...place, index, 'value'] }]
      : [],
  );
}

/** What `Authorization` says after the word for how. */
const scheme = /^(?:Basic|Bearer|Token)\s+(?=\S)/i;

/** Whether a header is a secret by its name and form; of one that logs somebody in, what comes after the scheme is a token. */
function isSecretHeader(name: string, value: string): boolean {
  return scheme.test(value) ? isCredential('token', value.replace(scheme, '').trim()) : isCredential(name, value);
}

function inside(value: unknown, path: readonly string[]): unknown {
  return path.reduce((inner, key) => (inner as Readonly<Record<string, unknown>> | undefined | null)?.[key], value);
}
