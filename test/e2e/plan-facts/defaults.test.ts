import * as fs from 'node:fs';
import * as path from 'node:path';
import { stacks } from '../../../apps/stacks';
import { canonicalJson } from '../../../lib/documents/hash';
import { isObject } from '../../../lib/documents/shape';
import { CustomTypes } from '../../../lib/plan/facts/custom-types';
import { typeOfKind } from '../../../lib/plan/facts/kubernetes-types';
import { isQuantity } from '../../../lib/plan/facts/list-key';
import { withDefaults } from '../../../lib/plan/facts/with-defaults';
import { synthesizePlatform } from '../../../lib/testing';
import { defaultSamples } from '../../../scripts/record/default-samples';
import { dryRuns } from '../../../scripts/record/dry-run';
import type { DryRun } from '../../../scripts/record/kubernetes-defaults';
import { recordDefinitions } from '../../../scripts/record/record-definitions';
import { recordKubernetes } from '../../../scripts/record/record-kubernetes';
import { tableFile, tableText } from '../../../scripts/record/recorded-file';
import { customChanges } from '../../kit/custom-changes';
import { root } from '../../kit/root';
import { placesOf } from '../kubernetes/manifests';
import { Cluster } from '../lab/cluster';
import { crdsOf } from '../lab/crds';
import { describeWithLab } from '../lab/jest/with-lab';
import { CLUSTER } from '../lab/toolchain';

const custom = new CustomTypes();

/** What a server draws by lot or a cluster chooses, and who stored what. */
const chosen =
  /^(?:metadata|status|spec\.(?:clusterIPs?|ipFamil\w+|healthCheckNodePort|ports\.\d+\.nodePort|volumeClaimTemplates\.\d+\.status))(?:\.|$)/;
/** A Job's pods are told from others by its name and number. */
const chosenForJobs = /^spec\.(?:selector|template\.metadata\.labels)(?:\.|$)/;

/** Fields that the server has otherwise than we say. */
function differences({ sent, answers: [one, other] }: DryRun): readonly string[] {
  const found: string[] = [];
  const { apiVersion, kind } = sent as { readonly apiVersion: string; readonly kind: string };
  const visit = (mine: unknown, server: unknown, again: unknown, at: readonly string[]): void => {
    if (chosen.test(at.join('.')) || (kind === 'Job' && chosenForJobs.test(at.join('.')))) return;
    if (server === null || canonicalJson(mine ?? null) === canonicalJson(server ?? null)) return;
    if (isQuantity(custom, apiVersion, kind, at) && mine !== undefined && server !== undefined) return;
    if (isObject(mine) && isObject(server)) {
      for (const name of new Set([...Object.keys(mine), ...Object.keys(server)]))
        visit(mine[name], server[name], isObject(again) ? again[name] : undefined, [...at, name]);
    } else if (Array.isArray(mine) && Array.isArray(server) && mine.length === server.length) {
      for (const [index, item] of mine.entries())
        visit(item, server[index], Array.isArray(again) ? again[index] : undefined, [...at, `${index}`]);
    } else if (!isEmpty(mine) || !isEmpty(server)) {
      if (canonicalJson(server ?? null) === canonicalJson(again ?? null))
        found.push(`${kind} ${at.join('.')}: ${JSON.stringify(mine)}, and the server says ${JSON.stringify(server)}`);
    }
  };
  visit(withDefaults(sent, custom), one, other, []);
  return found;
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

describeWithLab('what an API server fills in', CLUSTER, (sandbox) => {
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = await Cluster.start(sandbox());
  });

  test('is what the committed tables say', async () => {
    const { types, defaults } = await recordKubernetes(cluster);
    expect(defaults.unexplained).toEqual([]);
    for (const table of [types, defaults]) expect(fs.readFileSync(path.join(root, tableFile(table)), 'utf8')).toBe(tableText(table));
  });

  test('of custom resources is what the committed table says of their definitions', async () => {
    const table = await recordDefinitions(sandbox());
    expect(fs.readFileSync(path.join(root, tableFile(table)), 'utf8')).toBe(tableText(table));
  });

  test('is what the plan fills in, of every kind that is asked', async () => {
    expect((await dryRuns(cluster, defaultSamples)).flatMap(differences)).toEqual([]);
  });

  test('is what the plan fills in, of every object of the example', async () => {
    const objects = placesOf(synthesizePlatform(stacks)).flatMap((place) => place.objects);
    const own = objects.filter(({ apiVersion, kind }) => typeOfKind(apiVersion, kind) !== undefined);
    expect(own.length).toBeGreaterThan(50);
    expect([...new Set((await dryRuns(cluster, own)).flatMap(differences))]).toEqual([]);
  });

  test('is what the plan fills in, of every custom resource of the example, and of others whose definition was asked', async () => {
    const objects = placesOf(synthesizePlatform(stacks)).flatMap((place) => place.objects);
    const others = [...objects.filter(({ apiVersion, kind }) => custom.of(apiVersion, kind)), ...customChanges.map(({ object }) => object)];
    await cluster.serve([...new Set(await crdsOf(sandbox(), others))]);
    expect(new Set(others.map(({ kind }) => kind)).size).toBeGreaterThan(5);
    expect([...new Set((await dryRuns(cluster, others)).flatMap(differences))]).toEqual([]);
  });
});
