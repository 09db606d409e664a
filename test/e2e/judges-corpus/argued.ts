import type { Project } from './projects';

/** Rules that find something in what other projects tell their users to apply, and why that is no false alarm. */
export interface Argued {
  readonly rules: readonly string[];
  readonly why: string;
}

/** Every rule that finds something there. One that is not here and finds something fails; so does one that is here and finds nothing. */
export const ARGUED: readonly Argued[] = [
  {
    rules: [
      'k8s/pss/allowPrivilegeEscalation',
      'k8s/pss/capabilities_restricted',
      'k8s/pss/runAsNonRoot',
      'k8s/pss/seccompProfile_restricted',
    ],
    why: 'Examples state no securityContext, or half of one: their pods are refused where a namespace enforces `restricted`, which is what the rules ask for. Argo CD and KEDA state all of it, and have no finding.',
  },
  {
    rules: ['k8s/pss/hostNamespaces', 'k8s/pss/hostPorts', 'k8s/pss/privileged', 'k8s/pss/restrictedVolumes'],
    why: 'Agents of a network share namespaces, ports and folders of the node, and are privileged, because they are a part of it: whoever runs one waives these for it.',
  },
  {
    rules: ['k8s/resources/memory', 'k8s/resources/cpu-request', 'k8s/resources/ephemeral'],
    why: 'Nothing limits what these containers take of a node, or says what they need: their users are to add it, and say so by an overlay.',
  },
  {
    rules: ['k8s/security/read-only-root-fs', 'k8s/sa/automount', 'k8s/sa/not-default', 'k8s/sa/deprecated-field'],
    why: 'What a pod leaves out is what Kubernetes does by default: a root file system to write to, a token of the API server, the account that all share.',
  },
  {
    rules: ['k8s/sa/exists'],
    why: 'Pieces of a kustomization: the account lies in another folder, and is there once they are built together. Judged by itself, a piece has none.',
  },
  {
    rules: ['k8s/image/tag', 'k8s/image/digest'],
    why: 'Their installation replaces the tag `latest`, or the examples mean whatever is new; none of them names a digest. Deployed as they are, they change by themselves.',
  },
  {
    rules: [
      ...['k8s/rbac/wildcard', 'k8s/rbac/secrets', 'k8s/rbac/change-workloads', 'k8s/rbac/create-pods'],
      ...['k8s/rbac/escalate', 'k8s/rbac/guards'],
    ],
    why: 'Operators and continuous delivery do write workloads, what makes them (Applications, Prometheuses), APIServices and endpoints, read Secrets of whole clusters and make some. That is power over the cluster all the same: whoever installs one says why in a waiver.',
  },
  {
    rules: ['k8s/rbac/subjects'],
    why: 'The example gives a role to the account `default` of its namespace: every pod there that names no account of its own has it.',
  },
  {
    rules: ['k8s/ingress/host', 'x/public-route'],
    why: 'Examples of routes take plain text, for any host, or send to Services that the reader is to add: what they show is the shape, and deployed as they are they are open.',
  },
  {
    rules: ['k8s/route/backend', 'k8s/service/selects'],
    why: "The Service or the workload is another project's, is added by the reader, or is one port that an image listens at and its container does not list; what operators make is known by the names of their custom resources.",
  },
  {
    rules: ['k8s/env/source', 'k8s/hpa/target', 'k8s/volume/source'],
    why: "The ConfigMap, the Secret or the workload is the reader's, or an operator writes it when it runs. In files by themselves they are not there.",
  },
  {
    rules: ['k8s/netpol/allow-all', 'k8s/netpol/dangling', 'k8s/netpol/metadata', 'k8s/netpol/present'],
    why: 'The server of Argo CD lets in everybody, which its own policy says; policies of Cilium show what an entity or a port alone means, the whole cluster or whatever answers there; other policies select pods of operators by labels, or there are none at all.',
  },
  {
    rules: ['k8s/service/type', 'k8s/service/external-ips', 'x/database-exposed'],
    why: 'These examples show how a database, or a search engine, is reached from outside, by a NodePort, a LoadBalancer or an external address: the finding says that it is.',
  },
  {
    rules: ['k8s/config/plain-secret', 'x/secret-path'],
    why: 'Samples carry a password or a key in the clear, so that they can be tried: `admin` in grafana.ini, Secrets with `stringData`. Copied into a repository, it is the password.',
  },
  {
    rules: [
      ...['k8s/namespace/not-default', 'k8s/namespace/not-system', 'k8s/namespace/psa-labels', 'k8s/namespace/quota'],
      'k8s/labels/required',
    ],
    why: 'Examples name no namespace, or kube-system, label it with no Pod Security level, give it no quota, and bear labels of their own choice: what a platform asks for, they cannot know.',
  },
  {
    rules: ['k8s/pdb/present', 'k8s/pdb/unhealthy', 'k8s/replicas/min', 'k8s/replicas/spread', 'k8s/deploy/strategy'],
    why: 'How many pods run, how they are spread, and what is kept while nodes are drained, the examples leave to their readers; one pod is enough to try them.',
  },
  {
    rules: ['k8s/probes/liveness', 'k8s/probes/readiness', 'k8s/probes/port', 'k8s/ports/ssh'],
    why: 'Demonstrations have no probes; some ask at a port that the container does not list, and listen below 1024 as root. It works, as long as the number is right: nothing but the list would tell that it is not.',
  },
  {
    rules: ['k8s/yaml/ambiguous'],
    why: 'The mode `0755` is 493 to kubectl and 755 to a reader of YAML 1.2: it means what was meant only because kubectl reads it.',
  },
  {
    rules: ['x/volume-encrypted'],
    why: 'A StorageClass of an example states no encryption: its volumes are as the account makes them.',
  },
  {
    rules: ['aws/ec2/disk-encryption', 'aws/ec2/metadata-tokens', 'aws/ec2/public-ip'],
    why: 'Machines that are made for a test, with a public address, IMDSv1 and a disk in the clear: right for an hour, and what the rules are about.',
  },
  {
    rules: ['aws/containers/image-tag', 'aws/containers/insights', 'aws/containers/read-only', 'aws/logs/tracing'],
    why: 'A task of one container without a version that writes wherever it likes, and a function, as AWS has them where a definition says nothing and nobody measures them: the test asks only that they start.',
  },
  {
    rules: ['aws/iam/no-escalation', 'aws/iam/no-wide-policies', 'aws/iam/no-wildcard'],
    why: 'The role for end-to-end tests may read and write every parameter, and every secret: it is of an account that holds nothing else.',
  },
  {
    rules: [
      'aws/rds/backup',
      'aws/rds/encryption',
      'aws/rds/encryption-cmk',
      'aws/rds/logs',
      'aws/rds/not-public',
      'aws/rds/tags-monitoring',
      'aws/sg/data-store',
    ],
    why: 'A database that a test makes and destroys: public so that the test reaches it, without backups, encryption and logs. Nothing there excuses one that stays.',
  },
  {
    rules: [
      'aws/s3/access-logging',
      'aws/s3/acl-disabled',
      'aws/s3/block-public-access',
      'aws/s3/cmk',
      'aws/s3/lifecycle',
      'aws/s3/tls-only',
      'aws/s3/versioning',
    ],
    why: 'Buckets without a public access block, whose refusal of plain text leaves out the bucket itself: the example shows something else.',
  },
  {
    rules: [
      'aws/sg/default-closed',
      'aws/sg/description',
      'aws/sg/egress',
      'aws/sg/open-admin',
      'aws/sg/open-ingress',
      'aws/vpc/flow-logs',
      'aws/vpc/subnet-addresses',
    ],
    why: 'Groups that open RDP or a port of a program to the internet, and a subnet that gives out public addresses, so that a test can reach it from anywhere; the network keeps no log.',
  },
  {
    rules: [
      ...['aws/dynamodb/cmk', 'aws/dynamodb/tls', 'aws/elb/access-logs', 'aws/elb/invalid-headers', 'aws/elb/targets-tls'],
      'aws/tags/required',
    ],
    why: 'What an example leaves to whoever takes it over: keys and tags of a company, logs, refusals of plain text, and what a load balancer hands on, and how.',
  },
  {
    rules: ['x/credential', 'x/module-source', 'x/run-program', 'x/state-encrypted'],
    why: 'A password of a sample in the file, modules of any version from 21 on, provisioners that the example is about, and a state in a bucket that is not asked to encrypt it.',
  },
];

/** How many findings that are high or critical there are in each, all of which were looked at: one more is to be looked at, too. */
export const COUNTED: Readonly<Record<string, Partial<Record<Project, number>>>> = {
  'aws/ec2/disk-encryption': {
    terratest: 11,
  },
  'aws/ec2/metadata-tokens': {
    terratest: 12,
  },
  'aws/ec2/public-ip': {
    terratest: 4,
  },
  'aws/iam/no-escalation': {
    'external-secrets': 1,
  },
  'aws/iam/no-wide-policies': {
    'external-secrets': 1,
  },
  'aws/iam/no-wildcard': {
    'external-secrets': 1,
  },
  'aws/rds/backup': {
    terratest: 1,
  },
  'aws/rds/encryption': {
    terratest: 1,
  },
  'aws/rds/not-public': {
    terratest: 1,
  },
  'aws/s3/block-public-access': {
    terratest: 2,
  },
  'aws/s3/tls-only': {
    terratest: 2,
  },
  'aws/sg/data-store': {
    terratest: 1,
  },
  'aws/sg/open-admin': {
    terratest: 1,
  },
  'aws/sg/open-ingress': {
    terratest: 2,
  },
  'k8s/config/plain-secret': {
    cilium: 1,
  },
  'k8s/hpa/target': {
    keda: 1,
  },
  'k8s/image/tag': {
    'argo-cd': 21,
    'argo-rollouts': 5,
    'argo-rollouts-examples': 2,
    cilium: 17,
    keda: 3,
  },
  'k8s/ingress/host': {
    'argo-rollouts-examples': 5,
    cilium: 13,
  },
  'k8s/netpol/allow-all': {
    'argo-cd': 9,
    cilium: 7,
  },
  'k8s/pss/allowPrivilegeEscalation': {
    'argo-rollouts': 2,
    'argo-rollouts-examples': 22,
    cilium: 171,
    'prometheus-operator': 3,
  },
  'k8s/pss/capabilities_restricted': {
    'argo-rollouts': 2,
    'argo-rollouts-examples': 22,
    cilium: 171,
    'prometheus-operator': 4,
  },
  'k8s/pss/hostNamespaces': {
    cilium: 22,
  },
  'k8s/pss/hostPorts': {
    cilium: 11,
  },
  'k8s/pss/privileged': {
    cilium: 2,
  },
  'k8s/pss/restrictedVolumes': {
    cilium: 3,
  },
  'k8s/pss/runAsNonRoot': {
    'argo-rollouts': 2,
    'argo-rollouts-examples': 22,
    cilium: 171,
    'prometheus-operator': 3,
  },
  'k8s/pss/seccompProfile_restricted': {
    'argo-rollouts': 2,
    'argo-rollouts-examples': 22,
    cilium: 171,
    'prometheus-operator': 4,
  },
  'k8s/rbac/change-workloads': {
    'argo-cd': 70,
    'argo-rollouts': 25,
    keda: 2,
    'prometheus-operator': 7,
  },
  'k8s/rbac/escalate': {
    cilium: 2,
    keda: 1,
  },
  'k8s/rbac/guards': {
    'argo-cd': 5,
    keda: 1,
    'prometheus-operator': 2,
  },
  'k8s/rbac/secrets': {
    'argo-cd': 114,
    'argo-rollouts': 3,
    keda: 5,
    'prometheus-operator': 3,
  },
  'k8s/rbac/subjects': {
    'prometheus-operator': 1,
  },
  'k8s/rbac/wildcard': {
    'argo-cd': 45,
    keda: 7,
    'prometheus-operator': 3,
  },
  'k8s/resources/memory': {
    'argo-cd': 141,
    'argo-rollouts': 5,
    'argo-rollouts-examples': 22,
    cilium: 194,
    'prometheus-operator': 3,
  },
  'k8s/probes/port': { 'argo-cd': 19, cilium: 10, keda: 4 },
  'k8s/route/backend': {
    'argo-rollouts-examples': 1,
    cilium: 10,
  },
  'k8s/sa/exists': {
    'argo-cd': 2,
    keda: 3,
  },
  'k8s/service/external-ips': {
    cilium: 1,
  },
  'k8s/service/selects': {
    'argo-cd': 1,
    cilium: 9,
    'cloudnative-pg': 1,
    keda: 1,
    'prometheus-operator': 1,
  },
  'x/credential': {
    terratest: 4,
  },
  'x/database-exposed': {
    cilium: 2,
    'cloudnative-pg': 1,
  },
  'x/module-source': {
    'external-secrets': 2,
  },
  'x/public-route': {
    'argo-rollouts-examples': 3,
    cilium: 10,
    'gateway-api': 9,
    terratest: 2,
  },
  'x/run-program': {
    terratest: 2,
  },
  'x/secret-path': {
    'argo-rollouts-examples': 1,
    cilium: 1,
    'cloudnative-pg': 9,
    'prometheus-operator': 2,
    terratest: 1,
  },
  'x/state-encrypted': {
    'external-secrets': 2,
  },
  'x/volume-encrypted': {
    'prometheus-operator': 1,
  },
};
