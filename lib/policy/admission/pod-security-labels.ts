import { libProperties } from '../../properties/lib-properties';
import { checkPacks, levelIn, type Pack } from '../pack';
import type { Policy } from '../policy';
import type { AdmissionOptions } from './admission';

/**
 * Labels that let Kubernetes' own Pod Security admission judge the pods of a namespace: by the strictest standard that the packs
 * enforce as a whole. A namespace is named by whoever sets them: `kubectl label namespace shop …`.
 *
 * @param known every policy that belongs to a standard, by its `controls.podSecurity`
 * @returns none where the packs enforce no standard
 * @see https://kubernetes.io/docs/concepts/security/pod-security-admission/
 */
export function podSecurityLabels(
  packs: readonly Pack[],
  known: readonly Policy[],
  options: Pick<AdmissionOptions, 'deny' | 'kubernetesVersion'> = {},
): Readonly<Record<string, string>> {
  const { deny = false, kubernetesVersion } = libProperties.check('podSecurityLabels.options', options, 'podSecurityLabels');
  const enforced = new Set(
    checkPacks(packs, 'podSecurityLabels').flatMap((pack) =>
      pack.policies.filter((policy) => !['off', 'advisory'].includes(levelIn(pack, policy))).map(({ name }) => name),
    ),
  );
  const standard = (['restricted', 'baseline'] as const).find((candidate) => {
    const own = known.filter(({ controls }) => controls?.podSecurity?.some((each) => each === 'baseline' || each === candidate));
    return own.some(({ controls }) => controls?.podSecurity?.includes(candidate)) && own.every(({ name }) => enforced.has(name));
  });
  if (!standard) return {};
  const modes = [...(deny ? ['enforce'] : []), 'audit', 'warn'];
  const version = kubernetesVersion ? `v${kubernetesVersion}` : 'latest';
  return Object.fromEntries(
    modes.flatMap((mode) => [
      [`pod-security.kubernetes.io/${mode}`, standard],
      [`pod-security.kubernetes.io/${mode}-version`, version],
    ]),
  );
}
