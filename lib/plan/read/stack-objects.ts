import type { AssembledStack, Assembly } from '../../assembly/assembly';
import type { PlannedObject } from './planned-object';

const file = 'cdktf.out/assembly.json';

/** What an assembly says that stands in no other file: how stacks are protected and overridden, and how environments are judged. */
export function stackObjects(assembly: Assembly | undefined): readonly PlannedObject[] {
  const stacks = assembly?.stacks ?? [];
  const objects = stacks.map(
    (stack): PlannedObject => ({
      key: `slipway ${stack.id}`,
      engine: 'slipway',
      type: 'stack',
      address: stack.id,
      stack: stack.id,
      environment: stack.environment,
      region: stack.region,
      path: stack.id,
      file,
      values: valuesOf(stack),
    }),
  );
  return [...objects, ...policyObjects(stacks)];
}

/** The packs of an environment are those of each of its stacks, and change once; a stack of which somebody wrote otherwise has its own. */
function policyObjects(stacks: readonly AssembledStack[]): readonly PlannedObject[] {
  const environments = new Map<string, Map<string, AssembledStack>>();
  for (const stack of stacks) {
    const known = environments.get(stack.environment) ?? new Map<string, AssembledStack>();
    environments.set(stack.environment, known);
    const packs = JSON.stringify(packsOf(stack));
    if (!known.has(packs)) known.set(packs, stack);
  }
  return [...environments].flatMap(([environment, different]) =>
    [...different.values()].map((stack, index) => {
      const address = index === 0 ? 'policies' : `policies of ${stack.id}`;
      const key = `slipway ${environment} ${address}`;
      return { key, engine: 'slipway' as const, type: 'policies', address, environment, path: '', file, values: { packs: packsOf(stack) } };
    }),
  );
}

function packsOf({ packs = [] }: AssembledStack) {
  return Object.fromEntries(packs.map(({ name, version, levels }) => [name, { version, levels }]));
}

function valuesOf(stack: AssembledStack) {
  const { account, partition, namespace, approvedOrigins = [], terraformFiles = [], dependsOn = [], overrides = [] } = stack;
  return {
    protected: stack.protected,
    account,
    partition,
    namespace,
    approvedOrigins: present(approvedOrigins),
    terraformFiles: present(terraformFiles),
    dependsOn: present(dependsOn),
    clusters: Object.fromEntries(stack.clusters.map(({ name, kubernetesVersion }) => [name, { kubernetesVersion }])),
    overrides: Object.fromEntries(
      overrides.map(({ path, field, value, reason, expires }) => [
        `${path} ${field}`,
        { ...(value !== undefined && { value }), reason, expires },
      ]),
    ),
  };
}

/** A set, as an object. */
function present(names: readonly string[]): Readonly<Record<string, true>> {
  return Object.fromEntries(names.map((name) => [name, true as const]));
}
