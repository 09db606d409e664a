// Made by `npm run generate`.
import { Policy } from '../../lib';
import { rbacClusterAdmin } from './accounts/rbac-cluster-admin';
import { rbacCreatePods } from './accounts/rbac-create-pods';
import { rbacEscalate } from './accounts/rbac-escalate';
import { rbacSecrets } from './accounts/rbac-secrets';
import { rbacWildcard } from './accounts/rbac-wildcard';
import { saAutomount } from './accounts/sa-automount';
import { saDeprecatedField } from './accounts/sa-deprecated-field';
import { saExists } from './accounts/sa-exists';
import { saNotDefault } from './accounts/sa-not-default';
import { ingressHost } from './network/ingress-host';
import { ingressSnippets } from './network/ingress-snippets';
import { netpolDangling } from './network/netpol-dangling';
import { netpolPresent } from './network/netpol-present';
import { portsSsh } from './network/ports-ssh';
import { selectorMatches } from './network/selector-matches';
import { serviceExternalIps } from './network/service-external-ips';
import { serviceSelects } from './network/service-selects';
import { serviceType } from './network/service-type';
import { apiRemoved } from './objects/api-removed';
import { labelsRequired } from './objects/labels-required';
import { namespaceNotDefault } from './objects/namespace-not-default';
import { namespacePsaLabels } from './objects/namespace-psa-labels';
import { yamlAmbiguous } from './objects/yaml-ambiguous';
import { envDuplicate } from './pods/env-duplicate';
import { envPlainSecret } from './pods/env-plain-secret';
import { envSecretAsFile } from './pods/env-secret-as-file';
import { imageDigest } from './pods/image-digest';
import { imageRegistries } from './pods/image-registries';
import { imageTag } from './pods/image-tag';
import { jobRepeatable } from './pods/job-repeatable';
import { jobTtl } from './pods/job-ttl';
import { probesLiveness } from './pods/probes-liveness';
import { probesPort } from './pods/probes-port';
import { probesReadiness } from './pods/probes-readiness';
import { resourcesCpuRequest } from './pods/resources-cpu-request';
import { resourcesEphemeral } from './pods/resources-ephemeral';
import { resourcesMemory } from './pods/resources-memory';
import { securityCriSocket } from './pods/security-cri-socket';
import { securityReadOnlyRootFs } from './pods/security-read-only-root-fs';
import { securityRunAsGroup } from './pods/security-run-as-group';
import { deployStrategy } from './scaling/deploy-strategy';
import { hpaTarget } from './scaling/hpa-target';
import { pdbNotBlocking } from './scaling/pdb-not-blocking';
import { pdbPresent } from './scaling/pdb-present';
import { pdbUnhealthy } from './scaling/pdb-unhealthy';
import { replicasMin } from './scaling/replicas-min';
import { replicasSpread } from './scaling/replicas-spread';

/** Every policy of this domain. */
export const all: readonly Policy[] = [
  apiRemoved,
  deployStrategy,
  envDuplicate,
  envPlainSecret,
  envSecretAsFile,
  hpaTarget,
  imageDigest,
  imageRegistries,
  imageTag,
  ingressHost,
  ingressSnippets,
  jobRepeatable,
  jobTtl,
  labelsRequired,
  namespaceNotDefault,
  namespacePsaLabels,
  netpolDangling,
  netpolPresent,
  pdbNotBlocking,
  pdbPresent,
  pdbUnhealthy,
  portsSsh,
  probesLiveness,
  probesPort,
  probesReadiness,
  rbacClusterAdmin,
  rbacCreatePods,
  rbacEscalate,
  rbacSecrets,
  rbacWildcard,
  replicasMin,
  replicasSpread,
  resourcesCpuRequest,
  resourcesEphemeral,
  resourcesMemory,
  saAutomount,
  saDeprecatedField,
  saExists,
  saNotDefault,
  securityCriSocket,
  securityReadOnlyRootFs,
  securityRunAsGroup,
  selectorMatches,
  serviceExternalIps,
  serviceSelects,
  serviceType,
  yamlAmbiguous,
];
