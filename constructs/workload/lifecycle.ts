import { UserError } from '../../lib';

/** Something that the kubelet does to a container. */
export type LifecycleHandler =
  | { readonly exec: { readonly command: readonly string[] } }
  | { readonly httpGet: { readonly port: number; readonly path: string; readonly scheme?: 'HTTP' | 'HTTPS' } }
  | { readonly sleep: { readonly seconds: number } };

/** What happens when a container has started, and before it is told to stop. */
export interface Lifecycle {
  /** @default - nothing */
  readonly postStart?: LifecycleHandler;
  /** @default - `sleep` of half the grace period, at most 5 seconds, so that it still serves while its address is forgotten */
  readonly preStop?: LifecycleHandler;
}

const longestSleep = 5;

/**
 * The hooks of a container that serves.
 *
 * @param grace the pod's grace period in seconds, of which `preStop` takes its part
 */
export function renderLifecycle({ postStart, preStop }: Lifecycle, grace: number) {
  const seconds = Math.min(longestSleep, Math.floor(grace / 2));
  if (preStop && 'sleep' in preStop && preStop.sleep.seconds > grace) {
    throw new UserError(
      `'lifecycle.preStop' sleeps ${preStop.sleep.seconds} seconds, longer than the grace period of ${grace}.`,
      "Sleep shorter, or raise 'terminationGracePeriodSeconds'.",
    );
  }
  const beforeStop = preStop ?? (seconds > 0 ? { sleep: { seconds } } : undefined);
  return postStart || beforeStop ? { lifecycle: { ...(postStart && { postStart }), ...(beforeStop && { preStop: beforeStop }) } } : {};
}
