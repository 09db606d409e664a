import { UserError } from '../../errors';

/**
 * Refuses a list of objects, of whatever kind: nobody would judge, claim or describe what it lists.
 *
 * @param where what the document is, with its construct path, for the error
 * @throws UserError if it has `items`
 */
export function refuseListed(document: Readonly<Record<string, unknown>>, where: string): void {
  if (document['items'] === undefined) return;
  throw new UserError(
    `${where} has 'items', by which kubectl takes it for a list: it applies what they are, and never the ${String(document['kind'])} itself.`,
    'Make each of them an object of its own.',
  );
}
