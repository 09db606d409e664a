import { AwsSecret, KubernetesRedis, KubernetesSecret } from '../../../constructs';
import { type Cluster, ClusterSecret, type Environment, ExistingSecret, type External, type Provisioner, type Region } from '../../../lib';
import { aws, awsRegion, awsWithoutExternalSecrets, cloudless, eksCluster } from '../../kit/environments';
import { anyRelease } from '../../kit/places';
import { type Topic } from './things';

/** A provisioner of somebody else's: a name that is known, a secret that is kept, permissions by access. */
const topics = (isCloud: boolean): Provisioner<Topic> => ({
  type: 'topic',
  name: 'OwnTopic',
  provision: (_scope, id) => {
    const arn = `arn:aws:sns:eu-west-1:111122223333:${id}`;
    return {
      outputs: { arn, token: isCloud ? new ExistingSecret('vendor/topics', 'token') : new ClusterSecret('vendor-it', 'token') },
      egress: isCloud ? [{ peer: { place: 'cloudApis' } }] : [],
      grantsFor: (access) => (isCloud ? [{ actions: [`sns:${access}`], resources: [arn] }] : []),
    };
  },
});

/** How much of a place there is, and what is there already, by its key. */
export interface Extent {
  readonly clusters: 1 | 2;
  readonly regions: 1 | 2;
  readonly external?: Readonly<Record<string, External>>;
}

/** Somewhere to deploy to. */
export interface World {
  readonly lies: 'the store' | 'the cluster';
  readonly environment: (name: string, extent: Extent) => Environment;
}

const withIt = (environment: Environment, ...more: readonly Provisioner<never>[]) =>
  environment.with({
    name: environment.name,
    provisioners: [
      ...['bucket', 'postgres', 'queue', 'redis', 'table'].map((type) => environment.provisionerFor({ type } as never)),
      ...(more as readonly Provisioner[]),
    ],
  });
const regionsOf = (
  { clusters, regions, external }: Extent,
  region: (name: string, clusters: readonly string[], external: object) => Region,
): readonly Region[] => {
  const first = region('eu-west-1', clusters === 2 ? ['blue', 'green'] : ['blue'], external ? { external } : {});
  return regions === 2 ? [first, region('eu-central-1', ['central'], {})] : [first];
};
const inAws = (change: (cluster: Cluster) => Cluster) => (extent: Extent) =>
  regionsOf(extent, (region, clusters, external) =>
    awsRegion({ region, clusters: clusters.map((name) => change(eksCluster(name))), ...external }),
  );

/** Each way to deliver. */
export const worlds: Readonly<Record<string, World>> = {
  'External Secrets': {
    lies: 'the store',
    environment: (name, extent) =>
      withIt(
        aws({ name, release: anyRelease(), regions: inAws((cluster) => cluster)(extent) }),
        AwsSecret.provisioner() as never,
        topics(true) as never,
      ),
  },
  Terraform: {
    lies: 'the store',
    environment: (name, extent) =>
      withIt(
        awsWithoutExternalSecrets({
          name,
          release: anyRelease(),
          regions: inAws(({ secretStores: _, ...cluster }) => cluster)(extent),
        }),
        AwsSecret.provisioner() as never,
        topics(true) as never,
      ),
  },
  'the cluster': {
    lies: 'the cluster',
    environment: (name, extent) => {
      const place = cloudless();
      const [{ clusters }] = place.regions as readonly [Region];
      return place.with({
        name,
        release: anyRelease(),
        regions: regionsOf(extent, (region, names, external) => ({
          region,
          clusters: names.map((cluster) => ({ ...clusters[0]!, name: cluster })),
          ...external,
        })),
        provisioners: [
          KubernetesRedis.provisioner({ image: 'redis:8.2.1-alpine' }),
          KubernetesSecret.provisioner(),
          topics(false) as Provisioner,
        ],
      });
    },
  },
};
