import { stacks } from '../../../apps/stacks';
import { type Synthesized, synthesizePlatform } from '../../../lib/testing';
import { nameOf, placesOf, writeFiles } from '../kubernetes/manifests';
import { operatorsApp } from '../kubernetes/operators-app';
import { ownApp } from '../kubernetes/own-app';
import { podTemplates } from '../kubernetes/pod-templates';
import { checkov } from '../lab/checkov';
import { Cluster } from '../lab/cluster';
import { crdsOf } from '../lab/crds';
import { describeWithLab } from '../lab/jest/with-lab';
import { kubeconform, schemasOf } from '../lab/kubeconform';
import { CLUSTER } from '../lab/toolchain';
import { ACCEPTED } from './accepted';

const example = synthesizePlatform(stacks);
const objectsOf = (synthesized: Synthesized) => placesOf(synthesized).flatMap(({ objects }) => objects);
const objects = objectsOf(example);
const apps = [
  ['the example in every environment', example],
  ['one of each kind of workload', ownApp()],
  ['everything for which an operator runs in the cluster', operatorsApp()],
] as const;

describeWithLab('kubeconform, strict', [...CLUSTER, 'go', 'kubeconform'], (sandbox) => {
  let schemas: string;

  beforeAll(async () => {
    const cluster = await Cluster.start(sandbox());
    await cluster.serve(
      await crdsOf(
        sandbox(),
        apps.flatMap(([, app]) => objectsOf(app)),
      ),
    );
    schemas = await schemasOf(sandbox(), cluster);
  });

  test.each(apps)('finds nothing in %s', async (_, synthesized) => {
    writeFiles(synthesized, sandbox().folder);
    expect(await kubeconform(sandbox(), sandbox().path('dist'), schemas)).toEqual([]);
  });
});

describeWithLab('checkov', ['checkov'], (sandbox) => {
  const withoutHash = (name: string): string => name.replace(/^(Job .*)-[0-9a-f]{8}$/, '$1');

  test('finds in the manifests of every environment what is accepted with a reason, no more and no less', async () => {
    writeFiles(example, sandbox().folder);
    const { failed, passed } = await checkov(sandbox(), sandbox().path('dist'), 'kubernetes');
    expect(passed).toBeGreaterThan(1000);
    const found = failed.map(({ check, resource }) => `${check}: ${withoutHash(resource.replace('.', ' ').replace('.', '/'))}`);
    const makers = podTemplates(objects).map(({ object }) => withoutHash(nameOf(object)));
    const accepted = ACCEPTED.flatMap(({ check, pods }) => (pods === 'all' ? makers : pods).map((maker) => `${check}: ${maker}`));
    expect([...new Set(found)].sort()).toEqual([...new Set(accepted)].sort());
  });

  test('is answered with one reason for each rule', () => {
    const checks = ACCEPTED.map(({ check }) => check);
    expect(checks).toEqual([...new Set(checks)]);
    expect(ACCEPTED.filter(({ why }) => why.length < 40)).toEqual([]);
  });
});
