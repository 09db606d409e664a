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
    takes: ['annotations', 'timeoutSeconds', 'rewrite', 'redirect', 'weights'],
    render(route) {
      const { metadata, host, tls, grpc, timeoutSeconds, rewrite, redirect } = route;
      if (grpc && (timeoutSeconds !== undefined || rewrite?.path !== undefined))
        throw new UserError(
          `Route '${metadata.name}' takes gRPC, and a GRPCRoute has neither timeouts nor paths to rewrite.`,
          "Drop 'timeoutSeconds' and 'rewrite.path': clients of gRPC state deadlines themselves.",
        );
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
        metadata: { ...metadata, ...((annotations || route.annotations) && { annotations: { ...annotations, ...route.annotations } }) },
        // What the API server would default is written out, so that a comparison finds no difference.
        spec: {
          parentRefs: [{ group, kind: 'Gateway', namespace, name, ...(sectionName && { sectionName }) }],
          hostnames: [host],
          rules: [
            {
              ...(matches.length > 0 && { matches }),
              ...filtersOf(route),
              ...(timeoutSeconds !== undefined && { timeouts: { request: `${timeoutSeconds}s` } }),
              ...(!redirect && { backendRefs: backendsOf(route) }),
            },
          ],
        },
      };
    },
  };
}

/** Who answers, and which part of the requests: https://gateway-api.sigs.k8s.io/guides/traffic-splitting/ */
function backendsOf({ service, weights = [] }: ServiceRoute) {
  const left = 100 - weights.reduce((sum, { percent }) => sum + percent, 0);
  const all = [{ service, weight: weights.length > 0 ? left : 1 }, ...weights.map(({ percent: weight, ...of }) => ({ ...of, weight }))];
  return all.map(({ service: { name, port }, weight }) => ({ group: '', kind: 'Service', name, port, weight }));
}

/** What becomes of requests: https://gateway-api.sigs.k8s.io/reference/spec/#httproutefilter */
function filtersOf({ pathType, rewrite, redirect }: ServiceRoute) {
  if (!rewrite && !redirect) return {};
  const modified = (to: string) =>
    pathType === 'Exact' ? { type: 'ReplaceFullPath', replaceFullPath: to } : { type: 'ReplacePrefixMatch', replacePrefixMatch: to };
  const changed = ({ host, path }: { readonly host?: string; readonly path?: string }) => ({
    ...(host !== undefined && { hostname: host }),
    ...(path !== undefined && { path: modified(path) }),
  });
  if (rewrite) return { filters: [{ type: 'URLRewrite', urlRewrite: changed(rewrite) }] };
  const { scheme, statusCode = 302, ...others } = redirect!;
  return { filters: [{ type: 'RequestRedirect', requestRedirect: { ...(scheme && { scheme }), ...changed(others), statusCode } }] };
}

function httpMatches({ path, pathType }: ServiceRoute) {
  return [{ path: { type: pathType === 'Exact' ? 'Exact' : 'PathPrefix', value: path } }];
}

/** Paths of gRPC are `/<service>/<method>`; every one matches where there is no match. */
function grpcMatches({ path }: ServiceRoute) {
  const [, service, method] = path.split('/');
  return service ? [{ method: { type: 'Exact', service, ...(method && { method }) } }] : [];
}
