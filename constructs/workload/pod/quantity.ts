import { UserError } from '../../../lib';

const factors: Readonly<Record<string, number>> = { Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40, k: 1e3, M: 1e6, G: 1e9, T: 1e12 };

/**
 * Cores.
 *
 * @param where the property, for the error: `resources.requests.cpu`
 * @throws UserError if it is no quantity of processor time
 */
export function cores(cpu: string, where: string): number {
  const [, whole, unit] = /^(\d+|\d*\.\d{1,3})(m?)$/.exec(cpu) ?? [];
  if (whole === undefined || Number(whole) === 0 || (unit === 'm' && whole.includes('.'))) {
    throw new UserError(`'${where}' is '${cpu}'.`, "Write cores, such as '2' or '0.5', or thousandths, such as '250m'.");
  }
  return Number(whole) / (unit === 'm' ? 1000 : 1);
}

/** It counts thousandths in 64 bits: https://pkg.go.dev/k8s.io/apimachinery/pkg/api/resource#Quantity.MilliValue */
const most = 2 ** 63 / 1000;

/**
 * Bytes.
 *
 * @param where the property, for the error: `resources.limits.memory`
 * @throws UserError if it is no quantity of memory
 */
export function bytes(memory: string, where: string): number {
  const [, number, unit] = /^(\d+|\d*\.\d+)(Ki|Mi|Gi|Ti|k|M|G|T)$/.exec(memory) ?? [];
  if (number === undefined || Number(number) === 0)
    throw new UserError(`'${where}' is '${memory}'.`, "Write a number and a unit, such as '64Mi' or '1Gi'.");
  const [whole, fraction = ''] = number.split('.');
  if ((BigInt(whole + fraction) * BigInt(factors[unit!]!)) % 10n ** BigInt(fraction.length) !== 0n)
    throw new UserError(
      `'${where}' is '${memory}', which is no whole number of bytes.`,
      "Write a smaller unit, such as '1331Mi' for '1.3Gi'.",
    );
  const amount = Number(number) * factors[unit!]!;
  if (amount >= most) throw new UserError(`'${where}' is '${memory}', more bytes than Kubernetes counts.`, 'Ask for less than 8192Ti.');
  return amount;
}
