import type { ApiObjectProps } from 'cdk8s';

/** Where requests are sent on to, in place of being answered. */
export interface Redirect {
  /** @default - that of the request */
  readonly scheme?: 'http' | 'https';
  /** @default - that of the request */
  readonly host?: string;
  /**
   * What stands in place of the path of the route.
   *
   * @default - that of the request
   */
  readonly path?: string;
  /**
   * Whether for good (301), or for now (302).
   *
   * @minimum 301
   * @maximum 302
   * @default 302
   */
  readonly statusCode?: 301 | 302;
}

/** What the workload sees of a request in place of what came: at least one of them. */
export interface Rewrite {
  /** @default - that of the request */
  readonly host?: string;
  /**
   * What stands in place of the path of the route.
   *
   * @default - that of the request
   */
  readonly path?: string;
}

/** Another Service that answers some of the requests. */
export interface WeightedService {
  /** In the namespace of the route, with the number of its port. */
  readonly service: { readonly name: string; readonly port: number };
  /** Percent of the requests. */
  readonly percent: number;
}

/** What not every way of routing has: a route that asks for it is refused where it is not among those taken. */
export interface RouteExtras {
  readonly annotations?: Readonly<Record<string, string>>;
  /** Name of a Secret of the route's namespace with the certificate of its host. */
  readonly tlsSecretName?: string;
  /** Seconds in which a request must be answered as a whole. */
  readonly timeoutSeconds?: number;
  readonly rewrite?: Rewrite;
  readonly redirect?: Redirect;
  /** Who answers some of the requests, up to 100 percent together. */
  readonly weights?: readonly WeightedService[];
}

/** Requests from outside, and the Service that answers them. */
export interface ServiceRoute extends RouteExtras {
  /** Of the object that brings them; its name is unique in its namespace. */
  readonly metadata: { readonly name: string; readonly labels: Readonly<Record<string, string>> };
  /** DNS name that they are for. */
  readonly host: string;
  /** Path of their URLs, which begins with `/`. */
  readonly path: string;
  /** Whether `path` stands for everything below it too. */
  readonly pathType: 'Prefix' | 'Exact';
  /** Whether they come by TLS. */
  readonly tls: boolean;
  /** Whether they are gRPC's; `path` is then `/`, or names a gRPC service, or one and its method. */
  readonly grpc: boolean;
  /** In the same namespace, with the number of its port. */
  readonly service: { readonly name: string; readonly port: number };
}

/** How requests from outside reach the workloads of an environment. An environment has at most one. */
export interface Routes {
  /**
   * Which extras of a route it takes.
   *
   * @default - none
   */
  readonly takes?: readonly (keyof RouteExtras)[];
  /**
   * The object that brings them.
   *
   * @throws UserError if the environment has no way for such requests
   */
  render(route: ServiceRoute): ApiObjectProps;
}
