import type { Condition } from '../../approval/gate';
import { printable } from '../../wording/printable';
import { wrapped } from '../../wording/wrapped';
import type { Paint } from '../terminal/paint';

const indent = '         ';

/**
 * Conditions for a terminal: what is wanted, what was found, and what to do.
 *
 * @param open what is said where all are met
 */
export function conditionTable(conditions: readonly Condition[], columns: number, paint: Paint, open = 'It may be deployed.'): string {
  const blocks = conditions.map(({ name, passed, wanted, found, cure }) => {
    const verdict = passed ? paint.green('pass') : paint.red('stop');
    const [head = '', ...rest] = wrapped(`${printable(name)}: ${printable(wanted)}`, columns, indent);
    const title = head.slice(indent.length);
    const end = title.startsWith(`${printable(name)}:`) ? printable(name).length : title.length;
    const lines = [
      `${verdict}     ${paint.bold(title.slice(0, end))}${title.slice(end)}`,
      ...rest,
      ...wrapped(`found: ${printable(found)}`, columns, indent),
      ...(cure === undefined ? [] : wrapped(`do: ${printable(cure)}`, columns, indent)),
    ];
    return lines.join('\n');
  });
  const stops = conditions.filter(({ passed }) => !passed).length;
  const last = stops === 0 ? open : `${stops === 1 ? 'One condition stops' : `${stops} conditions stop`} it.`;
  return `${blocks.join('\n')}\n\n${last}\n`;
}
