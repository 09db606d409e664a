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
}

/**
 * Routes as Ingress objects, one each, named `<workload>-<route>`.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/ingress/
 */
export function ingressRoutes(given: IngressRoutesProps): Routes {
  const { ingressClassName, clusterIssuer, annotations, grpcAnnotations } = properties.check('IngressRoutesProps', given, 'ingressRoutes');
  checkAnnotations('annotations', { ...annotations, ...grpcAnnotations });
  return {
    render({ metadata, host, path, pathType, tls, grpc, service }) {
      if (grpc && !grpcAnnotations)
        throw new UserError(
          `Route '${metadata.name}' takes gRPC, which the environment's Ingress controller is not told.`,
          "State 'grpcAnnotations' of ingressRoutes: { 'nginx.ingress.kubernetes.io/backend-protocol': 'GRPC' } for ingress-nginx.",
        );
      const all = {
        ...annotations,
        ...(grpc && grpcAnnotations),
        ...(tls && clusterIssuer && { 'cert-manager.io/cluster-issuer': clusterIssuer }),
      };
      return {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'Ingress',
        metadata: { ...metadata, ...(Object.keys(all).length > 0 && { annotations: all }) },
        spec: {
          ingressClassName,
          ...(tls && { tls: [{ hosts: [host], ...(clusterIssuer && { secretName: shorten(`${host}-tls`, 253) }) }] }),
          rules: [
            { host, http: { paths: [{ path, pathType, backend: { service: { name: service.name, port: { number: service.port } } } }] } },
          ],
        },
      };
    },
  };
}
