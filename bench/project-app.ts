import * as fs from 'node:fs';
import * as path from 'node:path';
import { AwsBucket, AwsQueue, awsProvider, eks, gatewayRoutes, PodIdentity, s3State } from '../constructs';
import { Environment, Platform } from '../lib';
import { account, messagingKey, organization, storageKey } from './place';
import { plain } from './plain';

/** Services, and the groups that deploy them together. */
export const project = { services: 300, groups: 50 } as const;

/** Clusters by region, of each environment: five regions and eight clusters in all. */
const places = {
  development: { 'eu-west-1': ['development'] },
  staging: { 'eu-west-1': ['staging-blue', 'staging-green'] },
  production: {
    'eu-west-1': ['blue', 'green'],
    'us-east-1': ['us-blue', 'us-green'],
    'ap-southeast-2': ['ap'],
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** Services of a group, by the app that it is. */
export const groups: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Array.from({ length: project.groups }, (_, group) => [
    `app-${group}`,
    Array.from({ length: project.services / project.groups }, (_, number) => `service-${group}-${number}`),
  ]),
);

function environments(tags: Readonly<Record<string, string>>): readonly Environment[] {
  const network = eks({
    cloudApis: [{ cidr: '10.0.128.0/20' }],
    apiServer: [{ cidr: '10.0.0.10/32' }],
    ingress: [{ namespace: 'gateways' }],
    monitoring: [{ namespace: 'monitoring' }],
  });
  const images = Object.fromEntries(
    Object.entries(groups).flatMap(([app, names]) => names.map((name) => [`${app}/${name}`, { tag: tags[app]! }])),
  );
  return Object.entries(places).map(
    ([name, regions]) =>
      new Environment({
        name,
        regions: Object.entries<readonly string[]>(regions).map(([region, clusters]) => ({
          region,
          account,
          keys: { storage: storageKey.replace('eu-west-1', region), messaging: messagingKey.replace('eu-west-1', region) },
          clusters: clusters.map((cluster) => ({ name: cluster, kubernetesVersion: '1.34', network })),
        })),
        provisioners: [AwsBucket.provisioner(), AwsQueue.provisioner()],
        identity: new PodIdentity(),
        routes: gatewayRoutes({ gateway: { name: 'public', namespace: 'gateways' } }),
        terraform: [
          s3State({ bucket: 'acme-terraform-state', region: 'eu-west-1' }),
          awsProvider({ role: 'deploy', tags: { owner: 'shop', costCentre: '42' } }),
        ],
        release: { schemaVersion: 1, images },
      }),
  );
}

/** `node project-app.js`: synthesizes the project in the working directory, whose `tags.json` says the tag of each app. */
if (require.main === module) {
  const platform = new Platform({ organization });
  for (const environment of environments(JSON.parse(fs.readFileSync(path.join(process.cwd(), 'tags.json'), 'utf8'))))
    for (const [app, names] of Object.entries(groups))
      environment.stamp(platform, app, (stack) => {
        for (const name of names) stack.place((own) => plain(own, name), { data: { uploads: 'independent', events: 'independent' } });
      });
  platform.synth();
}
