import { OneOf, UserError } from '../../../lib';
import { checkUrlPath } from '../serving/url-path';

/** What the kubelet can do to a container, by Kubernetes' own names. */
export interface LifecycleHandlers {
  readonly exec: {
    /** @minItems 1 */
    readonly command: readonly string[];
  };
  readonly httpGet: {
    /**
     * @minimum 1
     * @maximum 65535
     */
    readonly port: number;
    readonly path: string;
    readonly scheme?: 'HTTP' | 'HTTPS';
  };
  /** From 1 second to the grace period. */
  readonly sleep: {
    /**
     * @minimum 1
     * @unit seconds
     */
    readonly seconds: number;
  };
}

/** Something that the kubelet does to a container: exactly one of these. */
export type LifecycleHandler = OneOf<
  LifecycleHandlers,
  'a hook has one handler: drop the others',
  "a hook has a handler: state 'exec', 'httpGet' or 'sleep'"
>;

/** What happens when a container has started, and before it is told to stop. */
export interface Lifecycle {
  /** @default - nothing */
  readonly postStart?: LifecycleHandler;
  /**
   * @default - where it serves, and is no sidecar: `sleep` of half the grace period, at most 5 seconds, so that it still serves while its
   *   address is forgotten
   */
  readonly preStop?: LifecycleHandler;
}

const longestSleep = 5;

/**
 * The hooks of a container.
 *
 * @param where the property that states it, with a dot behind, for errors
 * @param grace the pod's grace period in seconds, of which the hooks take their part
 * @param serves whether its address must be forgotten before it stops
 */
export function renderLifecycle({ postStart, preStop }: Lifecycle, where: string, grace: number, serves: boolean) {
  for (const [name, handler] of Object.entries({ postStart, preStop })) if (handler) check(handler, `${where}lifecycle.${name}`, grace);
  const seconds = serves ? Math.min(longestSleep, Math.floor(grace / 2)) : 0;
  const beforeStop = preStop ?? (seconds > 0 ? { sleep: { seconds } } : undefined);
  return postStart || beforeStop ? { lifecycle: { ...(postStart && { postStart }), ...(beforeStop && { preStop: beforeStop }) } } : {};
}

function check(handler: LifecycleHandler, where: string, grace: number): void {
  const { exec, httpGet, sleep } = handler as unknown as Partial<LifecycleHandlers>;
  const stated = Object.entries({ exec, httpGet, sleep }).filter(([, value]) => value !== undefined);
  if (stated.length !== 1) {
    throw new UserError(
      `'${where}' has ${stated.map(([name]) => name).join(' and ') || 'no handler'}.`,
      'Give it one of exec, httpGet, sleep.',
    );
  }
  if (httpGet) checkUrlPath(`${where}.httpGet.path`, httpGet.path);
  if (sleep && sleep.seconds > grace) {
    throw new UserError(
      `'${where}' sleeps ${sleep.seconds} seconds, longer than the grace period of ${grace}.`,
      "Sleep shorter, or raise 'terminationGracePeriodSeconds'.",
    );
  }
}
