import { Access, AwsAccess, AwsSecret, eks, ingressRoutes, Postgres, Queue, Secret, Workload } from '../../../constructs';
import { ClusterFact, ClusterSecret, type DeploymentStack, ExistingSecret, External, Shared } from '../../../lib';
import { synthesizePlatform } from '../../../lib/testing';
import { aws, awsRegion, eksCluster } from '../../kit/environments';
import { anyRelease } from '../../kit/places';
import { dangling, providedByManifests } from '../door/provided';
import { references } from '../door/references';
import { describeWithLab } from '../lab/jest/with-lab';
import { CLUSTER } from '../lab/toolchain';
import { Deployed } from './deployed';
import { placesOf } from './manifests';
import { standIns } from './stand-ins';

declare module '../../../lib' {
  interface Facts {
    readonly certificate: string;
  }
}

const image = 'registry.example.com/app';
const jobs = new Shared('jobs', new Queue());

function shop(stack: DeploymentStack): void {
  stack.share(jobs);
  new Workload(stack, 'web', {
    image,
    ports: { http: { port: 80 } },
    readinessProbe: { tcpSocket: { port: 'http' } },
    routes: { web: { host: 'shop.example.com', port: 'http' } },
    dependencies: {
      db: new Postgres({ size: 'small' }),
      stripe: new Secret({ keys: ['apiKey', 'webhookSecret'] }),
      mail: new Secret({ keys: ['apiKey'] }),
      signing: new Secret({ keys: ['privateKey'], as: 'files' }),
      models: new Access({ name: 'models', actions: ['bedrock:InvokeModel'] }),
      jobs: jobs.as('send'),
    },
    files: ({ db, signing }) => ({ '/etc/signing/key.pem': signing.privateKey, '/etc/db/ca.pem': db.ca }),
  });
  new Workload(stack, 'worker', { image, dependencies: { jobs: jobs.as('receive') } });
}

/** A database with its password in the cluster, a queue of another team, a secret under another name; the rest is made. */
const external = {
  'shop/web.db': External.of(Postgres, {
    outputs: {
      host: 'legacy.db.example.internal',
      port: 5432,
      database: 'shop',
      username: 'shop_app',
      password: new ClusterSecret('legacy-db', 'password'),
      sslMode: 'verify-full',
      ca: new ClusterFact('trust', 'ca.pem'),
    },
    egress: [{ peer: { cidrs: ['10.20.0.0/24'] }, ports: [{ port: 5432, protocol: 'TCP' }] }],
  }),
  'shop/web.mail': External.of(Secret<'apiKey'>, { outputs: { apiKey: new ExistingSecret('vendor/mail', 'key') }, egress: [] }),
  'shop/shared.jobs': External.of(Queue, {
    outputs: { url: 'https://sqs.eu-west-1.amazonaws.com/222233334444/jobs', name: 'jobs', region: 'eu-west-1' },
    egress: [{ peer: { place: 'cloudApis' } }],
    grants: {
      send: [{ actions: ['sqs:SendMessage'], resources: ['arn:aws:sqs:eu-west-1:222233334444:jobs'] }],
      receive: [{ actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage'], resources: ['arn:aws:sqs:eu-west-1:222233334444:jobs'] }],
    },
  }),
};

describeWithLab('What is there already', [...CLUSTER, 'go'], (sandbox) => {
  test('is admitted by the API server, and pods name nothing that nobody has', async () => {
    // GIVEN
    const network = eks({ cloudApis: [{ cidr: '10.0.128.0/20' }], ingress: [{ namespace: 'ingress-nginx' }] });
    const clusters = [eksCluster('blue', { network, facts: { certificate: 'of-blue' } }), eksCluster('green', { network })];
    const resources = ['arn:aws:bedrock:eu-west-1::foundation-model/anthropic.claude-3-haiku-20240307-v1:0'];
    const environment = aws({
      release: anyRelease(),
      regions: [awsRegion({ clusters, external, facts: { certificate: 'of-the-region' } })],
      provisioners: [
        AwsSecret.provisioner(),
        AwsAccess.provisioner({ approved: { models: { actions: ['bedrock:InvokeModel'], resources } } }),
      ],
      routes: (place) => ingressRoutes({ ingressClassName: 'alb', annotations: { 'example.com/certificate': place.fact('certificate') } }),
    });
    const synthesized = synthesizePlatform((platform) => environment.stamp(platform, 'shop', shop));
    const [blue, green] = placesOf(synthesized) as [ReturnType<typeof placesOf>[number], ReturnType<typeof placesOf>[number]];
    const deployed = await Deployed.start(sandbox(), synthesized, blue);
    // WHEN
    const applied = await deployed.apply();
    const kept = [
      { kind: 'Secret', namespace: 'shop', name: 'legacy-db', keys: ['password'] },
      { kind: 'ConfigMap', namespace: 'shop', name: 'trust', keys: ['ca.pem'] },
    ];
    const named = references(blue.objects).filter(({ kind }) => kind === 'Secret' || kind === 'ConfigMap');
    await deployed.cluster.apply(standIns(named));
    await deployed.rolledOut();
    // THEN
    expect(applied.objects).toHaveLength(blue.objects.length);
    expect(dangling(named, [...kept, ...providedByManifests(blue.objects)])).toEqual([]);
    expect(
      [blue, green].map(({ objects }) => objects.find(({ kind }) => kind === 'Ingress')!.metadata.annotations['example.com/certificate']),
    ).toEqual(['of-blue', 'of-the-region']);
  });
});
