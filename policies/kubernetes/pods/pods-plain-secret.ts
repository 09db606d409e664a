import { graph, isSecretWord, Policy, Problem, pods } from '../../../lib';
import { listed } from '../listed';

export const podsPlainSecret: Policy = {
  name: 'k8s/pods/plain-secret',
  description: 'No secret stands in a command or its arguments: whoever may see the pod, or the processes of its machine, reads it.',
  remediation:
    "Leave it out of command and args: let the program read it from a file or a variable, and take that from a dependency: new Secret({ keys: ['apiKey'] }).",
  source: 'https://kubernetes.io/docs/concepts/configuration/secret/',
  severity: 'critical',
  controls: { nsa: ['Secrets'] },
  cure: 'Workload.dependencies',
  showsValues: false,
  rule: graph(pods, ({ raw }) =>
    ['containers', 'initContainers'].flatMap((list) =>
      listed<Readonly<Record<string, unknown>>>(raw.spec?.[list]).flatMap((container, index) =>
        ['command', 'args'].flatMap((field) =>
          listed(container?.[field]).flatMap((word, at, words): readonly Problem[] =>
            isSecretWord(String(word), String(words[at - 1] ?? ''))
              ? [{ message: `a word of its ${field} is a secret`, at: ['spec', list, index, field, at] }]
              : [],
          ),
        ),
      ),
    ),
  ),
};
