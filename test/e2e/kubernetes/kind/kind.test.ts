import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { synthesizePlatform } from '../../../../lib/testing';
import { dangling, providedByManifests } from '../../door/provided';
import { references } from '../../door/references';
import { describeWithLab } from '../../lab/jest/with-lab';
import { CLUSTER } from '../../lab/toolchain';
import { Deployed } from '../deployed';
import { type KubernetesObject, nameOf, placesOf, writeFiles } from '../manifests';
import { served } from './app';

const root = resolve(__dirname, '../../../..');
const workflow = parse(readFileSync(join(root, '.github/workflows/kind.yml'), 'utf8'));
const steps: KubernetesObject[] = Object.values<KubernetesObject>(workflow.jobs).flatMap(({ steps }) => steps);

describe('The workflow for machines with Docker', () => {
  test('pins every action by its commit, and may only read', () => {
    const actions = steps.flatMap(({ uses }) => uses ?? []);
    expect(actions.filter((action) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/.test(action))).toEqual([]);
    expect(workflow.permissions).toEqual({ contents: 'read' });
  });

  test('runs scripts that are there and that bash understands, on folders that are written', () => {
    const text = steps.map(({ run = '' }) => run).join('\n');
    const named = [...text.matchAll(/(?<=^|\s)test\/\S+/g)].map(([path]) => path);
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    for (const script of named.filter((path) => path.endsWith('.sh'))) expect(spawnSync('bash', ['-n', join(root, script)]).status).toBe(0);
  });
});

describeWithLab('What the workflow applies', CLUSTER, (sandbox) => {
  const [first, second] = ['1', '2'].map((version) => synthesizePlatform((platform) => served(platform, version)));
  const place = placesOf(first!)[0]!;

  test('is admitted without a warning, and the second version is a rollout of the service alone', async () => {
    const deployed = await Deployed.start(sandbox(), first!, place);
    expect((await deployed.apply()).warnings).toEqual([]);
    await deployed.rolledOut();
    expect(Object.keys(await deployed.state()).sort()).toEqual(place.objects.map(nameOf).sort());
    const before = await deployed.list('deployments');
    writeFiles(second!, sandbox().folder);
    await deployed.apply();
    const changed = (await deployed.list('deployments')).filter(
      (each, index) => each.metadata.generation !== before[index]?.metadata.generation,
    );
    expect(changed.map(nameOf)).toEqual(['Deployment served/web']);
  });

  test('names nothing that is not there', () => {
    expect(dangling(references(place.objects), providedByManifests(place.objects))).toEqual([]);
  });
});
