import { stacks } from '../../../apps/stacks';
import { synthesizePlatform } from '../../../lib/testing';
import { Deployed } from '../kubernetes/deployed';
import { documents, nameOf, placesOf } from '../kubernetes/manifests';
import { sync } from '../lab/gitops';
import { describeWithLab } from '../lab/jest/with-lab';
import { CLUSTER } from '../lab/toolchain';
import { until } from '../lab/until';
import { app, type Commit } from './app';
import { change } from './change';
import { GitFolder } from './git-folder';

const TOOLS = [...CLUSTER, 'go', 'git', 'gitops-agent'] as const;

/** Who the engine is to the API server. */
const AGENT = 'gitops-agent';

/** Every Job, once all have ended. */
async function runsOf(deployed: Deployed) {
  const jobs = await until(
    () => deployed.list('jobs'),
    (all) => all.every(({ status }) => status.completionTime),
  );
  return jobs.map(({ metadata, status }) => ({ uid: metadata.uid, succeeded: status.succeeded, failed: status.failed ?? 0 }));
}

describeWithLab("The example, synced by Argo CD's engine", TOOLS, (sandbox) => {
  const example = synthesizePlatform(stacks);
  const place = placesOf(example).find(({ environment }) => environment === 'staging')!;
  const folder = `dist/${place.name}`;
  const files = [...example.files].filter(([path]) => path.startsWith(`${folder}/`));
  let deployed: Deployed;
  let repository: GitFolder;

  const commitAndSync = async (committed: typeof files) => {
    await repository.commit(committed);
    return (await sync(sandbox(), deployed.cluster, repository.path, folder)).results;
  };

  beforeAll(async () => {
    deployed = await Deployed.start(sandbox(), example, place);
    repository = await GitFolder.create(sandbox());
  });

  test('comes up on an empty cluster from nothing but a folder in git', async () => {
    const results = await commitAndSync(files);
    expect(Object.values(results).filter((message) => !message.endsWith(' created'))).toEqual([]);
    await deployed.rolledOut();
    expect(Object.keys(await deployed.state(AGENT)).sort()).toEqual(place.objects.map(nameOf).sort());
  });

  test('does not change when it is synced again, and its migration does not run again', async () => {
    const [before, migrations] = [await deployed.state(AGENT), await runsOf(deployed)];
    expect(migrations).toEqual([expect.objectContaining({ succeeded: 1, failed: 0 })]);
    await commitAndSync(files);
    expect(await deployed.state(AGENT)).toEqual(before);
    expect(await runsOf(deployed)).toEqual(migrations);
  });

  test('loses a workload whose file is gone, and nothing else', async () => {
    const file = files.find(([path]) => path.endsWith('/loadgenerator.k8s.yaml'))!;
    const before = await deployed.state(AGENT);
    await commitAndSync(files.filter((each) => each !== file));
    const removed = documents(file[1]).map(nameOf).sort();
    await until(
      () => deployed.state(AGENT),
      (after) => change(before, after).gone.length === removed.length,
    );
    expect(change(before, await deployed.state(AGENT))).toEqual({ gone: removed, come: [], replaced: [] });
  });
});

describeWithLab("An app, synced by Argo CD's engine", TOOLS, (sandbox) => {
  let deployed: Deployed;
  let repository: GitFolder;

  const commitAndSync = async (commit: Commit = {}): Promise<void> => {
    await repository.commit([...app(commit).files].filter(([path]) => path.startsWith('dist/')));
    await sync(sandbox(), deployed.cluster, repository.path, 'dist/lab/lab');
  };
  const names = async (): Promise<string[]> => Object.keys(await deployed.state(AGENT)).sort();

  beforeAll(async () => {
    const first = app();
    deployed = await Deployed.start(sandbox(), first, placesOf(first)[0]!);
    repository = await GitFolder.create(sandbox());
    await commitAndSync();
  });

  test('runs a migration once for each version, and takes the former Job away', async () => {
    const first = await runsOf(deployed);
    expect(first).toEqual([{ uid: expect.any(String), succeeded: 1, failed: 0 }]);
    await commitAndSync({ tag: '2' });
    const second = await until(
      () => runsOf(deployed),
      (runs) => runs.every(({ uid }) => uid !== first[0]?.uid),
    );
    expect(second).toEqual([{ uid: expect.any(String), succeeded: 1, failed: 0 }]);
    await commitAndSync({ tag: '2' });
    expect(await runsOf(deployed)).toEqual(second);
  });

  test('keeps the disk of a workload that goes', async () => {
    const before = await deployed.state(AGENT);
    await commitAndSync({ tag: '2', workloads: ['orders', 'web'] });
    await until(names, (left) => !left.includes('Deployment shop/archive'));
    expect(change(before, await deployed.state(AGENT))).toEqual({
      gone: ['Deployment shop/archive', 'NetworkPolicy shop/archive', 'ServiceAccount shop/archive'],
      come: [],
      replaced: [],
    });
    expect(await names()).toContain('PersistentVolumeClaim shop/archive-data');
  });

  test('keeps the namespace of an app that goes, and what is in it of others', async () => {
    await commitAndSync({ tag: '2', placed: false });
    await until(names, (left) => !left.some((name) => name.startsWith('Deployment shop/')));
    const left = await names();
    expect(left.filter((name) => /\bshop\b/.test(name))).toEqual(['Namespace shop', 'PersistentVolumeClaim shop/archive-data']);
    expect(left).toContain('Deployment other/web');
  });
});
