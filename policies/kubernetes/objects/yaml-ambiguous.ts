import { everything, graph, Policy } from '../../../lib/rules';

export const yamlAmbiguous: Policy = {
  name: 'k8s/yaml/ambiguous',
  description: 'Manifests say the same to every program that reads them.',
  remediation: 'Put the text in quotes, or write the value as all read it: `true`, `8`, `0o17`.',
  source: 'https://yaml.org/spec/1.2.2/ext/changes/',
  rationale:
    'A country code becomes false, a mode of a file another number, for one program only: the cluster gets what no review has seen.',
  severity: 'medium',
  covers: false,
  rule: graph(everything, ({ ambiguous }) =>
    ambiguous.map(({ path, text, readings }) => ({ message: `has '${text}', which is not the same to all: ${readings}`, at: path })),
  ),
};
