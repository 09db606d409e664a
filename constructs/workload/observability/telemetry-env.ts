import { DeploymentStack, Telemetry } from '../../../lib';
import { Env } from '../pod/env';
import { PodField } from '../pod/pod-field';

/** Holds the name of the pod, which only the running pod knows, for the attributes. */
const podName = 'OTEL_RESOURCE_ATTRIBUTES_POD_NAME';

/**
 * Variables that tell an OpenTelemetry SDK who it is and where to send, where there is a collector.
 *
 * @param service name of the pods
 * @param version of the image, for `service.version`
 * @see https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/
 * @see https://opentelemetry.io/docs/specs/semconv/resource/
 */
export function telemetryEnv(
  telemetry: Telemetry | undefined,
  { app, namespace, region, environment }: DeploymentStack,
  service: string,
  version: string,
): Env {
  if (!telemetry) return {};
  const attributes = {
    'service.namespace': app,
    'service.version': version,
    'deployment.environment.name': environment.name,
    ...(region.account !== undefined && { 'cloud.region': region.region }),
    'k8s.namespace.name': namespace,
  };
  return {
    [podName]: PodField.of('metadata.name'),
    OTEL_SERVICE_NAME: service,
    // The last one comes from the variable before it: Kubernetes expands it.
    OTEL_RESOURCE_ATTRIBUTES: [
      ...Object.entries(attributes).map(([key, value]) => `${key}=${encodeURIComponent(value)}`),
      `k8s.pod.name=$(${podName})`,
    ].join(','),
    OTEL_EXPORTER_OTLP_ENDPOINT: telemetry.endpoint,
    ...(telemetry.protocol && { OTEL_EXPORTER_OTLP_PROTOCOL: telemetry.protocol }),
  };
}
