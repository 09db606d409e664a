import { Routes, ServiceRoute, UserError } from '../../lib';
import { checkAnnotations } from '../kubernetes/annotations';
import { properties } from '../properties';

export interface GatewayRoutesProps {
  /** The Gateway that serves them; it must admit routes of the apps' namespaces. Its certificates are its own affair. */
  readonly gateway: {
    /** @format object-name */
    readonly name: string;
    /** @format namespace */
    readonly namespace: string;
    /**
     * Name of its listener for TLS.
     *
     * @format object-name
     * @default - every listener that takes the host
     */
    readonly sectionName?: string;
    /**
     * Name of its listener for routes without TLS.
     *
     * @format object-name
     * @default - none: they are refused
     */
    readonly plainSectionName?: string;
  };
  /**
   * Annotations of each route.
   *
   * @propertyNames label-key
   * @default - none
   */
  readonly annotations?: Readonly<Record<string, string>>;
}

const group = 'gateway.networking.k8s.io';

/**
 * Routes of the Gateway API, named `<workload>-<route>`: a GRPCRoute to a port that speaks gRPC, an HTTPRoute to any other.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/
 */
export function gatewayRoutes(given: GatewayRoutesProps): Routes {
  const { gateway, annotations } = properties.check('GatewayRoutesProps', given, 'gatewayRoutes');
  checkAnnotations('annotations', annotations ?? {});
  return {
    render(route) {
      const { metadata, host, tls, grpc, service } = route;
      const { name, namespace, plainSectionName } = gateway;
      if (!tls && plainSectionName === undefined)
        throw new UserError(
          `Route '${metadata.name}' comes without TLS, and Gateway '${namespace}/${name}' has no listener for that.`,
          "Drop 'tls: false', or state 'plainSectionName' of gatewayRoutes.",
        );
      const sectionName = tls ? gateway.sectionName : plainSectionName;
      const matches = grpc ? grpcMatches(route) : httpMatches(route);
      return {
        apiVersion: `${group}/v1`,
        kind: grpc ? 'GRPCRoute' : 'HTTPRoute',
        metadata: { ...metadata, ...(annotations && { annotations }) },
        // What the API server would default is written out, so that a comparison finds no difference.
        spec: {
          parentRefs: [{ group, kind: 'Gateway', namespace, name, ...(sectionName && { sectionName }) }],
          hostnames: [host],
          rules: [
            {
              ...(matches.length > 0 && { matches }),
              backendRefs: [{ group: '', kind: 'Service', name: service.name, port: service.port, weight: 1 }],
            },
          ],
        },
      };
    },
  };
}

function httpMatches({ path, pathType }: ServiceRoute) {
  return [{ path: { type: pathType === 'Exact' ? 'Exact' : 'PathPrefix', value: path } }];
}

/** Paths of gRPC are `/<service>/<method>`; every one matches where there is no match. */
function grpcMatches({ path }: ServiceRoute) {
  const [, service, method] = path.split('/');
  return service ? [{ method: { type: 'Exact', service, ...(method && { method }) } }] : [];
}
