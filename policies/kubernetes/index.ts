import { Policy } from '../../lib';
import { apiRemoved } from './api-removed';
import { deployStrategy } from './deploy-strategy';
import { envDuplicate } from './env-duplicate';
import { envPlainSecret } from './env-plain-secret';
import { envSecretAsFile } from './env-secret-as-file';
import { hpaTarget } from './hpa-target';
import { imageDigest } from './image-digest';
import { imageRegistries } from './image-registries';
import { imageTag } from './image-tag';
import { ingressHost } from './ingress-host';
import { ingressSnippets } from './ingress-snippets';
import { jobTtl } from './job-ttl';
import { labelsRequired } from './labels-required';
import { namespaceNotDefault } from './namespace-not-default';
import { namespacePsaLabels } from './namespace-psa-labels';
import { netpolDangling } from './netpol-dangling';
import { netpolPresent } from './netpol-present';
import { pdbNotBlocking } from './pdb-not-blocking';
import { pdbPresent } from './pdb-present';
import { pdbUnhealthy } from './pdb-unhealthy';
import { portsSsh } from './ports-ssh';
import { probesLiveness } from './probes-liveness';
import { probesPort } from './probes-port';
import { probesReadiness } from './probes-readiness';
import { rbacClusterAdmin } from './rbac-cluster-admin';
import { rbacCreatePods } from './rbac-create-pods';
import { rbacEscalate } from './rbac-escalate';
import { rbacSecrets } from './rbac-secrets';
import { rbacWildcard } from './rbac-wildcard';
import { replicasMin } from './replicas-min';
import { replicasSpread } from './replicas-spread';
import { resourcesCpuRequest } from './resources-cpu-request';
import { resourcesEphemeral } from './resources-ephemeral';
import { resourcesMemory } from './resources-memory';
import { saAutomount } from './sa-automount';
import { saDeprecatedField } from './sa-deprecated-field';
import { saExists } from './sa-exists';
import { saNotDefault } from './sa-not-default';
import { securityCriSocket } from './security-cri-socket';
import { securityReadOnlyRootFs } from './security-read-only-root-fs';
import { securityRunAsGroup } from './security-run-as-group';
import { selectorMatches } from './selector-matches';
import { serviceExternalIps } from './service-external-ips';
import { serviceSelects } from './service-selects';
import { serviceType } from './service-type';

/** Best practice for Kubernetes objects. */
export const kubernetes: readonly Policy[] = [
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
];
