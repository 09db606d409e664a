/** Processor time: whole or decimal cores (`2`, `0.5`), or thousandths of a core (`250m`). */
export type Cpu = `${number}m` | `${number}`;

/** Bytes in powers of two (`64Mi`) or ten (`64M`). */
export type Memory = `${number}${'Ki' | 'Mi' | 'Gi' | 'Ti' | 'k' | 'M' | 'G' | 'T'}`;
