import { AwsBucket, AwsQueue, awsProvider, Bucket, eks, PodIdentity, Queue, s3State, Workload } from '../constructs';
import { Environment, Platform } from '../lib';
import { account, app, cluster, environment, messagingKey, Outdirs, organization, region, storageKey, tag, workloadNames } from './place';

/** `count` workloads, each with a bucket and a queue, in one stack. */
export function synthesizeSlipway(count: number, { terraform, kubernetes }: Outdirs): void {
  const names = workloadNames(count);
  const production = new Environment({
    name: environment,
    regions: [
      {
        region,
        account,
        keys: { storage: storageKey, messaging: messagingKey },
        clusters: [{ name: cluster, kubernetesVersion: '1.34', network: eks({ cloudApis: [{ cidr: '10.0.128.0/20' }] }) }],
      },
    ],
    provisioners: [AwsBucket.provisioner(), AwsQueue.provisioner()],
    identity: new PodIdentity(),
    terraform: [
      s3State({ bucket: 'acme-terraform-state', region }),
      awsProvider({ role: 'deploy', tags: { owner: 'shop', costCentre: '42' } }),
    ],
    release: { schemaVersion: 1, images: Object.fromEntries(names.map((name) => [`${app}/${name}`, { tag }])) },
  });
  const platform = new Platform({ organization, terraformOutdir: terraform, kubernetesOutdir: kubernetes });
  production.stamp(platform, app, (stack) => {
    for (const name of names) {
      new Workload(stack, name, {
        image: `ghcr.io/acme/${name}`,
        ports: { http: { port: 80, targetPort: 8080 } },
        dependencies: { uploads: new Bucket(), events: new Queue({ access: 'send' }) },
        env: ({ uploads, events }) => ({ UPLOADS: uploads.name, EVENTS: events.url }),
        readinessProbe: { httpGet: { port: 'http', path: '/healthz' } },
        resources: { requests: { cpu: '100m', memory: '64Mi' }, limits: { memory: '128Mi' } },
      });
    }
  });
  platform.synth();
}
