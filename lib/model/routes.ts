import type { ApiObjectProps } from 'cdk8s';

/** Requests from outside, and the Service that answers them. */
export interface ServiceRoute {
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
   * The object that brings them.
   *
   * @throws UserError if the environment has no way for such requests
   */
  render(route: ServiceRoute): ApiObjectProps;
}
