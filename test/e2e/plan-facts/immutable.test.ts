import { immutable } from '../../../lib/kept/immutable';
import { type Change, changed, changes } from '../../kit/kubernetes-changes';
import { Cluster } from '../lab/cluster';
import { describeWithLab } from '../lab/jest/with-lab';
import { CLUSTER } from '../lab/toolchain';

describeWithLab('what an API server refuses to change', CLUSTER, (sandbox) => {
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = await Cluster.start(sandbox());
  });

  test('is what the plan calls immutable, field by field', async () => {
    const objects = changes.map(({ object }, index) => ({ ...object, metadata: { name: `c${index}`, namespace: 'default' } }));
    const before = sandbox().write('before.json', list(objects));
    await cluster.kubectl(['create', '-f', before]);
    const { items: stored } = await cluster.get('-f', before);
    // Whatever controllers wrote meanwhile.
    for (const { metadata } of stored) delete metadata.resourceVersion;
    const after = changes.map((change, index) => changed({ ...change, object: stored[index] }));
    const { stderr } = await cluster.kubectl(['replace', '--dry-run=server', '-f', sandbox().write('after.json', list(after))], {
      exits: [1],
    });
    await cluster.kubectl(['delete', '-f', before, '--wait=false']);

    const answers = changes.map((_, index) => stderr.split(/^(?=The |Error )/m).find((text) => text.includes(`"c${index}"`)));
    const tell = (wrong: (change: Change, index: number) => boolean) =>
      changes.flatMap((change, index) =>
        wrong(change, index) ? [`${change.object['kind']} ${change.path.join('.')}: ${answers[index] ?? 'accepted'}`] : [],
      );
    expect(tell(({ refused }, index) => refused !== (answers[index] !== undefined))).toEqual([]);
    expect(tell((_, index) => !/immutable|forbidden|change|only be modified|can not be/i.test(answers[index] ?? 'immutable'))).toEqual([]);
    expect(
      tell(
        ({ object, path, refused }, index) =>
          immutable(object['apiVersion'], object['kind'], path, stored[index], after[index]!) !== refused,
      ),
    ).toEqual([]);
  });
});

function list(items: readonly object[]): string {
  return JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
}
