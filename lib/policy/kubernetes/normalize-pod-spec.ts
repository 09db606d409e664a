import type { Container, PodSpec, Volume } from './pod';

/**
 * A pod as the API server completes it.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/core/v1/defaults.go
 */
export function normalizePodSpec(spec: PodSpec): PodSpec {
  const hostNetwork = spec.hostNetwork === true;
  const { volumes, containers, initContainers } = spec;
  const sourceless = Array.isArray(volumes) && volumes.some(isSourceless);
  if (!sourceless && !hostNetwork) return spec;
  return {
    ...spec,
    ...(sourceless && { volumes: volumes.map((volume) => (isSourceless(volume) ? { ...volume, emptyDir: {} } : volume)) }),
    ...(hostNetwork && Array.isArray(containers) && { containers: containers.map(withHostPorts) }),
    ...(hostNetwork && Array.isArray(initContainers) && { initContainers: initContainers.map(withHostPorts) }),
  };
}

function isSourceless(volume: Volume): boolean {
  return typeof volume === 'object' && Object.keys(volume).every((key) => key === 'name');
}

/** On the host's network a container's port is the host's. */
function withHostPorts(container: Container): Container {
  if (!Array.isArray(container?.ports)) return container;
  return { ...container, ports: container.ports.map((port) => (port.hostPort ? port : { ...port, hostPort: port.containerPort })) };
}
