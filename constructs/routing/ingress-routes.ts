import { Routes, shorten, UserError } from '../../lib';
import { checkAnnotations } from '../kubernetes/annotations';
import { properties } from '../properties';

export interface IngressRoutesProps {
  /**
   * Name of the IngressClass whose controller serves them, such as `nginx`.
   *
   * @format object-name
   */
  readonly ingressClassName: string;
  /**
   * Name of the ClusterIssuer of cert-manager that signs a certificate for each host, kept as Secret `<host>-tls`.
   *
   * @format object-name
   * @default - the controller's own certificate
   */
  readonly clusterIssuer?: string;
  /**
   * Annotations of each Ingress, as its controller takes them.
   *
   * @propertyNames label-key
   * @default - none
   */
  readonly annotations?: Readonly<Record<string, string>>;
  /**
   * Those of an Ingress whose port speaks gRPC, besides: an Ingress itself cannot say so.
   *
   * @propertyNames label-key
   * @default - none: routes to such ports are refused
   */
  readonly grpcAnnotations?: Readonly<Record<string, string>>;
  /**
   * Keys of the annotations that tell the controller a number of seconds in which a request must be answered, such as
   * `nginx.ingress.kubernetes.io/proxy-read-timeout`.
   *
   * @minItems 1
   * @format label-key
   * @uniqueItems
   * @default - none: routes with timeouts are refused
   */
  readonly timeoutAnnotations?: readonly string[];
}

/**
 * Routes as Ingress objects, one each, named `<workload>-<route>`.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/ingress/
 */
export function ingressRoutes(given: IngressRoutesProps): Routes {
  const props = properties.check('IngressRoutesProps', given, 'ingressRoutes');
  const { ingressClassName, clusterIssuer, annotations, grpcAnnotations, timeoutAnnotations } = props;
  checkAnnotations('annotations', { ...annotations, ...grpcAnnotations });
  return {
    takes: ['annotations', 'tlsSecretName', ...(timeoutAnnotations ? (['timeoutSeconds'] as const) : [])],
    render({ metadata, host, path, pathType, tls, grpc, service, tlsSecretName, timeoutSeconds, ...route }) {
      const isSigned = tls && clusterIssuer !== undefined && tlsSecretName === undefined;
      const secretName = isSigned ? shorten(`${host.replace('*', 'wildcard')}-tls`, 253) : tlsSecretName;
      if (grpc && !grpcAnnotations)
        throw new UserError(
          `Route '${metadata.name}' takes gRPC, which the environment's Ingress controller is not told.`,
          "State 'grpcAnnotations' of ingressRoutes: { 'nginx.ingress.kubernetes.io/backend-protocol': 'GRPC' } for ingress-nginx.",
        );
      const all = {
        ...annotations,
        ...route.annotations,
        ...(grpc && grpcAnnotations),
        ...(timeoutSeconds !== undefined && Object.fromEntries(timeoutAnnotations!.map((key) => [key, String(timeoutSeconds)]))),
        ...(isSigned && { 'cert-manager.io/cluster-issuer': clusterIssuer }),
      };
      return {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'Ingress',
        metadata: { ...metadata, ...(Object.keys(all).length > 0 && { annotations: all }) },
        spec: {
          ingressClassName,
          ...(tls && { tls: [{ hosts: [host], ...(secretName !== undefined && { secretName }) }] }),
          rules: [
            { host, http: { paths: [{ path, pathType, backend: { service: { name: service.name, port: { number: service.port } } } }] } },
          ],
        },
      };
    },
  };
}
