import { checkName, DeploymentStack, Port, Ports, returnedObject, ServiceRoute, UserError } from '../../../lib';
import { Pods } from '../pods';
import { checkHost } from './host';

/** A way from outside to a port of the workload. */
export interface Route<P = string> {
  /**
   * DNS name, such as `shop.example.com`.
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

/** What Ingress and HTTPRoute both take: https://gateway-api.sigs.k8s.io/reference/spec/#httppathmatch */
const characters = /^\/([-A-Za-z0-9/._~!$&'()*+,;=:@]|%[0-9a-fA-F]{2})*$/;
const ambiguous = /\/\/|\/\.\.?(\/|$)|%2f/i;
const longestPath = 1024;

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
    const { port, targetPort = port } = portOf(name, route, ports);
    const rendered = serviceRoute(name, route, pods.metadata, portOf(name, route, ports));
    stack.claimRoute(pods.metadata.name, name, rendered);
    for (const cluster of stack.clusters) {
      const object = stack.environment.at(cluster).routes.render(rendered);
      pods.define(`Route-${name}`, returnedObject("The function 'render' of the environment's routes", object), [cluster]);
    }
    pods.admit({ peer: { place: 'ingress' }, ports: [{ port: targetPort, protocol: 'TCP' }] });
  }
}

function serviceRoute(
  name: string,
  { host, path = '/', pathType = 'Prefix', tls = true }: Route,
  { name: workload, labels }: Pods['metadata'],
  { port, appProtocol }: Port,
): ServiceRoute {
  const grpc = appProtocol === 'grpc';
  const where = `routes.${name}`;
  if (!characters.test(path) || ambiguous.test(path) || path.length > longestPath) {
    throw new UserError(
      `'${where}.path' is '${path}'.`,
      `Begin it with '/', use up to ${longestPath} characters that need no encoding in a URL, and none of '//', '/./' and '/../'.`,
    );
  }
  if (grpc && !(grpcPath.test(path) && (pathType === 'Prefix' || path.split('/').length === 3))) {
    throw new UserError(
      `'${where}.path' is '${path}' (${pathType}), and its port speaks gRPC.`,
      "Write '/', '/<service>' or '/<service>/<method>'; only the last is 'Exact'.",
    );
  }
  return {
    metadata: { name: `${workload}-${name}`, labels },
    host: checkHost(`${where}.host`, host),
    path,
    pathType,
    tls,
    grpc,
    service: { name: workload, port },
  };
}

function portOf(name: string, { port }: Route, ports: Ports): Port {
  const known = Object.hasOwn(ports, port) ? ports[port] : undefined;
  if (!known)
    throw new UserError(
      `'routes.${name}.port' is '${port}' (ports: ${Object.keys(ports).join(', ') || 'none'}).`,
      'Name a port of the workload.',
    );
  if (known.protocol === 'UDP')
    throw new UserError(`'routes.${name}.port' is '${port}', a UDP port.`, 'Route HTTP or gRPC, which take TCP.');
  return known;
}
