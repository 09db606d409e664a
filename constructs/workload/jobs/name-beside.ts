/** Name of the pods of a job that stand beside those of a workload. */
export function nameBeside(workload: string, job: string): string {
  return `${workload}-${job}`;
}
