import { documents, everything, graph, Policy, Problem } from '../../lib/rules';
import { blocks } from '../aws/blocks';

export const runProgram: Policy = {
  name: 'x/run-program',
  description: 'Terraform runs no program, neither where it runs, with its credentials, nor on a machine that it makes.',
  remediation: 'Leave out the provisioner, or the data source external; let a provider do it, a Job, or the image of the machine.',
  source: 'https://developer.hashicorp.com/terraform/language/resources/provisioners/syntax#provisioners-are-a-last-resort',
  rationale:
    'A script does anything, with all rights of whoever applies or on the new machine: no plan shows it before, and no state after.',
  severity: 'high',
  covers: false,
  rule: [
    graph(everything, ({ type, raw }) => {
      if (type.includes('/')) return [];
      return blocks<Readonly<Record<string, unknown>>>(raw.provisioner).flatMap((provisioner, index): readonly Problem[] =>
        ['local-exec', 'remote-exec'].flatMap((kind) =>
          kind in provisioner
            ? [
                {
                  message: `runs a program ${places[kind]!.where}, by ${kind}`,
                  at: ['provisioner', index],
                  remediation: places[kind]!.cure,
                },
              ]
            : [],
        ),
      );
    }),
    graph(documents<unknown>('data.external'), () => [
      {
        message: 'runs a program where Terraform runs, with its credentials',
        at: ['program'],
        remediation: 'Leave out the data source external, and let a provider read what it asks for.',
      },
    ]),
  ],
};

const places: Readonly<Record<string, { readonly where: string; readonly cure: string }>> = {
  'local-exec': {
    where: 'where Terraform runs, with its credentials',
    cure: 'Leave out the provisioner, and let a provider or a Job do what it does.',
  },
  'remote-exec': {
    where: 'on a machine',
    cure: 'Leave out the provisioner, and put what it does into the image or the user_data of the machine.',
  },
};
