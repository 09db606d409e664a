import { codeText } from './code-text';
import { FreeNames } from './free-names';
import { ProposedResource, sharedCode } from './propose-resources';
import { ProposedWorkload } from './propose-workload';

/** Everything that is proposed of one app. */
export interface Proposal {
  readonly app: string;
  readonly workloads: readonly ProposedWorkload[];
  readonly resources: readonly ProposedResource[];
  /** Types that are not proposed, with how many of each. */
  readonly others: readonly string[];
  /** Objects that are not proposed, with the reason. */
  readonly left: readonly string[];
}

/** What is proposed as a TypeScript file, for a person to edit: it compiles as it stands. */
export function proposedProgram({ app, workloads, resources, others, left }: Proposal): string {
  const fromSlipway = [
    ...(resources.length > 0 ? ['AdoptedResources'] : []),
    ...(workloads.length > 0 ? ['AdoptedWorkload'] : []),
    'type DeploymentStack',
    ...(resources.length > 0 ? ['Shared'] : []),
  ];
  const classes = [...new Set([...resources.map(({ type }) => type), ...workloads.map(({ type }) => type)])].sort();
  const names = new FreeNames('');
  const shared = resources.map((resource) => ({ resource, name: names.of(variableOf(resource.id, resource.type)) }));
  const placed = workloads.map((workload) => ({ workload, name: names.of(variableOf(workload.id, workload.type)) }));
  const entries = [
    ...workloads.map(({ id, adopt }) => [`${app}/${id}`, adopt] as const),
    ...resources.map(({ id, adopt }) => [`${app}/shared.${id}`, adopt] as const),
  ];
  return [
    '// Proposed by `slipway adopt` from what is there: read it, name things well, and give each resource to the workload that uses it.',
    ...(resources.some(({ code }) => code.includes('Duration.seconds(')) ? ["import { Duration } from 'cdk8s';"] : []),
    `import { ${fromSlipway.join(', ')} } from 'slipway';`,
    ...(workloads.length > 0
      ? ['// `slipway plan --base <what is there> --head <what is written for it>` lists what its pods have otherwise, field by field.']
      : []),
    ...(classes.length > 0 ? [`import { ${classes.join(', ')} } from 'slipway/constructs';`] : []),
    '',
    ...shared.flatMap(({ resource, name }) => [
      ...resource.notes.map((note) => `// ${note}`),
      `const ${name} = ${sharedCode(resource)};`,
      '',
    ]),
    ...placed.flatMap(({ workload, name }) => [
      ...workload.notes.map((note) => `// ${note}`),
      ...(workload.takeOver ? ['// Once, before the first apply on the server:', `//   ${workload.takeOver}`] : []),
      `const ${name} = (stack: DeploymentStack) =>`,
      `  new ${workload.type}(stack, ${codeText(workload.id)}, {`,
      ...workload.properties.map((line) => `    ${line}`),
      '  });',
      '',
    ]),
    `export const ${names.of(variableOf(app, 'App'))} = (stack: DeploymentStack) => {`,
    ...shared.map(({ name }) => `  stack.share(${name}, { usedElsewhere: 'by whoever used it before it was adopted' });`),
    ...placed.map(({ name }) => `  ${name}(stack);`),
    ...(shared.length + placed.length === 0 ? ['  void stack;'] : []),
    '};',
    '',
    '/** For `adopt` of the region. */',
    'export const adopt = {',
    ...entries.map(([key, code]) => `  ${codeText(key)}: ${code},`),
    '};',
    ...(others.length > 0
      ? [
          '',
          `// Not proposed: ${others.join(', ')}.`,
          '// What belongs to something above, such as the versioning of a bucket, is set in place by its class; the rest is left alone.',
        ]
      : []),
    ...left.map((line) => `// ${line}`),
    '',
  ].join('\n');
}

/** `ordersWorkload`: no word that ends so is one of TypeScript's own. */
function variableOf(id: string, type: string): string {
  return id.replace(/-+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()) + type;
}
