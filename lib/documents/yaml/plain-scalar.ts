/**
 * What kubectl takes plain text for, and thereby Argo CD: YAML 1.1 as Go's yaml.v2 knows it, without sexagesimals and dates.
 * A number that JSON cannot hold (`.inf`) is given as it is, for the reader to refuse.
 *
 * @see https://github.com/kubernetes-sigs/yaml/blob/v1.4.0/goyaml.v2/resolve.go
 */
export function readPlain(text: string): null | boolean | number | string {
  const word = words.get(text);
  if (word !== undefined) return word;
  if (!/^[-+.\d]/.test(text)) return text;
  if (text.startsWith('.')) return float(text) ?? text;
  const digits = text.replaceAll('_', '');
  return integer(digits) ?? float(digits) ?? text;
}

const words = new Map<string, null | boolean | number>([
  ...['', '~', 'null', 'Null', 'NULL'].map((text) => [text, null] as const),
  ...forms(['y', 'yes', 'on', 'true']).map((text) => [text, true] as const),
  ...forms(['n', 'no', 'off', 'false']).map((text) => [text, false] as const),
  ...['', '+'].flatMap((sign) => ['.inf', '.Inf', '.INF'].map((text) => [`${sign}${text}`, Number.POSITIVE_INFINITY] as const)),
  ...['-.inf', '-.Inf', '-.INF'].map((text) => [text, Number.NEGATIVE_INFINITY] as const),
  ...['.nan', '.NaN', '.NAN'].map((text) => [text, Number.NaN] as const),
]);

/** As people write them: `yes`, `Yes`, `YES`, and nothing between. */
function forms(texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) => [text, `${text[0]!.toUpperCase()}${text.slice(1)}`, text.toUpperCase()]);
}

/** Go's `ParseInt` and `ParseUint` with base 0: 64 bits, and octal with a bare zero in front. */
function integer(text: string): number | undefined {
  const [, sign, hexadecimal, octal, binary, decimal] =
    /^([-+]?)(?:0[xX]([\da-fA-F]+)|0[oO]?([0-7]+)|0[bB]([01]+)|(0|[1-9]\d*))$/.exec(text) ?? [];
  if (sign === undefined) return undefined;
  const bare = hexadecimal ? `0x${hexadecimal}` : octal ? `0o${octal}` : binary ? `0b${binary}` : decimal!;
  const value = BigInt(bare);
  if (value >= (sign === '-' ? 2n ** 63n + 1n : 2n ** 64n)) return undefined;
  return value === 0n ? 0 : Number(sign === '-' ? -value : value);
}

/** What a float of 64 bits cannot hold stays text. */
function float(text: string): number | undefined {
  if (!/^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/.test(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}
