import { kebabCase, type OutputKind, upperSnakeCase } from '../../../lib';
import type { Synthesized } from '../../../lib/testing';
import { podTemplates } from '../../e2e/kubernetes/pod-templates';
import { violations } from '../platforms/invariants';
import { type World as Read, read } from '../platforms/reader';
import { inconsistencies } from '../workload/inconsistencies';
import { difference, type Wish } from './places';
import { brought, granting } from './things';

// biome-ignore lint/suspicious/noExplicitAny: documents read from files
type Any = any;

/** What does not hold of what was written, beside what holds of any platform: nothing is asked of the library. */
export function wrongIn(written: Synthesized, wish: Wish, differs: boolean): readonly string[] {
  const world = read(written.files);
  return [
    ...violations(world),
    ...inconsistencies(written, brought),
    ...wrongVariables(world, wish, differs),
    ...wrongPermissions(world, wish),
    ...unboundIn(world, wish),
  ];
}

/** Every pod of a consumer is told each output that is a value or a secret, in its own container, and nothing in the clear that is secret. */
function wrongVariables({ objects }: Read, { users, shared }: Wish, differs: boolean): readonly string[] {
  const outputs = Object.entries<OutputKind>(shared.dependency.outputs);
  return users.flatMap(({ name, kind }) => {
    const templates = podTemplates(objects.filter(({ path }) => path.split('/')[1] === name).map(({ document }) => document));
    const told = templates.flatMap(({ from, spec }) => {
      const env: readonly Any[] = spec.containers[0].env ?? [];
      const find = (variable: string) => env.find((one) => one.name === variable);
      return [
        ...outputs.flatMap(([output, of]) => {
          const variable = find(`IT_${upperSnakeCase(output)}`);
          const isFile = of === 'file' || of === 'secretFile';
          if (isFile) return variable === undefined ? [] : [`${from} is told the file ${output}`];
          // What is absent sets no variable.
          if (variable === undefined)
            return shared.dependency.type === 'redis' || shared.dependency.type === 'postgres' ? [] : [`${from} is not told ${output}`];
          return of === 'secret' && variable.value !== undefined ? [`${from} is told the secret ${output} as it is`] : [];
        }),
        ...(differs && find('LEVEL')?.value !== difference.LEVEL ? [`${from} does not differ`] : []),
      ];
    });
    return templates.length === 0 ? [`${kind} ${name} has no pods`] : told;
  });
}

/** Of what is there already, each role may do what its accesses say. */
function wrongPermissions({ blocks, assembly }: Read, { users, shared, world, isThere }: Wish): readonly string[] {
  if (!isThere || world.lies === 'the cluster') return [];
  return assembly.stacks.flatMap(({ id, workloads }: Any) =>
    workloads.flatMap(({ path, bindings }: Any) => {
      const name = path.split('/').at(-1);
      const user = users.find((one) => one.name === name);
      if (!user || !bindings.some((one: Any) => one.provider === 'External')) return [];
      const policies = blocks.filter(({ type, path: at }) => type === 'aws_iam_role_policy' && at.startsWith(`${id}/${name}/`));
      const text = policies.map(({ values }) => values.policy).join();
      return shared.dependency.accesses
        .filter((access: string) => text.includes(`"${granting(access)}"`) !== (access === user.use.access))
        .map((access: string) => `${path} with ${user.use.access} is wrong about ${access}: ${text}`);
    }),
  );
}

/** Every consumer says in the assembly what it uses, and how. */
function unboundIn({ assembly }: Read, { users }: Wish): readonly string[] {
  return users.flatMap(({ name, use }) => {
    const all = assembly.stacks.flatMap(({ workloads }: Any) => workloads).filter(({ path }: Any) => path.endsWith(`/${name}`));
    const wrong = all.filter(
      ({ bindings }: Any) =>
        bindings.length !== 1 || !bindings[0].shared.endsWith(`/shared/${kebabCase('it')}`) || bindings[0].stated.access !== use.access,
    );
    return all.length === 0 ? [`assembly: lacks ${name}`] : wrong.map(({ path }: Any) => `assembly: ${path} is bound to something else`);
  });
}
