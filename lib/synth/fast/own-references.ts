import { ref, type TerraformStack } from 'cdktf';
import { TokenMap } from 'cdktf/lib/tokens/private/token-map';

/** What stands behind `bucket.arn`: cdktf does not export its class. */
interface Reference {
  readonly identifier: string;
  readonly originStack?: TerraformStack;
}

const { constructor: referenceClass } = ref('none', undefined as never) as object;
/** The key of each token in a text. */
const tokens = /\$\{TfToken\[([a-zA-Z0-9:._-]+)\]\}/;

/**
 * What cdktf makes of a text for a stack whose tokens are all references within it, by reading them: such ones make nothing and depend on nothing.
 *
 * @returns nothing where something else is in it
 * @throws Error where cdktf does not know a token
 */
export function withOwnReferences(text: string, stack: TerraformStack): string | undefined {
  const parts = text.split(tokens);
  if (parts.length === 1) return undefined;
  let written = '';
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index]!;
    if (index % 2 === 1) {
      const token: object = TokenMap.instance().lookupToken(part);
      if (!isReference(token) || token.originStack !== stack) return undefined;
      written += `\${${token.identifier}}`;
    } else if (part.includes('${')) return undefined;
    else written += part;
  }
  return written;
}

function isReference(token: object): token is Reference {
  return token.constructor === referenceClass && typeof (token as Reference).identifier === 'string';
}
