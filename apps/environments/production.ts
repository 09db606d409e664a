import { AwsBucket, AwsPostgres, AwsQueue, AwsRedis, AwsTable } from '../../constructs';
import { readRelease } from '../../lib';
import { awsRegion, eksCluster } from './place';
import { staging } from './staging';

/** Staging, larger and protected: two clusters in the first region, so that one can replace the other, and a second region. */
export const production = staging.with({
  name: 'production',
  regions: [
    awsRegion('111122223333', 'eu-west-1', '0a1b2c3d4e5f6a7b8', [eksCluster('production-blue'), eksCluster('production-green')]),
    awsRegion('111122223333', 'us-east-1', '0c1d2e3f4a5b6c7d8', [eksCluster('production-us')]),
  ],
  provisioners: [
    AwsBucket.provisioner(),
    AwsPostgres.provisioner({ multiAz: true, performanceInsights: true }),
    AwsQueue.provisioner(),
    AwsRedis.provisioner({ nodes: 2 }),
    AwsTable.provisioner(),
  ],
  release: readRelease('apps/releases/production.json'),
  protected: true,
  replicas: 3,
});
