import { AwsQueue, awsProvider, eks, PodIdentity, Queue, s3State, Workload } from '../constructs';
import { Environment, Resource } from '../lib';
import { synthesize } from '../lib/testing';
import { account, app, cluster, environment, messagingKey, organization, region, tag, workloadNames } from './place';

/** What a workload has: six objects in its cluster, four resources in its account. */
const types = [
  'v1/ServiceAccount',
  'apps/v1/Deployment',
  'v1/Service',
  'autoscaling/v2/HorizontalPodAutoscaler',
  'policy/v1/PodDisruptionBudget',
  'networking.k8s.io/v1/NetworkPolicy',
  'aws_sqs_queue',
  'aws_sqs_queue_policy',
  'aws_iam_role',
  'aws_iam_role_policy',
];

const tags = { owner: 'shop', environment, 'cost-centre': '42' };

/** Stands in the documents where the name of a workload belongs. */
const placeholder = 'the-workload';

/** The documents of `count` workloads, as the library makes them of one, and its provider. */
export function policyDocuments(count: number): readonly Resource[] {
  const text = JSON.stringify(ofOneWorkload());
  const provider = { type: 'provider.aws', address: 'provider.aws', path: '', values: { default_tags: { tags } } };
  return [provider, ...workloadNames(count).flatMap((name): readonly Resource[] => JSON.parse(text.replaceAll(placeholder, name)))];
}

function ofOneWorkload(): readonly Resource[] {
  const { resources } = synthesize(
    new Environment({
      name: environment,
      regions: [
        {
          region,
          account,
          keys: { messaging: messagingKey },
          clusters: [{ name: cluster, kubernetesVersion: '1.34', network: eks({ cloudApis: [{ cidr: '10.0.128.0/20' }] }) }],
        },
      ],
      provisioners: [AwsQueue.provisioner()],
      identity: new PodIdentity(),
      terraform: [
        s3State({ bucket: 'acme-terraform-state', region }),
        awsProvider({ role: 'deploy', tags: { owner: 'shop', costCentre: '42' } }),
      ],
      release: { schemaVersion: 1, images: { [`${app}/${placeholder}`]: { tag } } },
    }),
    (stack) =>
      new Workload(stack, placeholder, {
        image: `ghcr.io/acme/${placeholder}`,
        ports: { http: { port: 80, targetPort: 8080 } },
        dependencies: { events: new Queue({ access: 'send' }) },
        env: ({ events }) => ({ EVENTS: events.url }),
        readinessProbe: { httpGet: { port: 'http', path: '/healthz' } },
        resources: { requests: { cpu: '100m', memory: '64Mi' }, limits: { memory: '128Mi' } },
        autoscaling: { minReplicas: 2, maxReplicas: 5 },
      }),
    { organization, app },
  );
  // The first queue takes the letters that nobody could read.
  return types.map((type) => ({ ...resources.ofType(type).at(-1)!, origin: 'slipway' }));
}
