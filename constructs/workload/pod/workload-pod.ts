import { ClusterServices, DeploymentStack, Image, placedPod, UserError } from '../../../lib';
import { telemetryEnv } from '../observability/telemetry-env';
import { checkMountPath, checkSubPath } from '../storage/paths';
import { checkApart, Storage } from '../storage/storage';
import { ownTmp, VolumeSources } from '../storage/volumes';
import { checkContainerNames, renderContainer, renderInitContainer, renderSidecar } from './container';
import { Sidecar } from './container-props';
import { DependencyOutputs } from './env';
import { mountsBeside } from './mounts';
import { renderNameResolution } from './name-resolution';
import { PodVariant, podSpec } from './pod';
import { PodProps } from './pod-props';
import { podUser } from './pod-user';
import { bytes } from './quantity';
import { checkExtended } from './resources';
import { servedBy } from './served-ports';

/** Kubernetes' own default. */
const defaultGracePeriodSeconds = 30;

/** What pods are made with, beside what the developer stated. */
export interface PodSurroundings {
  readonly stack: DeploymentStack;
  /** What the environment has chosen for their cluster. */
  readonly services: ClusterServices;
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
  const { stack, services, name, serviceAccount, selector, image, outputs, storage } = surroundings;
  checkInMemory(props);
  const telemetry = telemetryEnv(services.telemetry, stack, name, image.version);
  const grace = props.terminationGracePeriodSeconds ?? defaultGracePeriodSeconds;
  const inits = Object.entries(props.initContainers ?? {});
  const sidecars = Object.entries(props.sidecars ?? {});
  checkContainerNames([name, ...inits.map(([init]) => init), ...sidecars.map(([sidecar]) => sidecar)]);
  const others = [...inits, ...sidecars].map(([other]) => ownTmp(other));
  const volumes = [...storage.volumes, ...others.map(({ volume }) => volume)];
  const placement = props.placement === undefined ? undefined : { name: props.placement, nodes: services.placementOf(props.placement) };
  checkExtended(
    [
      ['', props],
      ...inits.map(([init, of]) => [`initContainers.${init}.`, of] as const),
      ...sidecars.map(([one, of]) => [`sidecars.${one}.`, of] as const),
    ],
    placement,
  );
  const { tmp, mounts, secretMounts } = storage;
  const claims = 'claims' in variant ? Object.entries(variant.claims ?? {}).map(([claim, mountPath]) => ({ name: claim, mountPath })) : [];
  const own = [tmp, ...mounts, ...secretMounts, ...claims];
  checkApart([...volumes, ...claims], own);
  const names = Object.keys(props.volumes ?? {});
  const mountsOf = ([other, asking]: readonly [string, Sidecar<DependencyOutputs>], kind: string, index: number) => {
    const beside = mountsBeside(`${kind}.${other}.`, asking, storage, others[index]!.mount, names);
    for (const [name, { mountPath, subPath }] of Object.entries(asking.volumeMounts ?? {})) {
      const where = `${kind}.${other}.volumeMounts.${name}`;
      if (mountPath !== undefined) checkMountPath(`${where}.mountPath`, mountPath);
      if (subPath !== undefined) checkSubPath(`${where}.subPath`, subPath);
    }
    checkApart([], beside);
    return beside;
  };
  const givenTo = (container: readonly [string, Sidecar<DependencyOutputs>], kind: string, index: number) => ({
    outputs,
    mounts: mountsOf(container, kind, index),
    env: props.env,
  });
  const offered = 'ports' in variant ? variant.ports : undefined;
  return podSpec(
    {
      serviceAccount,
      selector,
      user: podUser(props.securityContext, claims.length > 0 || Object.keys(storage.claims).length > 0 || secretMounts.length > 0),
      automountServiceAccountToken: props.kubernetesApi !== undefined,
      imagePullSecrets: props.imagePullSecrets ?? [],
      terminationGracePeriodSeconds: grace,
      ...(props.lifecycle && { lifecycle: props.lifecycle }),
      initContainers: [
        ...inits.map((init, index) => renderInitContainer(...init, givenTo(init, 'initContainers', index))),
        ...sidecars.map((sidecar, index) =>
          renderSidecar(...sidecar, givenTo(sidecar, 'sidecars', inits.length + index), grace, servedBy(...sidecar, offered)),
        ),
      ],
      container: renderContainer(name, image.reference, props, outputs, own, '', telemetry),
      volumes,
      names: renderNameResolution(props),
      ...(placement && { placement: placedPod(placement.nodes) }),
    },
    variant,
  );
}

/** What lies in memory counts as the container's: it would be killed before the volume is full. */
function checkInMemory({ volumes = {}, resources }: PodProps): void {
  const limit = resources?.limits?.memory;
  if (limit === undefined) return;
  for (const [name, { emptyDir }] of Object.entries(volumes as unknown as Readonly<Record<string, Partial<VolumeSources>>>)) {
    const where = `volumes.${name}.emptyDir.sizeLimit`;
    if (emptyDir?.medium === 'Memory' && bytes(emptyDir.sizeLimit, where) > bytes(limit, 'resources.limits.memory'))
      throw new UserError(
        `'${where}' is '${emptyDir.sizeLimit}' of memory, above 'resources.limits.memory' of '${limit}', of which it is a part.`,
        "Raise the limit, make the volume smaller, or drop 'medium'.",
      );
  }
}
