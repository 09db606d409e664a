import { checkName, Ports, UserError } from '../../../lib';
import { checkPorts } from '../serving/ports';
import { byKey } from './by-key';
import { ContainerProps, InitContainer, Sidecar } from './container-props';
import { containerContext } from './container-security';
import { DependencyOutputs, Env, renderEnv } from './env';
import { renderLifecycle } from './lifecycle';
import { Mount } from './mounts';
import { probedPorts, renderProbes } from './probe';
import { renderResources } from './resources';
import { runtimeEnv } from './runtime';

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
    securityContext: containerContext(props),
    volumeMounts: mounts,
  };
}

/** What a container beside the workload's own is given. */
export interface Given {
  readonly outputs: DependencyOutputs;
  readonly mounts: readonly Mount[];
  /** Pinned. */
  readonly image: string;
  /** What the workload's own states, for those that inherit it. */
  readonly env: ContainerProps<DependencyOutputs>['env'];
}

/** A container beside the workload's own, of another image: told its own variables and no others, unless it inherits them. */
export function renderInitContainer(
  name: string,
  { image: _, env = {}, securityContext, ...props }: InitContainer<DependencyOutputs>,
  { outputs, mounts, image, env: shared }: Given,
  where = `initContainers.${name}.`,
) {
  const stated = env === 'inherit' ? shared : typeof env === 'function' ? env : () => env;
  const own = { ...props, ...(stated && { env: stated }) };
  const rendered = renderContainer(name, image, own, outputs, mounts, where);
  return { ...rendered, securityContext: containerContext(props, securityContext) };
}

/** A native sidecar: an init container that goes on. */
export function renderSidecar(name: string, sidecar: Sidecar<DependencyOutputs>, given: Given, grace: number, served: Ports) {
  const own = checkPorts(sidecar.ports ?? {});
  const twice = Object.keys(own).find((port) => Object.hasOwn(served, port));
  if (twice !== undefined)
    throw new UserError(`'sidecars.${name}' has a port '${twice}' of its own, and serves one of that name.`, 'Rename its own, or drop it.');
  const ports = { ...own, ...served };
  return {
    ...renderInitContainer(name, sidecar, given, `sidecars.${name}.`),
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
