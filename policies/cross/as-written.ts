import { everything, graph, Policy, Subject } from '../../lib/rules';

/** What is told, by how it is not what synthesis wrote. */
const messages: Readonly<Record<NonNullable<Subject['integrity']>, string>> = {
  edited: 'is not as synthesis wrote it: its content has another hash than assembly.json states',
  unlisted: 'is not of the synthesis: assembly.json does not list it, nor say whose code made it',
  'file-edited': 'lies in a file that is not as synthesis wrote it: its bytes have another hash than assembly.json states',
  'no-assembly': 'is of a synthesis whose assembly.json is not beside it: nobody knows whose code made it',
};

export const asWritten: Policy = {
  name: 'x/as-written',
  description: 'Committed output is what synthesis wrote, every file, block and object of it, and its assembly.json says so.',
  remediation: 'Run slipway synth, and commit all that it writes; change the code, not its output.',
  source: 'https://slsa.dev/spec/v1.0/threats',
  rationale: 'What runs is described by no code: nobody reviewed the change, and the next synthesis takes it back without a word.',
  severity: 'high',
  covers: false,
  rule: graph(everything, ({ integrity }) => (integrity === undefined ? [] : [messages[integrity]])),
};
