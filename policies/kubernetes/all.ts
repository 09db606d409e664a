// Made by `npm run generate`.
import { Policy } from '../../lib/rules';
import { rbacAggregate } from './accounts/rbac-aggregate';
import { rbacChangeWorkloads } from './accounts/rbac-change-workloads';
import { rbacClusterAdmin } from './accounts/rbac-cluster-admin';
import { rbacCreatePods } from './accounts/rbac-create-pods';
import { rbacEscalate } from './accounts/rbac-escalate';
import { rbacGuards } from './accounts/rbac-guards';
import { rbacPodAccess } from './accounts/rbac-pod-access';
import { rbacSecrets } from './accounts/rbac-secrets';
import { rbacSubjects } from './accounts/rbac-subjects';
import { rbacWildcard } from './accounts/rbac-wildcard';
import { saAutomount } from './accounts/sa-automount';
import { saDeprecatedField } from './accounts/sa-deprecated-field';
import { saExists } from './accounts/sa-exists';
import { saNotDefault } from './accounts/sa-not-default';
import { saTokenSecret } from './accounts/sa-token-secret';
import { ingressHost } from './network/ingress-host';
import { ingressInjection } from './network/ingress-injection';
import { ingressSnippets } from './network/ingress-snippets';
import { netpolAllowAll } from './network/netpol-allow-all';
import { netpolDangling } from './network/netpol-dangling';
import { netpolDns } from './network/netpol-dns';
import { netpolMetadata } from './network/netpol-metadata';
import { netpolPresent } from './network/netpol-present';
import { portsSsh } from './network/ports-ssh';
import { routeBackend } from './network/route-backend';
import { routeTaken } from './network/route-taken';
import { selectorMatches } from './network/selector-matches';
import { selectorOwn } from './network/selector-own';
import { serviceExternalIps } from './network/service-external-ips';
import { serviceSelects } from './network/service-selects';
import { serviceType } from './network/service-type';
import { apiRemoved } from './objects/api-removed';
import { configPlainSecret } from './objects/config-plain-secret';
import { labelsRequired } from './objects/labels-required';
import { namespaceNotDefault } from './objects/namespace-not-default';
import { namespaceNotSystem } from './objects/namespace-not-system';
import { namespacePsaLabels } from './objects/namespace-psa-labels';
import { namespacePsaVersion } from './objects/namespace-psa-version';
import { namespaceQuota } from './objects/namespace-quota';
import { storeScope } from './objects/store-scope';
import { volumeHostPath } from './objects/volume-host-path';
import { yamlAmbiguous } from './objects/yaml-ambiguous';
import { envDuplicate } from './pods/env-duplicate';
import { envPlainSecret } from './pods/env-plain-secret';
import { envSecretAsFile } from './pods/env-secret-as-file';
import { envSource } from './pods/env-source';
import { imageDigest } from './pods/image-digest';
import { imageRegistries } from './pods/image-registries';
import { imageTag } from './pods/image-tag';
import { jobRepeatable } from './pods/job-repeatable';
import { jobTtl } from './pods/job-ttl';
import { podsNode } from './pods/pods-node';
import { podsPlainSecret } from './pods/pods-plain-secret';
import { podsPriority } from './pods/pods-priority';
import { podsShareProcesses } from './pods/pods-share-processes';
import { podsToken } from './pods/pods-token';
import { probesLiveness } from './pods/probes-liveness';
import { probesPort } from './pods/probes-port';
import { probesReadiness } from './pods/probes-readiness';
import { resourcesCpuRequest } from './pods/resources-cpu-request';
import { resourcesEphemeral } from './pods/resources-ephemeral';
import { resourcesMemory } from './pods/resources-memory';
import { securityCriSocket } from './pods/security-cri-socket';
import { securityReadOnlyRootFs } from './pods/security-read-only-root-fs';
import { securityRunAsGroup } from './pods/security-run-as-group';
import { volumeSource } from './pods/volume-source';
import { deployStrategy } from './scaling/deploy-strategy';
import { hpaTarget } from './scaling/hpa-target';
import { pdbNotBlocking } from './scaling/pdb-not-blocking';
import { pdbPresent } from './scaling/pdb-present';
import { pdbSingle } from './scaling/pdb-single';
import { pdbUnhealthy } from './scaling/pdb-unhealthy';
import { replicasMin } from './scaling/replicas-min';
import { replicasSpread } from './scaling/replicas-spread';

/** Every policy of this domain. */
export const all: readonly Policy[] = [
  apiRemoved,
  configPlainSecret,
  deployStrategy,
  envDuplicate,
  envPlainSecret,
  envSecretAsFile,
  envSource,
  hpaTarget,
  imageDigest,
  imageRegistries,
  imageTag,
  ingressHost,
  ingressInjection,
  ingressSnippets,
  jobRepeatable,
  jobTtl,
  labelsRequired,
  namespaceNotDefault,
  namespaceNotSystem,
  namespacePsaLabels,
  namespacePsaVersion,
  namespaceQuota,
  netpolAllowAll,
  netpolDangling,
  netpolDns,
  netpolMetadata,
  netpolPresent,
  pdbNotBlocking,
  pdbPresent,
  pdbSingle,
  pdbUnhealthy,
  podsNode,
  podsPlainSecret,
  podsPriority,
  podsShareProcesses,
  podsToken,
  portsSsh,
  probesLiveness,
  probesPort,
  probesReadiness,
  rbacAggregate,
  rbacChangeWorkloads,
  rbacClusterAdmin,
  rbacCreatePods,
  rbacEscalate,
  rbacGuards,
  rbacPodAccess,
  rbacSecrets,
  rbacSubjects,
  rbacWildcard,
  replicasMin,
  replicasSpread,
  resourcesCpuRequest,
  resourcesEphemeral,
  resourcesMemory,
  routeBackend,
  routeTaken,
  saAutomount,
  saDeprecatedField,
  saExists,
  saNotDefault,
  saTokenSecret,
  securityCriSocket,
  securityReadOnlyRootFs,
  securityRunAsGroup,
  selectorMatches,
  selectorOwn,
  serviceExternalIps,
  serviceSelects,
  serviceType,
  storeScope,
  volumeHostPath,
  volumeSource,
  yamlAmbiguous,
];
