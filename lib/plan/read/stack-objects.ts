import type { AssembledStack, Assembly } from '../../assembly/assembly';
import type { PlannedObject } from './planned-object';

/** What an assembly says of its stacks that stands in no other file: how they are protected, judged and overridden. */
export function stackObjects(assembly: Assembly | undefined): readonly PlannedObject[] {
  return (assembly?.stacks ?? []).map((stack) => ({
    key: `slipway ${stack.id}`,
    engine: 'slipway',
    type: 'stack',
    address: stack.id,
    stack: stack.id,
    environment: stack.environment,
    region: stack.region,
    path: stack.id,
    file: 'cdktf.out/assembly.json',
    values: valuesOf(stack),
  }));
}

function valuesOf(stack: AssembledStack) {
  const { account, partition, namespace, packs = [], approvedOrigins = [], terraformFiles = [], dependsOn = [], overrides = [] } = stack;
  return {
    protected: stack.protected,
    account,
    partition,
    namespace,
    packs: Object.fromEntries(packs.map(({ name, version, levels }) => [name, { version, levels }])),
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
