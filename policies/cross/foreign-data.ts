import { documents, graph, Policy } from '../../lib/rules';

export const foreignData: Policy = {
  name: 'x/foreign-data',
  description: 'Terraform decides by what its own code and provider say: not by a page of the web, nor by the whole state of another.',
  remediation: 'Drop it: state the value, or let it be read from where its owner publishes it alone, such as aws_ssm_parameter.',
  source:
    'https://developer.hashicorp.com/terraform/language/state/remote-state-data#alternative-ways-to-share-data-between-configurations',
  rationale: 'Whoever changes that page changes what your next apply makes; whoever is let into a state has all its secrets.',
  severity: 'medium',
  rule: [
    graph(documents<unknown>('data.http'), () => [{ message: 'reads a page of the web, which others may change', at: ['url'] }]),
    graph(documents<unknown>('data.terraform_remote_state'), () => [
      { message: 'reads a whole state, and with it every secret in there', at: ['backend'] },
    ]),
  ],
};
