import { graph, Policy, Problem, pods, secretFormats } from '../../../lib';
import { listed } from '../listed';

/** A flag whose name ends in what a secret is called, with what follows. */
const flag = /^--?[\w.-]*(?:password|passwd|secret|token|api-?key)=(.+)$/i;
/** Names of files and variables, switches. */
const reference = /^(?:\/|\$|file:|env:|true$|false$|\d+$|<|\{\{)/;

export const podsPlainSecret: Policy = {
  name: 'k8s/pods/plain-secret',
  description: 'No secret stands in a command or its arguments: whoever may see the pod, or the processes of its machine, reads it.',
  remediation: 'Let the program read it from a file or a variable, and take that from a Secret.',
  source: 'https://kubernetes.io/docs/concepts/configuration/secret/',
  severity: 'critical',
  controls: { nsa: ['Secrets'] },
  cure: 'Workload.dependencies',
  showsValues: false,
  rule: graph(pods, ({ raw }) =>
    ['containers', 'initContainers'].flatMap((list) =>
      listed<Readonly<Record<string, unknown>>>(raw.spec?.[list]).flatMap((container, index) =>
        ['command', 'args'].flatMap((field) =>
          listed(container?.[field]).flatMap((word, at): readonly Problem[] =>
            holdsSecret(String(word)) ? [{ message: `a word of its ${field} is a secret`, at: ['spec', list, index, field, at] }] : [],
          ),
        ),
      ),
    ),
  ),
};

function holdsSecret(word: string): boolean {
  const [, value] = flag.exec(word) ?? [];
  return secretFormats.test(word) || (value !== undefined && !reference.test(value));
}
