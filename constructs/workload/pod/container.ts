import { checkName, Ports, restrictedContainer, UserError } from '../../../lib';
import { checkPorts } from '../serving/ports';
import { byKey } from './by-key';
import { DependencyOutputs, Env, renderEnv } from './env';
import { checkPinned } from './image';
import { Lifecycle, renderLifecycle } from './lifecycle';
import { Mount, VolumeMount } from './mounts';
import { Probes, probedPorts, renderProbes } from './probe';
import { Resources, renderResources } from './resources';
import { Runtime, runtimeEnv } from './runtime';

/** What every container of a workload may state. */
export interface ContainerProps<E> {
  /**
   * Environment variables: a map is added to `<DEPENDENCY>_<OUTPUT>` of every dependency and wins; a function's result stands alone.
   * Plain strings keep Kubernetes' own rules for `$(VARIABLE)`.
   *
   * @entries stated
   * @default - `<DEPENDENCY>_<OUTPUT>` of every dependency
   * @field Pod.spec.containers[].env
   */
  readonly env?: Env | ((outputs: E) => Env);
  /**
   * What it asks of its node.
   *
   * @default - nothing requested, no limit
   * @field Pod.spec.containers[].resources
   */
  readonly resources?: Resources;
  /**
   * What it runs, in place of the entry point.
   *
   * @default - the image's entry point
   * @field Pod.spec.containers[].command
   */
  readonly command?: readonly string[];
  /**
   * Arguments of what it runs.
   *
   * @default - the image's arguments
   * @field Pod.spec.containers[].args
   */
  readonly args?: readonly string[];
  /**
   * Absolute path in the container.
   *
   * @default - the image's working directory
   * @field Pod.spec.containers[].workingDir
   */
  readonly workingDir?: string;
  /**
   * When the image is asked for again.
   *
   * @default - 'IfNotPresent', or 'Always' for the tag `latest`
   * @field Pod.spec.containers[].imagePullPolicy
   */
  readonly imagePullPolicy?: 'Always' | 'IfNotPresent' | 'Never';
  /**
   * A language runtime that is told the limits: the heap and the number of processors. Variables in `env` win.
   *
   * @default - none is told
   * @field Pod.spec.containers[].env
   */
  readonly runtime?: Runtime;
}

/** A container that runs to its end before the workload's own starts. */
export interface InitContainer<E> extends Omit<ContainerProps<E>, 'env'> {
  /**
   * A complete image reference, with a tag or, better, a digest: it is no part of the release.
   *
   * @field Pod.spec.initContainers[].image
   */
  readonly image: string;
  /**
   * Environment variables; a function is given the outputs of the dependencies. What is not stated here another image need not know.
   *
   * @entries stated
   * @default - none
   * @field Pod.spec.initContainers[].env
   */
  readonly env?: Env | ((outputs: E) => Env);
  /**
   * Paths of secrets among the workload's `files` and `volumes` that it may read too: files of a secret output, folders of a Secret or token.
   *
   * @uniqueItems
   * @default - none
   * @field Pod.spec.initContainers[].volumeMounts
   */
  readonly secretMounts?: readonly string[];
  /**
   * Where it mounts the workload's `volumes`, by their names: those only, Secrets and tokens among them.
   *
   * @default - all of them but Secrets and tokens, where the workload's own container has them
   * @field Pod.spec.initContainers[].volumeMounts
   */
  readonly volumeMounts?: Readonly<Record<string, VolumeMount>>;
}

/** A container that runs beside the workload's own: it starts before, in the order given, and stops after it. */
export interface Sidecar<E> extends InitContainer<E>, Probes<string>, Pick<ContainerHooks, 'lifecycle'> {
  /**
   * Ports for its probes, by name; no Service offers them.
   *
   * @default - none
   * @field Pod.spec.initContainers[].ports
   */
  readonly ports?: Ports;
  /**
   * Names of the workload's `ports` that it listens on, in place of the workload's own container: of a proxy in front of it, say.
   *
   * @uniqueItems
   * @default - none
   * @field Pod.spec.initContainers[].ports
   */
  readonly serves?: readonly string[];
}

/** Hooks of a container; those of a workload are none of its jobs'. */
export interface ContainerHooks {
  /**
   * What happens when it has started, and before it is told to stop.
   *
   * @default - what serves still serves for up to 5 seconds after it was told to stop
   * @field Pod.spec.containers[].lifecycle
   */
  readonly lifecycle?: Lifecycle;
}

/**
 * A container of the pod, hardened to the `restricted` standard.
 *
 * @param where the property that states it, with a dot behind, for errors
 * @param told variables that stand unless it states its own
 */
export function renderContainer(
  name: string,
  image: string,
  props: ContainerProps<DependencyOutputs>,
  outputs: DependencyOutputs,
  mounts: readonly Mount[],
  where: string,
  told: Env = {},
) {
  const { env, resources = {}, command, args, workingDir, imagePullPolicy, runtime } = props;
  if (workingDir !== undefined && !/^\/[^\0]*$/.test(workingDir))
    throw new UserError(`'${where}workingDir' is '${workingDir}'.`, "Write an absolute path, such as '/srv'.");
  const variables = renderEnv(env, outputs, { ...told, ...runtimeEnv(runtime, resources) });
  return {
    name,
    image,
    ...(imagePullPolicy && { imagePullPolicy }),
    ...(command && { command }),
    ...(args && { args }),
    ...(workingDir && { workingDir }),
    ...(variables.length > 0 && { env: variables }),
    ...renderResources(resources, `${where}resources`),
    securityContext: restrictedContainer,
    volumeMounts: mounts,
  };
}

/** A container beside the workload's own, of another image: told its own variables and no others. */
export function renderInitContainer(
  name: string,
  { image, env = {}, ...props }: InitContainer<DependencyOutputs>,
  outputs: DependencyOutputs,
  mounts: readonly Mount[],
  where = `initContainers.${name}.`,
) {
  const own = { ...props, env: typeof env === 'function' ? env : () => env };
  return renderContainer(name, checkPinned(image, `${where}image`), own, outputs, mounts, where);
}

/** A native sidecar: an init container that goes on. */
export function renderSidecar(
  name: string,
  sidecar: Sidecar<DependencyOutputs>,
  outputs: DependencyOutputs,
  mounts: readonly Mount[],
  grace: number,
  served: Ports,
) {
  const own = checkPorts(sidecar.ports ?? {});
  const twice = Object.keys(own).find((port) => Object.hasOwn(served, port));
  if (twice !== undefined)
    throw new UserError(`'sidecars.${name}' has a port '${twice}' of its own, and serves one of that name.`, 'Rename its own, or drop it.');
  const ports = { ...own, ...served };
  return {
    ...renderInitContainer(name, sidecar, outputs, mounts, `sidecars.${name}.`),
    restartPolicy: 'Always',
    ...containerPorts(ports, probedPorts(sidecar)),
    ...renderProbes(sidecar, ports),
    ...renderLifecycle(sidecar.lifecycle ?? {}, `sidecars.${name}.`, grace, false),
  };
}

/**
 * The ports of a container, each once, by the first name that leads to it: in the order of their numbers, whatever order they are stated in.
 *
 * @param unnamed TCP ports beside them, but for those that are among them
 */
export function containerPorts(ports: Ports, unnamed: readonly number[] = []) {
  const named = new Map<string, { readonly name?: string; readonly containerPort: number; readonly protocol: string }>();
  for (const [name, { port, targetPort = port, protocol = 'TCP' }] of Object.entries(ports).sort(byKey)) {
    const key = `${targetPort}/${protocol}`;
    if (!named.has(key)) named.set(key, { name, containerPort: targetPort, protocol });
  }
  const inOrder = (all: readonly number[]) => [...new Set(all)].sort((a, b) => a - b);
  const others = inOrder(unnamed).filter((port) => !named.has(`${port}/TCP`));
  const all = [
    ...[...named.values()].sort((a, b) => a.containerPort - b.containerPort),
    ...others.map((containerPort) => ({ containerPort, protocol: 'TCP' })),
  ];
  return all.length > 0 ? { ports: all } : {};
}

/** @throws UserError if two containers of a pod share a name */
export function checkContainerNames(names: readonly string[]): void {
  for (const [index, name] of names.entries()) {
    checkName('A container', name);
    if (names.indexOf(name) !== index)
      throw new UserError(`Two containers have the name '${name}'; the workload's own has that of the workload.`, 'Choose another one.');
  }
}
