import { UserError } from '../errors';
import { ServiceRoute } from '../model/routes';

type Claimed = Pick<ServiceRoute, 'host' | 'path' | 'pathType' | 'grpc'>;

/** The hosts and paths that the workloads of one environment have, in all of its regions together. */
export class RouteClaims {
  private readonly taken = new Map<string, { readonly owner: string; readonly route: Claimed }[]>();

  /**
   * Takes a host and path, or takes them again in another region.
   *
   * @param owner the same in every region: `'shop/frontend' (route 'web')`
   * @throws UserError naming both, if somebody else has them
   */
  claim(environment: string, owner: string, route: Claimed): void {
    const key = `${environment} ${route.host}`;
    const known = this.taken.get(key) ?? [];
    for (const other of known.filter((one) => one.owner !== owner)) {
      if (addressOf(other.route) === addressOf(route)) {
        throw new UserError(
          `${owner} and ${other.owner} both claim ${addressOf(route)} in environment '${environment}'.`,
          'Give one of them another host or path.',
        );
      }
      if (other.route.grpc !== route.grpc) {
        const [http, grpc] = route.grpc ? [other.owner, owner] : [owner, other.owner];
        throw new UserError(
          `${http} takes HTTP and ${grpc} takes gRPC at '${route.host}' in environment '${environment}'.`,
          'Give one of them another host: no gateway must serve both at one.',
        );
      }
    }
    this.taken.set(key, [...known, { owner, route }]);
  }
}

function addressOf({ host, path, pathType }: Claimed): string {
  // As prefixes, `/api` and `/api/` are one.
  return pathType === 'Exact' ? `exactly '${host}${path}'` : `'${host}${path.replace(/\/+$/, '')}/'`;
}
