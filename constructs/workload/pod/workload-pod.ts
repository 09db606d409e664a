import { ClusterServices, DeploymentStack, Image, placedPod, UserError } from '../../../lib';
import { telemetryEnv } from '../observability/telemetry-env';
import { checkApart, Storage } from '../storage/storage';
import { OwnVolume, Volume, VolumeSources } from '../storage/volume';
import { checkContainerNames, renderContainer, renderInitContainer, renderSidecar } from './container';
import { Sidecar } from './container-props';
import { DependencyOutputs, Env } from './env';
import { mountsBeside } from './mounts-beside';
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
  /** Variables that its container is told, unless it states them. */
  readonly told: Env;
  /** Name of the container that the workload is. */
  readonly name: string;
  /** Name of the service account. */
  readonly serviceAccount: string;
  readonly selector: Readonly<Record<string, string>>;
  readonly image: Image;
  /** Images of the containers beside, by container. */
  readonly imagesBeside: Readonly<Record<string, string>>;
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
  const told = {
    ...telemetryEnv(services.telemetry, stack, name, image.version),
    ...surroundings.told,
    ...('told' in variant && variant.told),
  };
  const grace = props.terminationGracePeriodSeconds ?? defaultGracePeriodSeconds;
  const inits = Object.entries(props.initContainers ?? {});
  const sidecars = Object.entries(props.sidecars ?? {});
  checkContainerNames([name, ...inits.map(([init]) => init), ...sidecars.map(([sidecar]) => sidecar)]);
  const stated = [
    ['', props] as const,
    ...inits.map(([init, of]) => [`initContainers.${init}.`, of] as const),
    ...sidecars.map(([sidecar, of]) => [`sidecars.${sidecar}.`, of] as const),
  ];
  for (const [where, container] of stated) checkInMemory(where, container);
  const beside = [...inits, ...sidecars].map(([other]) => storage.beside[other]!);
  const volumes = [...storage.volumes, ...beside.flatMap((own) => own.volumes)];
  const placement = props.placement === undefined ? undefined : { name: props.placement, nodes: services.placementOf(props.placement) };
  checkExtended(stated, placement);
  const { tmp, mounts, secretMounts } = storage;
  const claims = 'claims' in variant ? Object.entries(variant.claims ?? {}).map(([claim, mountPath]) => ({ name: claim, mountPath })) : [];
  const own = [tmp, ...mounts, ...secretMounts, ...claims];
  checkApart([...volumes, ...claims], own);
  const givenTo = ([other, asking]: readonly [string, Sidecar<DependencyOutputs>], where: string) => ({
    outputs,
    image: surroundings.imagesBeside[other]!,
    mounts: mountsBeside(where, asking, storage, storage.beside[other]!, Object.keys(props.volumes ?? {})),
    env: props.env,
  });
  const offered = 'ports' in variant ? variant.ports : undefined;
  return podSpec(
    {
      serviceAccount,
      selector,
      user: podUser(
        props.securityContext,
        [claims, Object.keys(storage.claims), secretMounts].some((some) => some.length > 0) || beside.some(({ isSecret }) => isSecret),
      ),
      automountServiceAccountToken: props.kubernetesApi !== undefined,
      imagePullSecrets: props.imagePullSecrets ?? [],
      terminationGracePeriodSeconds: grace,
      ...(props.lifecycle && { lifecycle: props.lifecycle }),
      initContainers: [
        ...inits.map((init) => renderInitContainer(...init, givenTo(init, `initContainers.${init[0]}.`))),
        ...sidecars.map((sidecar) =>
          renderSidecar(...sidecar, givenTo(sidecar, `sidecars.${sidecar[0]}.`), grace, servedBy(...sidecar, offered)),
        ),
      ],
      container: renderContainer(name, image.reference, props, outputs, own, '', told),
      volumes,
      names: renderNameResolution(props),
      ...(placement && { placement: placedPod(placement.nodes) }),
    },
    variant,
  );
}

/** A container with volumes that may lie in its memory. */
interface InMemory extends Pick<PodProps, 'resources'> {
  readonly volumes?: Readonly<Record<string, Volume | OwnVolume>>;
}

/** What lies in memory counts as the container's: it would be killed before the volume is full. */
function checkInMemory(where: string, { volumes = {}, resources }: InMemory): void {
  const limit = resources?.limits?.memory;
  if (limit === undefined) return;
  for (const [name, { emptyDir }] of Object.entries(volumes as unknown as Readonly<Record<string, Partial<VolumeSources>>>)) {
    const size = `${where}volumes.${name}.emptyDir.sizeLimit`;
    const memory = `${where}resources.limits.memory`;
    if (emptyDir?.medium === 'Memory' && bytes(emptyDir.sizeLimit, size) > bytes(limit, memory))
      throw new UserError(
        `'${size}' is '${emptyDir.sizeLimit}' of memory, above '${memory}' of '${limit}', of which it is a part.`,
        "Raise the limit, make the volume smaller, or drop 'medium'.",
      );
  }
}
