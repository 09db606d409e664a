import { ContainerUser, Ports } from '../../../lib';
import { Files } from '../storage/files';
import { OwnVolume } from '../storage/volume';
import { Capability } from './container-security';
import { Env, SharedEnv } from './env';
import { Lifecycle } from './lifecycle';
import { VolumeMount } from './mounts';
import { Probes } from './probe';
import { Resources } from './resources';
import { Runtime } from './runtime';

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
  /**
   * Capabilities of Linux that it keeps, by names that the environment approves.
   *
   * @uniqueItems
   * @default - none: all are dropped
   * @field Pod.spec.containers[].securityContext.capabilities.add, Pod.spec.securityContext.sysctls
   */
  readonly capabilities?: readonly Capability[];
}

/** What a container beside the workload's own has that no other one has. */
interface BesideContainer<E> {
  /**
   * Files of its own by their absolute path, up to 1 MiB together; a function receives the outputs of the dependencies.
   *
   * @entries stated
   * @default - none but those of the workload
   * @field ConfigMap.data, Pod.spec.volumes, Pod.spec.initContainers[].volumeMounts
   */
  readonly files?: Files | ((outputs: E) => Files);
  /**
   * Folders of its own, by names that no volume of the pod has.
   *
   * @default - a `/tmp` of 64 MiB, beside those of the workload
   * @field Pod.spec.volumes, Pod.spec.initContainers[].volumeMounts
   */
  readonly volumes?: Readonly<Record<string, OwnVolume>>;
  /**
   * Who its processes are.
   *
   * @default - as those of the pod
   * @field Pod.spec.initContainers[].securityContext
   */
  readonly securityContext?: Partial<ContainerUser>;
}

/** A container that runs to its end before the workload's own starts. */
export interface InitContainer<E> extends Omit<ContainerProps<E>, 'env'>, BesideContainer<E> {
  /**
   * Another's image: a complete reference, with a tag or, better, a digest. One of ours: the repository only; its tag and digest come from the
   * environment's release, from `<app>/<workload>.<container>`. Of the workload's own repository it is the workload's image.
   *
   * @field Pod.spec.initContainers[].image
   */
  readonly image: string;
  /**
   * Environment variables; a function is given the outputs of the dependencies. What is not stated here another image need not know:
   * `'inherit'` are those of the workload's own container, secrets among them, but for what tells a runtime or an SDK of OpenTelemetry who it is.
   *
   * @entries stated
   * @default - none
   * @field Pod.spec.initContainers[].env
   */
  readonly env?: SharedEnv<E>;
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
