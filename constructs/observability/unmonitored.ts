import { Monitoring } from '../../lib';

/** Nobody collects metrics and nobody is alerted: for a cluster on a laptop, say. */
export function unmonitored(): Monitoring {
  return { collect: () => undefined, alert: () => undefined };
}
