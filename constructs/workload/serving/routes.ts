import { checkName, DeploymentStack, Port, Ports, Redirect, Rewrite, returnedObject, ServiceRoute, UserError } from '../../../lib';
import { Pods } from '../pods';
import { checkHost } from './host';
import { nearPort } from './near-port';
import { checkPath, checkRewriting, extrasOf } from './route-extras';
import { RouteWeight, weightedServices } from './route-weights';

/** A way from outside to a port of the workload. */
export interface Route<P = string> {
  /**
   * DNS name, such as `shop.example.com`; `*.shop.example.com` is every name below it, where the environment approves that host.
   *
   * @field Ingress.spec.rules[].host, HTTPRoute.spec.hostnames
   */
  readonly host: string;
  /**
   * The port that answers, by its name in `ports`. Where its `appProtocol` is `grpc`, requests are gRPC's.
   *
   * @field Ingress.spec.rules[].http.paths[].backend, HTTPRoute.spec.rules[].backendRefs
   */
  readonly port: P;
  /**
   * Path of the URLs, up to 1024 characters: `/api`. For gRPC, `/`, `/<service>` or `/<service>/<method>`.
   *
   * @default '/'
   * @field Ingress.spec.rules[].http.paths[].path, HTTPRoute.spec.rules[].matches[].path.value
   */
  readonly path?: string;
  /**
   * Whether `path` stands for what is below it too, element by element.
   *
   * @default 'Prefix'
   * @field Ingress.spec.rules[].http.paths[].pathType, HTTPRoute.spec.rules[].matches[].path.type
   */
  readonly pathType?: 'Prefix' | 'Exact';
  /**
   * Whether requests come by TLS.
   *
   * @default true
   * @field Ingress.spec.tls
   */
  readonly tls?: boolean;
  /**
   * Annotations of the object that brings them, of keys that the environment approves.
   *
   * @propertyNames label-key
   * @default - none but those of the environment
   * @field Ingress.metadata.annotations, HTTPRoute.metadata.annotations
   */
  readonly annotations?: Readonly<Record<string, string>>;
  /**
   * Name of a Secret of the namespace with the certificate of its host. Not of the Gateway API, whose Gateway has the certificates.
   *
   * @format object-name
   * @default - as the environment says
   * @field Ingress.spec.tls[].secretName
   */
  readonly tlsSecretName?: string;
  /**
   * Seconds in which a request must be answered as a whole.
   *
   * @minimum 1
   * @maximum 86400
   * @unit seconds
   * @default - as the environment's gateway has it
   * @field HTTPRoute.spec.rules[].timeouts
   */
  readonly timeoutSeconds?: number;
  /**
   * What the workload sees of a request, in place of its host or of the path of the route. Of the Gateway API.
   *
   * @default - what came
   * @field HTTPRoute.spec.rules[].filters
   */
  readonly rewrite?: Rewrite;
  /**
   * Where requests are sent on to: they reach no port then. Of the Gateway API.
   *
   * @default - they are answered
   * @field HTTPRoute.spec.rules[].filters
   */
  readonly redirect?: Redirect;
  /**
   * Other workloads of the app that answer some of the requests, by a name for each: a new version beside the old one, say. Of the Gateway API.
   *
   * @default - all requests are answered here
   * @field HTTPRoute.spec.rules[].backendRefs, GRPCRoute.spec.rules[].backendRefs
   */
  readonly weights?: Readonly<Record<string, RouteWeight>>;
}

/** The routes of a workload that serves. */
export interface Routed<P> {
  /**
   * Ways from outside to its ports, by name; no two of an environment or of a cluster have the same host and path.
   *
   * @default - none: only its callers reach it
   * @field Ingress.spec, HTTPRoute.spec, GRPCRoute.spec
   */
  readonly routes?: Readonly<Record<string, Route<P>>>;
}

/** Names of protocol buffers: https://gateway-api.sigs.k8s.io/reference/spec/#grpcmethodmatch */
const grpcPath = /^\/([A-Za-z_]\w*(\.[A-Za-z_]\w*)*(\/[A-Za-z_]\w*)?)?$/;

/**
 * Brings requests from outside to the ports of a workload, as its environment says.
 *
 * @throws UserError if a route is malformed, another has its host and path, or the environment has no way for it
 */
export function defineRoutes(stack: DeploymentStack, pods: Pods, routes: Readonly<Record<string, Route>>, ports: Ports): void {
  for (const [name, route] of Object.entries(routes)) {
    checkName('A route', name);
    if (route.host.startsWith('*.')) stack.environment.requireApproved('wildcardHosts', route.host, `routes.${name}.host`);
    for (const key of Object.keys(route.annotations ?? {}))
      stack.environment.requireApproved('routeAnnotations', key, `routes.${name}.annotations`);
    checkRewriting(`routes.${name}`, route, ports[route.port]?.appProtocol === 'grpc');
    const { port, targetPort = port } = portOf(name, route, ports);
    const rendered = serviceRoute(name, route, pods, portOf(name, route, ports));
    const { weights: stated, ...others } = route;
    const weights = stated && weightedServices(`routes.${name}.weights`, stated, rendered.service.name, pods, stack);
    const extras = { ...others, ...(weights && { weights }) };
    stack.claimRoute(pods.metadata.name, name, rendered);
    for (const cluster of stack.clusters) {
      const { routes: way } = stack.environment.at(cluster);
      const object = way.render({ ...rendered, ...extrasOf(`routes.${name}`, extras, way, `environment '${stack.environment.name}'`) });
      pods.define(`Route-${name}`, returnedObject("The function 'render' of the environment's routes", object), [cluster]);
    }
    if (!route.redirect) pods.traffic.admit({ peer: { place: 'ingress' }, ports: [{ port: targetPort, protocol: 'TCP' }] });
  }
}

function serviceRoute(
  name: string,
  { host, path = '/', pathType = 'Prefix', tls = true }: Route,
  pods: Pods,
  { port, appProtocol }: Port,
): ServiceRoute {
  const grpc = appProtocol === 'grpc';
  const where = `routes.${name}`;
  checkPath(`${where}.path`, path);
  if (grpc && !(grpcPath.test(path) && (pathType === 'Prefix' || path.split('/').length === 3))) {
    throw new UserError(
      `'${where}.path' is '${path}' (${pathType}), and its port speaks gRPC.`,
      "Write '/', '/<service>' or '/<service>/<method>'; only the last is 'Exact'.",
    );
  }
  return {
    metadata: { name: `${pods.metadata.name}-${name}`, labels: pods.metadata.labels },
    host: checkRouteHost(`${where}.host`, host),
    path,
    pathType,
    tls,
    grpc,
    service: { name: pods.names.of('Service'), port },
  };
}

function checkRouteHost(where: string, host: string): string {
  checkHost(where, host.replace(/^\*\./, ''));
  return host;
}

function portOf(name: string, { port }: Route, ports: Ports): Port {
  const known = Object.hasOwn(ports, port) ? ports[port] : undefined;
  if (!known)
    throw new UserError(
      `'routes.${name}.port' is '${port}' (ports: ${Object.keys(ports).join(', ') || 'none'}).`,
      `${nearPort(port, Object.keys(ports))}Name a port of the workload: ports: { http: { port: 8080 } }.`,
    );
  if (known.protocol === 'UDP')
    throw new UserError(`'routes.${name}.port' is '${port}', a UDP port.`, 'Route HTTP or gRPC, which take TCP.');
  return known;
}
