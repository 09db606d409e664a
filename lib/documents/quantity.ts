const form = /^([+-]?)(\d{0,30})(?:\.(\d{0,30}))?(?:([numkMGTPE]|[KMGTPE]i)|[eE]([+-]?\d{1,2}))?$/;
const tens: Readonly<Record<string, number>> = { n: -9, u: -6, m: -3, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 };
const twos: Readonly<Record<string, number>> = { Ki: 10, Mi: 20, Gi: 30, Ti: 40, Pi: 50, Ei: 60 };

/**
 * What a quantity of Kubernetes amounts to, in units of 10⁻⁶⁰, so that each is a whole number: `1000m` and `1` are one. Nothing for what is none.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export function quantityOf(value: unknown): bigint | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const match = form.exec(String(value));
  if (!match) return undefined;
  const [, sign, whole = '', part = '', suffix, exponent] = match;
  if (whole === '' && part === '') return undefined;
  const two = suffix === undefined ? 0 : (twos[suffix] ?? 0);
  const ten = (suffix === undefined ? Number(exponent ?? 0) : (tens[suffix] ?? 0)) - part.length + scale;
  // Smaller than any unit.
  if (ten < 0) return undefined;
  const amount = BigInt(`${whole}${part}`) * 10n ** BigInt(ten) * 2n ** BigInt(two);
  return sign === '-' ? -amount : amount;
}

/** Digits behind the point that are told apart. */
const scale = 60;
