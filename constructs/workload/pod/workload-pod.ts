import { DeploymentStack, Image, placedPod } from '../../../lib';
import { telemetryEnv } from '../observability/telemetry-env';
import { checkApart, Storage } from '../storage/storage';
import { checkContainerNames, renderContainer, renderInitContainer, renderSidecar } from './container';
import { DependencyOutputs } from './env';
import { PodVariant, podSpec } from './pod';
import { PodProps } from './pod-props';
import { podUser } from './pod-user';

/** Kubernetes' own default. */
const defaultGracePeriodSeconds = 30;

/** What pods are made with, beside what the developer stated. */
export interface PodSurroundings {
  readonly stack: DeploymentStack;
  /** Name of the container that the workload is. */
  readonly name: string;
  /** Name of the service account. */
  readonly serviceAccount: string;
  readonly selector: Readonly<Record<string, string>>;
  readonly image: Image;
  readonly outputs: DependencyOutputs;
  readonly storage: Storage;
}

/**
 * The pod that a developer stated, in its surroundings.
 *
 * @throws UserError if a property is malformed
 */
export function workloadPod(props: PodProps, surroundings: PodSurroundings, variant: PodVariant) {
  const { stack, name, serviceAccount, selector, image, outputs, storage } = surroundings;
  const telemetry = telemetryEnv(stack, name, image.version);
  const grace = props.terminationGracePeriodSeconds ?? defaultGracePeriodSeconds;
  const inits = Object.entries(props.initContainers ?? {});
  const sidecars = Object.entries(props.sidecars ?? {});
  checkContainerNames([name, ...inits.map(([init]) => init), ...sidecars.map(([sidecar]) => sidecar)]);
  const { volumes, mounts } = storage;
  const claims = 'claims' in variant ? Object.entries(variant.claims ?? {}).map(([claim, mountPath]) => ({ name: claim, mountPath })) : [];
  checkApart([...volumes, ...claims], [...mounts, ...claims]);
  return podSpec(
    {
      serviceAccount,
      selector,
      user: podUser(props.securityContext, claims.length > 0 || Object.keys(storage.claims).length > 0),
      automountServiceAccountToken: props.kubernetesApi !== undefined,
      imagePullSecrets: props.imagePullSecrets ?? [],
      terminationGracePeriodSeconds: grace,
      ...(props.lifecycle && { lifecycle: props.lifecycle }),
      initContainers: [
        ...inits.map(([init, container]) => renderInitContainer(init, container, outputs, mounts)),
        ...sidecars.map(([sidecar, container]) => renderSidecar(sidecar, container, outputs, mounts, grace)),
      ],
      container: renderContainer(name, image.reference, props, outputs, [...mounts, ...claims], '', telemetry),
      volumes,
      ...(props.placement !== undefined && { placement: placedPod(stack.environment.placementOf(props.placement)) }),
    },
    variant,
  );
}
