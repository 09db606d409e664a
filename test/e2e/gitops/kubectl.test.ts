import { dirname, join } from 'node:path';
import { Deployed } from '../kubernetes/deployed';
import { placesOf, writeFiles } from '../kubernetes/manifests';
import { crdsOf } from '../lab/crds';
import { describeWithLab } from '../lab/jest/with-lab';
import { CLUSTER, toolPath } from '../lab/toolchain';
import { until } from '../lab/until';
import { app, type Commit } from './app';
import { change } from './change';
import { examples, manifestsOf } from './examples';

describeWithLab('An app, applied by examples/gitops/kubectl/apply.sh', CLUSTER, (sandbox) => {
  const first = app();
  const [place] = placesOf(first);
  const [platform = '', ...stacks] = place!.folders;
  let deployed: Deployed;

  const applyScript = async (commit: Commit = {}): Promise<string> => {
    writeFiles(app(commit), sandbox().folder);
    const env = { ...sandbox().env, KUBECONFIG: deployed.cluster.kubeconfig, PATH: `${dirname(toolPath('kubectl'))}:${process.env.PATH}` };
    const { stdout: context } = await deployed.cluster.kubectl(['config', 'current-context']);
    const script = join(examples, 'kubectl/apply.sh');
    let output = '';
    for (const stack of stacks) {
      const namespace = /\/(\w+)-lab-local$/.exec(stack)?.[1] ?? '';
      const command = [script, context.trim(), sandbox().path(stack), namespace];
      const { stdout, stderr } = await sandbox().run({ name: 'apply', command, env });
      output += stdout + stderr;
    }
    return output;
  };
  const names = async (): Promise<string[]> => Object.keys(await deployed.state()).sort();

  beforeAll(async () => {
    deployed = await Deployed.start(sandbox(), first, place!);
    await deployed.cluster.apply([sandbox().path(platform)]);
  });

  test('brings the migration first, then everything, without a warning', async () => {
    const output = await applyScript();
    expect(output).not.toMatch(/^Warning/m);
    expect(output.indexOf('condition met')).toBeGreaterThan(0);
    expect(output.indexOf('deployment.apps/orders serverside-applied')).toBeGreaterThan(output.indexOf('condition met'));
    expect(await names()).toHaveLength(place!.objects.length);
  });

  test('changes nothing when it is run again', async () => {
    const before = await deployed.state();
    await applyScript();
    expect(await deployed.state()).toEqual(before);
  });

  test('removes a workload that is written no longer, keeps its disk, and touches no other', async () => {
    const before = await deployed.state();
    await applyScript({ workloads: ['orders', 'web'] });
    await until(names, (left) => !left.includes('Deployment shop/archive'));
    expect(change(before, await deployed.state())).toEqual({
      gone: ['Deployment shop/archive', 'NetworkPolicy shop/archive', 'ServiceAccount shop/archive'],
      come: [],
      replaced: [],
    });
    expect(await names()).toEqual(expect.arrayContaining(['Namespace shop', 'PersistentVolumeClaim shop/archive-data']));
  });

  test('runs the migration of another version, and takes the former Job away', async () => {
    const before = await deployed.state();
    await applyScript({ workloads: ['orders', 'web'], tag: '2' });
    const { gone, come, replaced } = change(before, await deployed.state());
    expect([gone, come]).toEqual([
      [expect.stringMatching(/^Job shop\/orders-migrate-/)],
      [expect.stringMatching(/^Job shop\/orders-migrate-/)],
    ]);
    expect(replaced).toEqual([]);
  });

  describeWithLab('the manifests beside it', ['go'], (files) => {
    test.each(['argo-cd', 'flux'])('are admitted by the definitions of %s, field by field, without a warning', async (tool) => {
      const manifests = manifestsOf(tool);
      await deployed.cluster.serve(await crdsOf(files(), manifests));
      for (const namespace of new Set(manifests.map(({ metadata }) => metadata.namespace)))
        await deployed.cluster.kubectl(['create', 'namespace', namespace]);
      const { objects, warnings } = await deployed.cluster.apply([join(examples, tool)]);
      expect(warnings).toEqual([]);
      expect(objects).toHaveLength(manifests.length);
    });
  });
});
