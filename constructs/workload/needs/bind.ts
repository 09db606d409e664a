import { Construct } from 'constructs';
import {
  AssembledBinding,
  absentSource,
  Beside,
  Call,
  checkDependency,
  Dependency,
  DeploymentStack,
  EnvSource,
  FileOutput,
  givenDependency,
  kebabCase,
  namesOf,
  nearestFirst,
  Output,
  OutputKind,
  ProvidedDependency,
  Retired,
  SecretFileOutput,
  SecretOutput,
  Source,
  Sources,
  Text,
  takenBy,
  Use,
  UserError,
  upperSnakeCase,
} from '../../../lib';
import { knownNames } from './known-names';
import { statedOf } from './stated';

/** A dependency, fulfilled. */
export interface Bound {
  /** What the `env` function receives. */
  readonly outputs: Readonly<Record<string, Output>>;
  readonly record: AssembledBinding;
  /** What its environment provides, and what the workload may do with it; nothing for a call. */
  readonly provided?: ProvidedDependency;
  /** What it was, where it is retired. */
  readonly left?: ProvidedDependency;
  readonly access: string;
  /** Whether it is shared, and nobody placed it yet. */
  readonly isAwaited?: true;
}

/** What is bound already of a workload, by name: what was stated, and what became of it. */
export type Siblings = ReadonlyMap<string, readonly [stated: Dependency, bound: Bound]>;

/** What an identity provider makes below the workload. */
export const identityId = 'identity';

/** What has a name in a workload, or is going to, for an error. */
export function takenIn(workload: Construct, id: string): string | undefined {
  return id === identityId ? 'its identity in the cloud' : takenBy(workload, id);
}

/**
 * Has the environment fulfil a dependency below its workload, and brings to the pods what the YAML cannot hold.
 *
 * @param siblings what is bound already of the same workload, by name
 * @throws UserError if the environment or the place cannot provide it
 */
export function bind(workload: Construct, name: string, stated: Dependency, source: Source | undefined, siblings: Siblings): Bound {
  if (!/^[a-z][A-Za-z0-9]{0,62}$/.test(name))
    throw new UserError(`'dependencies' has the name '${name}'.`, 'Use camelCase: up to 63 letters and digits, a small letter first.');
  if (!(stated instanceof Dependency))
    throw new UserError(
      `'dependencies.${name}' is a copy of a dependency, or of another copy of slipway.`,
      "Give what its class made, such as new Queue() or jobs.as('send'), and keep one slipway: npm dedupe.",
    );
  checkDependency(`'dependencies.${name}'`, stated);
  const stack = DeploymentStack.of(workload);
  const { id: owner } = workload.node;
  if (!(stated instanceof Use || stated instanceof Beside))
    stack.bindings.own(stated, { name: `workload '${stack.app}/${owner}'`, dependency: name, id: owner, source });
  const dependency = givenDependency(stated);
  requireAccess(name, dependency);
  if (dependency instanceof Call) return hand(workload, name, dependency, callKey(dependency, stack), callSources(dependency, stack));

  const id = kebabCase(name);
  const taken = takenIn(workload, id);
  if (taken !== undefined)
    throw new UserError(`'dependencies' has the name '${name}', which is taken in the workload: by ${taken}.`, 'Choose another one.');
  if (stated instanceof Use) return bindShared(workload, name, stated, source);
  if (stated instanceof Beside) return bindBeside(workload, name, stated, siblings);
  if (stated instanceof Retired) return bindRetired(workload, name, stated, source);
  stack.names.enter(workload, id, namesOf(stated), source);
  const external = stack.externals.of(workload, name, dependency);
  if (dependency.stateful) stack.claimData(workload.node.id, name, dependency.type, external);
  const provided = stack.bindings.provide(stack.environment, workload, id, dependency, source, external);
  return { ...hand(workload, name, dependency, provided.provider, provided.fetch(workload, id, accessOf(dependency))), provided };
}

/** @throws UserError if its class knows no such access: provisioners would be asked for what they never heard of */
function requireAccess(name: string, stated: Dependency): void {
  const { type, access, accesses, beside } = stated;
  const known = stated instanceof Beside ? beside : stated instanceof Use ? [...accesses, ...beside] : accesses;
  if (access !== undefined && !known.includes(access))
    throw new UserError(
      `'dependencies.${name}' (${type}) has the access '${String(access)}' (accesses: ${known.join(', ')}).`,
      'Choose one of them.',
    );
}

/**
 * Hands over what several workloads use, as its app placed it. Of what nobody placed yet, which is refused later, something stands for each output.
 *
 * @throws UserError if it cannot be had where the workload is
 */
function bindShared(workload: Construct, name: string, use: Use, source: Source | undefined): Bound {
  const stack = DeploymentStack.of(workload);
  const placed = stack.bindings.sharing.find(use, stack, workload, source);
  if (!placed) {
    const nowhere = Object.keys(use.outputs).map((output) => [output, absentSource]);
    return { ...hand(workload, name, use, '', Object.fromEntries(nowhere), () => new Text([''], [])), isAwaited: true };
  }
  const { provided } = placed;
  stack.externals.use(workload, name, placed.stack.app, placed.shared.id);
  if (placed.stack !== stack) {
    provided.requireReachable(stack, `'${stack.app}/${workload.node.id}'`);
    stack.addDependency(placed.stack);
  }
  const bound = hand(workload, name, use, provided.provider, provided.fetch(workload, kebabCase(name), use.access));
  const record = {
    ...bound.record,
    shared: `${provided.scope.node.path}/${provided.id}`,
    stated: { ...statedOf(provided.dependency), access: use.access },
  };
  return { ...bound, record, provided };
}

/**
 * Hands over what stands beside another dependency of the workload.
 *
 * @throws UserError if that is none of its dependencies, or has no such thing beside it
 */
function bindBeside(workload: Construct, name: string, stated: Beside, siblings: Siblings): Bound {
  const [beside, [, { provided }]] = [...siblings].find(([, [one]]) => one === stated.of) ?? ['', [undefined, {} as Partial<Bound>]];
  if (!provided)
    throw new UserError(
      `'dependencies.${name}' is what stands beside a ${stated.type} that is none of the workload's dependencies.`,
      `List that ${stated.type}, too; of what is shared, write as('${stated.access}') of the Shared.`,
    );
  const bound = hand(workload, name, stated, provided.provider, provided.fetch(workload, kebabCase(name), stated.access));
  return { ...bound, record: { ...bound.record, stated: { access: stated.access, beside } }, provided };
}

/** Hands over nothing of what is left: its permissions and its way stay, for pods that still run with its name. */
function bindRetired(workload: Construct, name: string, retired: Retired, source: Source | undefined): Bound {
  const stack = DeploymentStack.of(workload);
  const provided = stack.bindings.retire(stack, workload, kebabCase(name), retired, source);
  const bound = hand(workload, name, retired, provided.provider, {});
  return { ...bound, record: { ...bound.record, stated: { retired: retired.retirement.reason } }, left: provided };
}

/** `<app>/<workload>` of the workload that answers. */
export function callKey({ service }: Call, { app }: DeploymentStack): string {
  return service.includes('/') ? service : `${app}/${service}`;
}

function callSources(call: Call, stack: DeploymentStack): Sources {
  const key = callKey(call, stack);
  const [app, own] = key.split('/') as [string, string];
  const name = stack.existing.serviceOf(key) ?? own;
  const host = app === stack.app ? name : `${name}.${stack.environment.namespaceOf(app)}`;
  return { host: { value: host }, port: { value: String(call.number) }, address: { value: `${host}:${call.number}` } };
}

/** @param join makes a text of the outputs, by the function of the dependency's class */
function hand(
  workload: Construct,
  name: string,
  dependency: Dependency,
  provider: string,
  sources: Sources,
  join = (outputs: Handed, of: Join) => of(outputs),
): Bound {
  const outputs = Object.entries(dependency.outputs).map(([output, kind]) => {
    const path = `${workload.node.path}/${name}.${output}`;
    const source = Object.hasOwn(sources, output) ? sources[output] : undefined;
    if (!source)
      throw new UserError(
        `${provider} hands over no output '${path}'.`,
        `Hand it over in the provisioner: outputs: { ${output}: … }; and deliver it, if only Terraform or a store knows it.`,
      );
    if (isSecret(kind) && 'value' in source && source !== absentSource)
      throw new UserError(
        `${provider} hands over the secret output '${path}' as it is, which everybody could read in the manifest.`,
        'Hand over a StoredSecret, an ExistingSecret or a ClusterSecret in the provisioner; Absent where there is none.',
      );
    return [output, new kinds[kind](path, `${upperSnakeCase(name)}_${upperSnakeCase(output)}`, source)];
  });
  const stated = statedOf(dependency);
  const record = {
    name,
    type: dependency.type,
    provider,
    ...(!(dependency instanceof Call) && Object.keys(stated).length > 0 && { stated }),
    outputs: Object.fromEntries(Object.keys(dependency.outputs).map((output) => [output, describe(sources[output]!)])),
  };
  const joins = Object.entries(dependency.texts as Readonly<Record<string, Join>>);
  const names = [...Object.keys(dependency.outputs), ...joins.map(([text]) => text)];
  const handed: Handed = Object.fromEntries(outputs);
  // Whoever lists the outputs sees no texts: they set no variables, and one that cannot be made here stops nobody who asks for none.
  for (const [text, of] of joins) Object.defineProperty(handed, text, { get: () => join(handed, of) });
  const known = knownNames(
    handed,
    (output) =>
      new UserError(
        `'${name}' (${dependency.type}) has no output '${output}' (outputs: ${names.join(', ') || 'none'}).`,
        names.length > 0 ? `Did you mean '${name}.${nearestFirst(output, names)[0]}'?` : 'Drop it.',
      ),
  );
  return { outputs: known, record, access: accessOf(dependency) };
}

function accessOf({ access, accesses }: Dependency): string {
  return access ?? accesses.at(-1)!;
}

type Handed = Readonly<Record<string, Output>>;
type Join = (outputs: Handed) => Text;

const kinds = { value: Output, file: FileOutput, secret: SecretOutput, secretFile: SecretFileOutput };

function isSecret(kind: OutputKind): boolean {
  return kind === 'secret' || kind === 'secretFile';
}

function describe(source: EnvSource): AssembledBinding['outputs'][string] {
  if ('value' in source) return 'literal';
  const { valueFrom } = source;
  return 'secretKeyRef' in valueFrom ? { kind: 'Secret', ...valueFrom.secretKeyRef } : { kind: 'ConfigMap', ...valueFrom.configMapKeyRef };
}
