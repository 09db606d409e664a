import { mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { Workload } from '../../../constructs';
import { AdoptedWorkload } from '../../../lib';
import { synthesizePlatform } from '../../../lib/testing';
import { cloudless } from '../../kit/environments';
import { anyRelease } from '../../kit/places';
import { Slipway } from '../../process/cli/slipway';
import { FIELD_MANAGER } from '../lab/cluster';
import { describeWithLab } from '../lab/jest/with-lab';
import { CLUSTER, toolPath } from '../lab/toolchain';
import { Deployed } from './deployed';
import { placesOf } from './manifests';

const image = 'registry.example.com/orders';
const labels = { 'app.kubernetes.io/name': 'orders', 'app.kubernetes.io/instance': 'shop' };

/** As a chart has it, which is neither hardened nor called as ours. */
const chart = [
  {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'shop-orders', namespace: 'shop' },
    spec: {
      replicas: 2,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          containers: [
            {
              name: 'chart',
              image: `${image}:1.2.3`,
              env: [{ name: 'LEGACY', value: 'yes' }],
              ports: [{ name: 'http', containerPort: 8080 }],
            },
          ],
        },
      },
    },
  },
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'shop-orders', namespace: 'shop' },
    spec: { selector: labels, ports: [{ name: 'http', port: 80, targetPort: 'http' }] },
  },
];

let slipway: Slipway;
beforeAll(() => {
  slipway = new Slipway();
});
afterAll(() => slipway.remove());

describeWithLab('A Deployment that Helm made', CLUSTER, (sandbox) => {
  test('is taken over by server-side apply: the same object, its Service and its pods, and nothing of the chart stays', async () => {
    // GIVEN
    const [region] = cloudless().regions;
    const adopt = {
      'shop/orders': new AdoptedWorkload({
        selector: labels,
        names: { Deployment: 'shop-orders', Service: 'shop-orders', container: 'chart' },
      }),
    };
    const environment = cloudless({ release: anyRelease(), regions: [{ ...region!, adopt }] });
    const synthesized = synthesizePlatform((platform) =>
      environment.stamp(
        platform,
        'shop',
        (stack) => new Workload(stack, 'orders', { image, ports: { http: { port: 80, targetPort: 8080 } }, replicas: 2 }),
      ),
    );
    const [place] = placesOf(synthesized);
    const deployed = await Deployed.start(sandbox(), synthesized, place!);
    const { cluster } = deployed;
    await cluster.kubectl(['create', 'namespace', 'shop']);
    const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: chart });
    await cluster.kubectl(['create', '--field-manager=helm', '-f', '-'], { input: list });
    await cluster.rolledOut('shop');
    const before = await cluster.get('deployment', 'shop-orders', '-n', 'shop');
    const address = (await cluster.get('service', 'shop-orders', '-n', 'shop')).spec.clusterIP;
    // WHEN
    const { code, stdout, stderr } = await slipway.runBeside(slipway.folder, ['adopt', '--from-cluster', 'lab', '--namespace', 'shop'], {
      PATH: `${path.dirname(toolPath('kubectl'))}${path.delimiter}${process.env.PATH}`,
      KUBECONFIG: cluster.kubeconfig,
    });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain(
      `new AdoptedWorkload({ selector: { 'app.kubernetes.io/instance': 'shop', 'app.kubernetes.io/name': 'orders' }, names: { Deployment: 'shop-orders', Service: 'shop-orders', container: 'chart' } })`,
    );
    const [, patch = ''] = /kubectl patch deployment shop-orders -n shop --type=json -p '(.*)'$/m.exec(stdout) ?? [];
    const live = sandbox().path('live');
    mkdirSync(live);
    writeFileSync(
      path.join(live, 'shop.json'),
      (await cluster.kubectl(['get', 'deployments,services', '-n', 'shop', '-o', 'json'])).stdout,
    );
    const head = sandbox().path(place!.folders.find((folder) => folder.includes('/shop-'))!);
    const plan = await slipway.runBeside(slipway.folder, ['plan', '--base', live, '--head', head, '-o', 'json']);
    const own = patch.replace('"value":"kubectl"', `"value":"${FIELD_MANAGER}"`);
    await cluster.kubectl(['patch', 'deployment', 'shop-orders', '-n', 'shop', '--type=json', '-p', own]);
    for (const folder of place!.folders) await cluster.apply([sandbox().path(folder)], '--force-conflicts');
    await deployed.rolledOut();
    // THEN
    const changes: readonly { readonly items: readonly { readonly text: string; readonly reason: string }[] }[] = JSON.parse(
      plan.stdout,
    ).changes;
    const items = changes.flatMap((change) => change.items);
    expect(items.filter(({ reason }) => reason === '')).toEqual([]);
    const texts = items.map(({ text }) => text);
    expect(texts).toEqual(
      expect.arrayContaining([
        'Deployment shop-orders: env removed',
        'Deployment shop-orders: securityContext.runAsNonRoot set to true',
        'Deployment shop-orders: pod labels[app.kubernetes.io/part-of] set to shop',
        'Service shop-orders: ports[80/TCP].targetPort http → 8080',
      ]),
    );
    // What its cluster wrote is told of addresses alone, which stay.
    expect(
      texts.filter((text) => / removed$/.test(text) && !/ (clusterIPs?( \S+)?|ipFamilies|ipFamilyPolicy \S+) removed$/.test(text)),
    ).toEqual(['Deployment shop-orders: env removed']);
    expect(texts.filter((text) => /replaced/.test(text))).toEqual([]);
    const after = await cluster.get('deployment', 'shop-orders', '-n', 'shop');
    expect([after.metadata.uid, after.spec.selector.matchLabels]).toEqual([before.metadata.uid, labels]);
    const { containers } = after.spec.template.spec;
    expect(containers.map(({ name, env = [] }: { name: string; env?: { name: string }[] }) => [name, env.map((one) => one.name)])).toEqual([
      ['chart', []],
    ]);
    const pods = (await cluster.get('pods', '-n', 'shop')).items.filter(
      ({ metadata }: { metadata: { deletionTimestamp?: string } }) => !metadata.deletionTimestamp,
    );
    expect(pods.map(({ metadata }: { metadata: { labels: object } }) => metadata.labels)).toEqual([
      expect.objectContaining({ ...labels, 'app.kubernetes.io/part-of': 'shop' }),
      expect.objectContaining({ ...labels, 'app.kubernetes.io/part-of': 'shop' }),
    ]);
    const service = await cluster.get('service', 'shop-orders', '-n', 'shop');
    expect([service.spec.clusterIP, service.spec.selector]).toEqual([address, labels]);
    const deployments = (await cluster.get('deployments', '-n', 'shop')).items.map(
      ({ metadata }: { metadata: { name: string } }) => metadata.name,
    );
    expect(deployments).toEqual(['shop-orders']);
  });
});
