import { readdirSync, readFileSync } from 'node:fs';

/** Most memory that one process of a group has used so far, in megabytes; `undefined` where the system does not tell. */
export function peakMemory(group: number): number | undefined {
  const peaks = processes().flatMap((pid) => (groupOf(pid) === group ? peakOf(pid) : []));
  return peaks.length > 0 ? Math.max(...peaks) : undefined;
}

function processes(): string[] {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
}

/** The third word after the name, which stands in brackets and may hold anything. */
function groupOf(pid: string): number {
  const stat = textOf(`/proc/${pid}/stat`);
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[2]);
}

function peakOf(pid: string): number[] {
  const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(textOf(`/proc/${pid}/status`))?.[1];
  return kilobytes ? [Number(kilobytes) / 1000] : [];
}

/** Empty when the process has ended meanwhile. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
