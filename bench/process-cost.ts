import { spawnSync } from 'node:child_process';
import type { Cost } from './cost';

/** What a program costs from start to end, of all its threads; what it prints goes nowhere. */
export function processCost(command: readonly string[]): Pick<Cost, 'seconds' | 'cpuSeconds'> {
  const script = 'TIMEFORMAT="%R %U %S"; time "$@" > /dev/null';
  const { status, stderr, error } = spawnSync('bash', ['-c', script, 'bash', ...command], { encoding: 'utf8' });
  if (error || status !== 0) throw new Error(`${command.join(' ')}: ${error?.message ?? stderr}`);
  const [seconds, user, system] = stderr.trim().split('\n').at(-1)!.split(' ').map(Number) as [number, number, number];
  return { seconds, cpuSeconds: user + system };
}
