import { immutable } from '../../../lib/kept/immutable';
import { customRefusal } from '../../../lib/plan/compare/custom-refusals';
import { CustomTypes } from '../../../lib/plan/facts/custom-types';
import { customChanges } from '../../kit/custom-changes';
import { type Change, changed, changes } from '../../kit/kubernetes-changes';
import { Cluster } from '../lab/cluster';
import { crdsOf } from '../lab/crds';
import { describeWithLab } from '../lab/jest/with-lab';
import { CLUSTER } from '../lab/toolchain';

describeWithLab('what an API server refuses to change', CLUSTER, (sandbox) => {
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = await Cluster.start(sandbox());
  });

  test('is what the plan calls immutable, field by field', async () => {
    await agree(changes, ({ object, path }, before, after) => immutable(object['apiVersion'], object['kind'], path, before, after));
  });

  test('is what the rules of their definitions say of custom resources, field by field', async () => {
    await cluster.serve([
      ...new Set(
        await crdsOf(
          sandbox(),
          customChanges.map(({ object }) => object),
        ),
      ),
    ]);
    const types = new CustomTypes();
    await agree(customChanges, ({ object, path }, before, after) => {
      const { schema } = types.of(object['apiVersion'], object['kind'])!;
      return customRefusal(schema, path, before, after) === 'refused';
    });
  });

  /** Holds each change against what the server answers when it is to replace the object. */
  async function agree(all: readonly Change[], isRefused: (change: Change, before: Stored, after: Stored) => boolean): Promise<void> {
    const objects = all.map(({ object }, index) => ({ ...object, metadata: { name: `c${index}`, namespace: 'default' } }));
    const before = sandbox().write('before.json', list(objects));
    await cluster.kubectl(['create', '-f', before]);
    const { items: stored } = await cluster.get('-f', before);
    // Whatever controllers wrote meanwhile.
    for (const { metadata } of stored) delete metadata.resourceVersion;
    const after = all.map((change, index) => changed({ ...change, object: stored[index] }));
    const options = { exits: [1] };
    const { stderr } = await cluster.kubectl(['replace', '--dry-run=server', '-f', sandbox().write('after.json', list(after))], options);
    await cluster.kubectl(['delete', '-f', before, '--wait=false']);

    const answers = all.map((_, index) => stderr.split(/^(?=The |Error )/m).find((text) => text.includes(`"c${index}"`)));
    const tell = (wrong: (change: Change, index: number) => boolean) =>
      all.flatMap((change, index) =>
        wrong(change, index) ? [`${change.object['kind']} ${change.path.join('.')}: ${answers[index] ?? 'accepted'}`] : [],
      );
    expect(tell(({ refused }, index) => refused !== (answers[index] !== undefined))).toEqual([]);
    expect(tell((_, index) => !/immutable|forbidden|change|only be modified|can not be/i.test(answers[index] ?? 'immutable'))).toEqual([]);
    expect(tell((change, index) => isRefused(change, stored[index], after[index]!) !== change.refused)).toEqual([]);
  }
});

type Stored = Change['object'];

function list(items: readonly object[]): string {
  return JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
}
