/** What one process took. */
export interface Cost {
  /** Wall clock from the start of the process, the time to load modules included. */
  readonly seconds: number;
  /** Of all its threads: what it costs on a machine that does other things too. */
  readonly cpuSeconds: number;
  /** Its largest resident set. */
  readonly megabytes: number;
}

/** Prints what this process took so far, as JSON: its last line. */
export function tellCost(): void {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const cost: Cost = { seconds: process.uptime(), cpuSeconds: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1024 };
  console.log(JSON.stringify(cost));
}
