import { vouchFor } from '../lib/own-rules';
import { Controls, frozenCopy, libProperties, Pack, Policy } from '../lib/rules';
import { aws } from './aws';
import { cross } from './cross';
import { kubernetes } from './kubernetes';
import { podSecurityRestricted } from './pod-security';

export { aws } from './aws';
export { endedVersions as endedKubernetesVersions } from './aws/eks/eks-version';
export { minimumDays as logRetentionDays } from './aws/logs/logs-retention';
export { minimumDays as databaseBackupDays } from './aws/rds/rds-backup';
export { authorities as databaseAuthorities } from './aws/rds/rds-ca';
export { maximumDays as secretRotationDays } from './aws/secrets/secrets-rotation';
export { openPorts } from './aws/sg/sg-open-ingress';
export { accounts as topicAccounts } from './aws/sns/accounts';
export { requiredTags } from './aws/tags/tags-required';
export { cross } from './cross';
export { encryptedClasses } from './cross/volume-encrypted';
export { kubernetes } from './kubernetes';
export { external as externalServiceAccounts } from './kubernetes/accounts/sa-exists';
export { exposed as exposedServices } from './kubernetes/network/service-type';
export { labels as requiredLabels } from './kubernetes/objects/labels-required';
export { registries } from './kubernetes/pods/image-registries';
export { external as externalSources } from './kubernetes/pods/pod-sources';
export { minimum as minimumReplicas, minimumProtected as minimumProtectedReplicas } from './kubernetes/scaling/replicas-min';
export { podSecurityBaseline, podSecurityRestricted } from './pod-security';

/** Every policy of the library. */
export const policies: readonly Policy[] = frozenCopy([...podSecurityRestricted, ...kubernetes, ...aws, ...cross]);

vouchFor(policies.flatMap(({ rule }) => rule));

/**
 * Policies that a framework asks for: `byFramework('cisKubernetes')`.
 *
 * @throws UserError if no policy names such a framework
 */
export function byFramework(framework: keyof Controls): readonly Policy[] {
  libProperties.check('Controls', { [framework]: [] }, 'byFramework');
  return frozenCopy(policies.filter(({ controls }) => controls?.[framework] !== undefined));
}

/** CIS Benchmark for Kubernetes. */
export const cisKubernetes: readonly Policy[] = byFramework('cisKubernetes');

/** CIS Benchmark for AWS Foundations. */
export const cisAws: readonly Policy[] = byFramework('cisAws');

/** AWS Foundational Security Best Practices. */
export const fsbp: readonly Policy[] = byFramework('fsbp');

/** Kubernetes Hardening Guide of NSA and CISA. */
export const nsa: readonly Policy[] = byFramework('nsa');

/** What is a matter of choice or budget rather than of safety: only `strict` asks for it, and for what is merely `info`. */
const demanding: ReadonlySet<string> = new Set([
  'aws/accounts/password-kinds',
  'aws/cloudfront/firewall',
  'aws/cloudfront/origin-access',
  'aws/cloudtrail/kms',
  'aws/codebuild/privileged',
  'aws/cognito/mfa',
  'aws/cognito/threats',
  'aws/containers/insights',
  'aws/containers/roles',
  'aws/elb/access-logs',
  'aws/elb/targets-tls',
  'aws/elasticache/failover',
  'aws/jobs/encryption-set',
  'aws/logs/services',
  'aws/network/authentication',
  'aws/network/private',
  'aws/rds/copy-tags',
  'aws/rds/enhanced-monitoring',
  'aws/rds/multi-az',
  'aws/rds/performance-insights',
  'aws/rds/tags-monitoring',
  'aws/s3/access-logging',
  'aws/secrets/rotation',
  'aws/ssm/sessions',
  'aws/stores/authentication',
  'aws/vpc/default',
  'aws/vpc/subnet-addresses',
  'k8s/deploy/strategy',
  'k8s/env/source',
  'k8s/namespace/quota',
  'k8s/probes/liveness',
  'k8s/probes/readiness',
  'k8s/replicas/min',
  'k8s/resources/cpu-request',
  'k8s/resources/memory',
  'k8s/volume/source',
]);

/** What a framework asks for, and the library solves in another way: packs of one's own may ask for it. */
const solvedOtherwise: ReadonlySet<string> = new Set([
  // Passwords are generated, and never seen by anybody.
  'aws/rds/iam-auth',
  // Names and ports are no secrets.
  'aws/rds/admin-name-port',
  // A copy in another region, a lock and events are decisions about data, not about its safety.
  'aws/s3/events',
  'aws/s3/object-lock',
  'aws/s3/replication',
  'aws/s3/replication-lock-events',
  // Programs get secrets as they expect them: in variables, through the environment's delivery.
  'k8s/env/secret-as-file',
]);

/** What standards ask for everywhere, and ours where data is protected, or in a milder form: `byFramework` has them. */
const ofStandards: ReadonlySet<string> = new Set([
  'aws/eks/endpoint-private',
  'aws/elasticache/standby',
  'aws/logs/retention-year',
  'aws/rds/deletion-lock',
  'aws/rds/standby',
]);

const chosen = policies.filter(({ name }) => !solvedOtherwise.has(name) && !ofStandards.has(name));

/** What is told and fails nothing: nobody can tell which of the readings was meant, what a program does when it runs twice, or how it logs in. */
const told = { 'aws/elasticache/users': 'advisory', 'k8s/job/repeatable': 'advisory', 'k8s/yaml/ambiguous': 'advisory' } as const;

/** What every environment enforces. */
export const baseline: Pack = frozenCopy({
  name: 'baseline',
  version: '1.0.0',
  levels: told,
  policies: chosen.filter(({ name, severity }) => severity !== 'info' && !demanding.has(name)),
});

/** What an environment enforces that users depend on. */
export const strict: Pack = frozenCopy({
  name: 'strict',
  version: '1.0.0',
  levels: told,
  policies: chosen,
});
