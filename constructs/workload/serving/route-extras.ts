import { Redirect, Rewrite, RouteExtras, Routes, UserError } from '../../../lib';
import { checkHost } from './host';

/** What Ingress and HTTPRoute both take: https://gateway-api.sigs.k8s.io/reference/spec/#httppathmatch */
const characters = /^\/([-A-Za-z0-9/._~!$&'()*+,;=:@]|%[0-9a-fA-F]{2})*$/;
const ambiguous = /\/\/|\/\.\.?(\/|$)|%2f/i;
const longestPath = 1024;

/** @throws UserError unless Ingress and HTTPRoute both take it as a path */
export function checkPath(where: string, path: string): string {
  if (!characters.test(path) || ambiguous.test(path) || path.length > longestPath)
    throw new UserError(
      `'${where}' is '${path}'.`,
      `Begin it with '/', use up to ${longestPath} characters that need no encoding in a URL, and none of '//', '/./' and '/../'.`,
    );
  return path;
}

/** The extras in the order in which to show them. */
const extras = [
  'annotations',
  'tlsSecretName',
  'timeoutSeconds',
  'rewrite',
  'redirect',
  'weights',
] as const satisfies readonly (keyof RouteExtras)[];

/**
 * What a route asks for beyond its host, path and port.
 *
 * @param way how the environment brings requests
 * @param place whose way it is, for the error
 * @throws UserError with what it takes, if it takes something not
 */
export function extrasOf(where: string, route: RouteExtras, { takes = [] }: Routes, place: string): RouteExtras {
  const asked = extras.filter((extra) => route[extra] !== undefined);
  const refused = asked.find((extra) => !takes.includes(extra));
  if (refused !== undefined)
    throw new UserError(
      `'${where}.${refused}' is stated, which the routes of ${place} do not take (they take: ${takes.join(', ') || 'none'}).`,
      refused === 'annotations' || !takes.includes('annotations')
        ? 'Drop it, or have an operator choose routes that take it.'
        : "Drop it, or tell the controller in its own words: by 'annotations' whose keys an operator approves.",
    );
  return Object.fromEntries(asked.map((extra) => [extra, route[extra]]));
}

/** What of a route may contradict itself. */
interface Rewriting extends Omit<RouteExtras, 'weights'> {
  readonly tls?: boolean;
  readonly weights?: object;
}

/** @throws UserError if what becomes of requests contradicts itself */
export function checkRewriting(
  where: string,
  { rewrite, redirect, timeoutSeconds, tls = true, tlsSecretName, weights }: Rewriting,
  isGrpc: boolean,
): void {
  const beside = redirect && Object.entries({ rewrite, timeoutSeconds, weights }).find(([, value]) => value !== undefined)?.[0];
  if (beside) throw new UserError(`'${where}' has 'redirect' and '${beside}'.`, `Drop '${beside}': what is sent on reaches no workload.`);
  if (redirect && isGrpc)
    throw new UserError(`'${where}.redirect' is stated, and its port speaks gRPC.`, 'Drop it: clients of gRPC follow none.');
  if (tlsSecretName !== undefined && !tls) throw new UserError(`'${where}' has 'tlsSecretName', and 'tls' is false.`, 'Drop one of them.');
  for (const [property, to] of Object.entries({ rewrite, redirect })) if (to) checkTarget(`${where}.${property}`, to);
}

function checkTarget(where: string, to: Rewrite | Redirect): void {
  const { host, path } = to;
  if (host === undefined && path === undefined && !('scheme' in to && to.scheme !== undefined))
    throw new UserError(`'${where}' changes nothing.`, `Give it 'host' or 'path'${where.endsWith('redirect') ? ", or 'scheme'" : ''}.`);
  if (host !== undefined) checkHost(`${where}.host`, host);
  if (path !== undefined) checkPath(`${where}.path`, path);
}
