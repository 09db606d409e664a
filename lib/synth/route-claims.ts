import { UserError } from '../errors';
import { ServiceRoute } from '../model/routes';
import { atSource } from '../source/at-source';
import { currentSource } from '../source/source';
import { Claimant } from './claims';

type Claimed = Pick<ServiceRoute, 'host' | 'path' | 'pathType' | 'grpc'>;

/**
 * Takes a host and path for a route, or takes them again in another region: no two routes of an environment have them, and no two of a
 * cluster, which environments may share.
 *
 * @param route the same in every region: `'shop/frontend' (route 'web')`
 * @throws UserError naming both, if somebody else has them
 */
export function claimRoute(stack: Claimant, route: string, claimed: Claimed): void {
  const environment = `environment '${stack.environment.name}'`;
  const places = [
    { scope: { environment: stack.environment.name }, place: environment, owner: route },
    ...stack.clusters.map((cluster) => ({
      scope: stack.scopeOf(cluster),
      place: `cluster '${cluster.name}'`,
      owner: `${route} of ${environment}`,
    })),
  ];
  const line = atSource(currentSource());
  for (const { scope, place, owner } of places) {
    const other = stack.claim(scope, `route ${addressOf(claimed)}`, `${owner}${line}`, owner);
    if (other)
      throw new UserError(`${owner} and ${other} both claim ${addressOf(claimed)} in ${place}.`, 'Give one of them another host or path.');
    const another = stack.claim(scope, `requests to '${claimed.host}'`, `${owner}${line}`, claimed.grpc ? 'gRPC' : 'HTTP');
    if (another) {
      const [http, grpc] = claimed.grpc ? [another, owner] : [owner, another];
      throw new UserError(
        `${http} takes HTTP and ${grpc} takes gRPC at '${claimed.host}' in ${place}.`,
        'Give one of them another host: no gateway must serve both at one.',
      );
    }
  }
}

function addressOf({ host, path: stated, pathType }: Claimed): string {
  const path = stated.replace(/%[0-9a-f]{2}/gi, normalized);
  // As prefixes, `/api` and `/api/` are one.
  return pathType === 'Exact' ? `exactly '${host}${path}'` : `'${host}${path.replace(/\/+$/, '')}/'`;
}

/** `%61` is `a`, and `%c3` is `%C3`: https://www.rfc-editor.org/rfc/rfc3986#section-6.2.2 */
function normalized(octet: string): string {
  const character = String.fromCharCode(Number.parseInt(octet.slice(1), 16));
  return /[-A-Za-z0-9._~]/.test(character) ? character : octet.toUpperCase();
}
