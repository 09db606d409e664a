import { parseAllDocuments } from 'yaml';
import { production } from '../../../apps/environments/production';
import { stacks } from '../../../apps/stacks';
import { receipts } from '../../../apps/workloads/receipts';
import { shop } from '../../../apps/workloads/shop';
import { AwsBucket, AwsPostgres, AwsQueue, AwsRedis } from '../../../constructs';
import { type AssembledStack, judge, type Pack, packWith, type Resource, terraformDocuments } from '../../../lib';
import { synthesizePlatform } from '../../../lib/testing';
import { baseline, encryptedClasses, strict } from '../../../policies';

const { files, report } = synthesizePlatform(stacks);
const assembled: readonly AssembledStack[] = JSON.parse(files.get('cdktf.out/assembly.json')!).stacks;

function resourcesOf({ terraform, clusters }: AssembledStack): readonly Resource[] {
  const objects = clusters.flatMap(({ name, manifests }) =>
    manifests.flatMap(({ file }) =>
      parseAllDocuments(files.get(`dist/${file}`)!).map((document): Resource => {
        const values = document.toJS();
        const { kind, apiVersion, metadata } = values;
        const address = [name, ...(metadata.namespace ? [metadata.namespace] : []), kind, metadata.name].join('/');
        return { type: `${apiVersion}/${kind}`, address, path: metadata.annotations['slipway.dev/path'], values };
      }),
    ),
  );
  return [...terraformDocuments(JSON.parse(files.get(`cdktf.out/${terraform!.file}`)!)), ...objects];
}

/** The storage class is set up with the clusters. */
const parameters = [encryptedClasses.set(['encrypted'])];

/** `<policy> <workload>`, once for each that fails something. */
function findings(pack: Pack, stack: AssembledStack): readonly string[] {
  const { violations } = judge(resourcesOf(stack), [packWith(pack, { parameters })], {
    protected: stack.protected,
    kubernetesVersions: Object.fromEntries(stack.clusters.map(({ name }) => [name, '1.34'])),
  });
  const failing = violations.filter(({ level }) => level !== 'advisory');
  return [...new Set(failing.map(({ policy, verdict, resource }) => `${policy.name} ${verdict} ${resource.path.split('/')[1]}`))].sort();
}

test.each(assembled.map((stack) => [stack.id, stack] as const))('%s passes the baseline', (_id, stack) => {
  expect(findings(baseline, stack)).toEqual([]);
});

test('the environments enforce the baseline, also over whose code made everything', () => {
  expect(report.stacks.filter(({ packs }) => !packs.some((pack) => pack.startsWith('baseline@')))).toEqual([]);
  // Two clusters of production migrate one database, and the program that keeps the carts knows no IAM.
  expect([...new Set(report.findings.map(({ rule, level, workload }) => `${rule} ${level} ${workload}`))].sort()).toEqual([
    'aws/elasticache/users advisory shop/cartservice',
    'k8s/job/repeatable advisory receipts/receipts',
  ]);
});

describe('strict, in production, with a digest for every image', () => {
  /** No image has it. */
  const placeholder = `sha256:${'0'.repeat(64)}`;
  const images = Object.entries(production.release.images).map(([workload, image]) => [workload, { ...image, digest: placeholder }]);
  const pinned = production.with({
    name: 'production',
    // What needs something of an operator's: a role, and a bucket for logs.
    regions: production.regions.map((region) => ({ ...region, accessLogBucket: `acme-access-logs-${region.region}` })),
    provisioners: [
      AwsBucket.provisioner(),
      AwsPostgres.provisioner({ multiAz: true, performanceInsights: true, monitoringRole: 'rds-monitoring', queryLogging: true }),
      AwsQueue.provisioner(),
      AwsRedis.provisioner({ nodes: 2 }),
    ],
    release: { ...production.release, images: Object.fromEntries(images) },
    policies: [packWith(strict, { parameters })],
  });
  const shopWithoutLiveness = [
    'adservice',
    'checkoutservice',
    'currencyservice',
    'emailservice',
    'loadgenerator',
    'paymentservice',
    'productcatalogservice',
    'recommendationservice',
  ];
  const { findings: found, waivers } = synthesizePlatform((platform) => {
    pinned.stamp(platform, 'shop', shop);
    pinned.stamp(platform, 'receipts', receipts, { regions: ['eu-west-1'] });
  }).report;

  test('what it finds is what developers and operators chose, and nothing else', () => {
    expect([...new Set(found.map(({ rule, verdict, workload }) => `${rule} ${verdict} ${workload}`))].sort()).toEqual([
      // Of operators: the cache asks nobody, and a password changes when they count it up.
      'aws/elasticache/users fail shop/cartservice',
      'aws/secrets/rotation fail receipts/receipts',
      // Of developers: a sidecar that is named by its tag, a migration of one database by two clusters, probes that are the same or missing, and a generator of load.
      'k8s/image/digest fail receipts/receipts',
      'k8s/job/repeatable fail receipts/receipts',
      'k8s/probes/liveness fail receipts/receipts',
      ...shopWithoutLiveness.map((workload) => `k8s/probes/liveness fail shop/${workload}`),
      'k8s/replicas/min fail shop/loadgenerator',
      'k8s/resources/cpu-request fail shop/loadgenerator',
      'k8s/resources/memory fail shop/loadgenerator',
    ]);
    expect(waivers).toEqual([]);
  });

  test('it tells that on the lines of the developers', () => {
    expect(found.filter(({ source }) => !source?.file.startsWith('apps/workloads/'))).toEqual([]);
  });
});
