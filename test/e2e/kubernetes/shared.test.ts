import { argoCd, Bucket, KubernetesRedis, Postgres, Queue, Redis, Workload } from '../../../constructs';
import { type DeploymentStack, Shared } from '../../../lib';
import { synthesizePlatform } from '../../../lib/testing';
import { aws } from '../../kit/environments';
import { anyRelease } from '../../kit/places';
import { describeWithLab } from '../lab/jest/with-lab';
import { CLUSTER } from '../lab/toolchain';
import { Deployed } from './deployed';
import { placesOf } from './manifests';

const image = 'registry.example.com/app';
const jobs = new Shared('jobs', new Queue());
const files = new Shared('files', new Bucket());
const data = new Shared('data', new Postgres({ size: 'small' }));
const cache = new Shared('cache', new Redis({ size: 'small' }));

function shop(stack: DeploymentStack): void {
  for (const each of [jobs, files, data, cache]) stack.share(each);
  new Workload(stack, 'web', {
    image,
    dependencies: { jobs: jobs.as('send'), files: files.as('read'), db: data.as('owner'), cache: cache.as('owner') },
  });
  new Workload(stack, 'worker', {
    image,
    dependencies: { jobs: jobs.as('receive'), files: files.as('readWrite'), db: data.as('owner'), cache: cache.as('owner') },
    jobs: { migrate: { command: ['/app', 'migrate'] } },
  });
}

function billing(stack: DeploymentStack): void {
  new Workload(stack, 'invoices', { image, dependencies: { jobs: jobs.as('receive'), db: data.as('owner') } });
}

describeWithLab('What workloads share', [...CLUSTER, 'go'], (sandbox) => {
  test('is admitted by the API server: within an app and from another one, in the cluster and delivered', async () => {
    // GIVEN
    const place = aws({ release: anyRelease(), ordering: argoCd() });
    const provisioners = [KubernetesRedis.provisioner({ image: 'redis:8.2.1-alpine' })];
    const others = ['AwsBucket', 'AwsPostgres', 'AwsQueue'].map((name) =>
      place.provisionerFor({ type: name.replace('Aws', '').toLowerCase() } as never),
    );
    const environment = place.with({ name: 'production', provisioners: [...others, ...provisioners] });
    const synthesized = synthesizePlatform((platform) => {
      environment.stamp(platform, 'shop', shop);
      environment.stamp(platform, 'billing', billing);
    });
    const [written] = placesOf(synthesized) as [ReturnType<typeof placesOf>[number]];
    const deployed = await Deployed.start(sandbox(), synthesized, written);
    // WHEN
    const applied = await deployed.apply();
    // THEN
    const { objects } = written;
    expect(applied.objects).toHaveLength(objects.length);
    expect(objects.filter(({ kind, metadata }) => kind === 'Service' && metadata.name === 'shared-cache')).toHaveLength(1);
    expect(
      objects
        .filter(({ kind }) => kind === 'ExternalSecret')
        .map(({ metadata }) => `${metadata.namespace}/${metadata.name}`)
        .sort(),
    ).toEqual(['billing/invoices-db', 'shop/shared-cache', 'shop/web-db', 'shop/worker-db']);
  });
});
