import { UserError } from '../errors';
import { Output } from './output';

/** Text with outputs in it, joined in the pod, or where its Secret is made. Made by the `text` template. */
export class Text {
  /**
   * @param literals the template's own text, one more than there are parts
   * @param parts what stands between
   */
  constructor(
    readonly literals: readonly string[],
    readonly parts: readonly (Output | string | number)[],
  ) {}

  toString(): never {
    throw new UserError(
      'A text`…` was used as a plain value, yet it is joined only in the running pod.',
      'Use it as a whole value in `env` or `files`.',
    );
  }

  toJSON(): never {
    return this.toString();
  }
}

/**
 * Joins outputs with text: `` text`postgres://${db.username}:${db.password}@${db.host}/${db.database}` ``.
 *
 * In `env` it becomes Kubernetes' dependent variables, `$(DB_USERNAME)`; every `$` of the template's own text stays a `$`. In `files` it is joined
 * where the Secret is made, and written as it is where all of it is known.
 *
 * A text in it, such as the `url` of a database, is taken in with its own parts.
 *
 * @throws UserError if a part is something else
 * @see https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/
 */
export function text(literals: TemplateStringsArray, ...parts: readonly (Output | Text | string | number)[]): Text {
  const other = parts.findIndex((part) => !isPart(part));
  if (other >= 0)
    throw new UserError(
      `Part ${other + 1} of a text\`…\` is neither an output, a string nor a number.`,
      'Use outputs, strings and numbers.',
    );
  const joined: { readonly literals: string[]; readonly parts: (Output | string | number)[] } = { literals: [literals[0]!], parts: [] };
  for (const [index, part] of parts.entries()) {
    const after = literals[index + 1]!;
    if (part instanceof Text) {
      const [first, ...rest] = part.literals;
      joined.literals.push(joined.literals.pop()! + first, ...rest);
      joined.parts.push(...part.parts);
      joined.literals.push(joined.literals.pop()! + after);
    } else {
      joined.literals.push(after);
      joined.parts.push(part);
    }
  }
  return new Text(joined.literals, joined.parts);
}

function isPart(part: unknown): boolean {
  return part instanceof Output || part instanceof Text || typeof part === 'string' || Number.isFinite(part);
}
