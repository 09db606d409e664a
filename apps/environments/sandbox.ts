import {
  AwsBucket,
  AwsPostgres,
  AwsQueue,
  AwsRedis,
  AwsTable,
  awsProvider,
  eks,
  ingressRoutes,
  keda,
  kubernetesProviders,
  PodIdentity,
  Secret,
  s3State,
  TerraformWritten,
  unmonitored,
} from '../../constructs';
import { ClusterSecret, Environment, External, readRelease } from '../../lib';
import { awsRegion } from './place';
import { policies } from './policies';

/** For trying things out on AWS, in a cluster without External Secrets: Terraform writes what pods must know into it. */
export const sandbox = new Environment({
  name: 'sandbox',
  regions: [
    {
      ...awsRegion('333344445555', 'eu-west-1', '0d1e2f3a4b5c6d7e8', [
        {
          name: 'sandbox',
          kubernetesVersion: '1.34',
          network: eks({ cloudApis: [{ cidr: '10.0.128.0/20' }], ingress: [{ namespace: 'ingress-nginx' }] }),
          api: {
            endpoint: 'https://0D1E2F3A4B5C6D7E8F90.gr7.eu-west-1.eks.amazonaws.com',
            certificateAuthority: 'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCg==',
          },
        },
      ]),
      // Sealed, beside the manifests of the cluster.
      external: {
        'receipts/receipts.mail': External.of(Secret<'apiKey'>, {
          outputs: { apiKey: new ClusterSecret('billing-mail', 'apiKey') },
          egress: [],
        }),
      },
    },
  ],
  provisioners: [
    AwsBucket.provisioner(),
    AwsPostgres.provisioner(),
    AwsQueue.provisioner(),
    AwsRedis.provisioner(),
    AwsTable.provisioner(),
  ],
  identity: new PodIdentity(),
  delivery: new TerraformWritten(),
  terraform: [
    s3State({ bucket: 'acme-terraform-state', region: 'eu-west-1' }),
    awsProvider({ role: 'slipway-deploy', tags: { owner: 'platform', costCentre: '4711' } }),
    kubernetesProviders(),
  ],
  routes: ingressRoutes({ ingressClassName: 'nginx', clusterIssuer: 'letsencrypt' }),
  queueScaling: keda(),
  monitoring: unmonitored(),
  policies,
  release: readRelease('apps/releases/sandbox.json'),
  replicas: 1,
});
