import { Controls, Pack, Policy } from '../lib';
import { kubernetes } from './kubernetes';
import { podSecurityRestricted } from './pod-security';

export { kubernetes } from './kubernetes';
export { podSecurityBaseline, podSecurityRestricted } from './pod-security';

/** Every policy of the library. */
export const policies: readonly Policy[] = [...podSecurityRestricted, ...kubernetes];

/** Policies that a framework asks for: `byFramework('cisKubernetes')`. */
export function byFramework(framework: keyof Controls): readonly Policy[] {
  return policies.filter(({ controls }) => controls?.[framework] !== undefined);
}

/** What is a matter of choice or of budget, not of safety: asked for by `strict`. */
const demanding: ReadonlySet<string> = new Set([
  'k8s/deploy/strategy',
  'k8s/image/digest',
  'k8s/probes/liveness',
  'k8s/probes/readiness',
  'k8s/replicas/min',
  'k8s/resources/cpu-request',
  'k8s/resources/memory',
]);

/** What a framework asks for and the library does another way on purpose. */
const contested: ReadonlySet<string> = new Set([
  // The door hands secrets to programs as they expect them: in variables.
  'k8s/env/secret-as-file',
]);

/** What every environment enforces. */
export const baseline: Pack = {
  name: 'baseline',
  version: '1.0.0',
  policies: policies.filter(({ name }) => !demanding.has(name) && !contested.has(name)),
};

/** What an environment enforces that users depend on. */
export const strict: Pack = {
  name: 'strict',
  version: '1.0.0',
  policies: policies.filter(({ name }) => !contested.has(name)),
};
