import {
  AwsBucket,
  AwsPostgres,
  AwsQueue,
  AwsRedis,
  AwsTable,
  awsProvider,
  ExternalSecrets,
  gatewayRoutes,
  keda,
  PodIdentity,
  prometheusOperator,
  s3State,
} from '../../constructs';
import { Environment, readRelease } from '../../lib';
import { awsRegion, eksCluster } from './place';
import { policies } from './policies';

/** Production in small: the same provisioners, delivery and identity. */
export const staging = new Environment({
  name: 'staging',
  regions: [awsRegion('222233334444', 'eu-west-1', '0b1c2d3e4f5a6b7c8', [eksCluster('staging')])],
  provisioners: [
    AwsBucket.provisioner(),
    AwsPostgres.provisioner(),
    AwsQueue.provisioner(),
    AwsRedis.provisioner(),
    AwsTable.provisioner(),
  ],
  identity: new PodIdentity(),
  delivery: new ExternalSecrets(),
  terraform: [
    s3State({ bucket: 'acme-terraform-state', region: 'eu-west-1' }),
    awsProvider({ role: 'slipway-deploy', tags: { owner: 'platform', costCentre: '4711' } }),
  ],
  routes: gatewayRoutes({ gateway: { name: 'public', namespace: 'gateways', sectionName: 'https' } }),
  queueScaling: keda(),
  monitoring: prometheusOperator({ labels: { release: 'kube-prometheus-stack' } }),
  policies,
  release: readRelease('apps/releases/staging.json'),
});
