/** What cdktf puts in place of a value that it fills in later. */
const token = /(\$\{TfToken\[[^\]]*\]\})/;

/**
 * Text as Terraform takes it for itself: `${` and `%{` in it begin no expression. Tokens of cdktf in it stay what they are.
 *
 * For text that somebody stated, wherever it enters a property of a Terraform resource: those of cdktf take Terraform's own syntax. Not for
 * arguments of `Fn`, which cdktf escapes.
 *
 * @see https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences-1
 */
export function literal(text: string): string {
  if (!/[$%]/.test(text)) return text;
  const parts = text.split(token);
  return parts
    .map((part, index) => {
      if (index % 2 === 1) return part;
      const escaped = part.replace(/([$%])(?=\{)/g, '$1$1');
      // Before a token, which begins with `${`, the sign would be one that escapes.
      return index < parts.length - 1 ? escaped.replace(/[$%]+$/, (signs) => `\${"${signs}"}`) : escaped;
    })
    .join('');
}
