import { UserError } from '../../errors';
import { type CommentLimits, defaultLimits, fewestCharacters, forges, markerRoom } from '../../plan/formats/forges';
import { printable } from '../../wording/printable';

/**
 * What `--max-chars` says: a forge, with room for a marker, or how long a comment may be.
 *
 * @throws UserError if it is neither
 */
export function commentLimits(text: string | undefined): CommentLimits {
  if (text === undefined) return defaultLimits;
  if (Object.hasOwn(forges, text)) {
    const { characters: longest, folds } = forges[text as keyof typeof forges];
    return { characters: longest - markerRoom, folds };
  }
  const characters = Number(text);
  if (Number.isInteger(characters) && characters >= fewestCharacters) return { ...defaultLimits, characters };
  throw new UserError(
    `'${printable(text)}' of --max-chars is no number from ${fewestCharacters}, and no forge (${Object.keys(forges).join(', ')}).`,
    'Name how many characters a comment may have, such as 60000.',
  );
}
