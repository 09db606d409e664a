import { UserError } from '../../errors';
import { formats } from '../../properties/formats';
import { shown } from '../../wording/shown';
import { returned } from './returned';

/**
 * Namespace of an app group's workloads: its own name, unless the environment says otherwise.
 *
 * @throws UserError if what it says is no name of a namespace
 */
export function namespaceOf(environment: string, app: string, namespace: ((app: string) => string) | undefined): string {
  if (!namespace) return app;
  const what = `The function 'namespace' of environment '${environment}'`;
  const { pattern, words } = formats.namespace!;
  const name = returned<string>(what, namespace(app), { is: 'text' }, words);
  if (!pattern.test(name)) throw new UserError(`${what} returned ${shown(name)} for '${app}'.`, `Return ${words}.`);
  return name;
}
