import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { describeWithLab } from './jest/with-lab';
import { type Running, sleep } from './process';
import { AWS, CLUSTER } from './toolchain';

const TS_NODE = {
  TS_NODE_TRANSPILE_ONLY: 'true',
  TS_NODE_PROJECT: `${__dirname}/../../../tsconfig.json`,
  TS_NODE_COMPILER_OPTIONS: '{"noEmit":false,"rootDir":"/"}',
};

describeWithLab('npm run lab', [...CLUSTER, ...AWS], (sandbox) => {
  const lab = (name: string, env: NodeJS.ProcessEnv = {}): Promise<Running> =>
    sandbox().start({
      name,
      command: () => [process.execPath, '-r', require.resolve('ts-node/register'), `${__dirname}/lab.ts`],
      env: { ...process.env, ...TS_NODE, ...env },
      ready: (running) => running.output().includes('Ctrl-C stops it'),
    });
  const kubeconfigOf = (running: Running): string => /KUBECONFIG=(\S+)/.exec(running.output())?.[1] ?? '';
  const mockOf = (running: Running): string => /AWS_ENDPOINT_URL=(\S+)/.exec(running.output())?.[1] ?? '';
  const listens = (url: string): Promise<boolean> =>
    fetch(url).then(
      () => true,
      () => false,
    );
  const mentioning = (folder: string): number =>
    spawnSync('ps', ['-eo', 'args'], { encoding: 'utf8' })
      .stdout.split('\n')
      .filter((line) => line.includes(folder)).length;

  test('two at once do not collide, and each leaves nothing when it is stopped', async () => {
    const labs = await Promise.all([lab('lab-1'), lab('lab-2')]);
    const folders = labs.map((running) => dirname(kubeconfigOf(running)));
    expect(new Set(folders).size).toBe(2);
    expect(folders.map((folder) => mentioning(folder) >= 5)).toEqual([true, true]);
    for (const [index, signal] of (['SIGINT', 'SIGKILL'] as const).entries()) {
      const running = labs[index] as Running;
      expect(await listens(mockOf(running))).toBe(true);
      process.kill(running.pid, signal);
      await running.ended;
      const deadline = Date.now() + 15_000;
      while (existsSync(folders[index] ?? '') && Date.now() < deadline) await sleep(100);
      expect(existsSync(folders[index] ?? '')).toBe(false);
      expect(mentioning(folders[index] ?? '')).toBe(0);
      expect(await listens(mockOf(running))).toBe(false);
    }
  });

  test('takes no cluster of another machine unless it is told twice', async () => {
    const server = 'https://203.0.113.1:6443';
    const cluster = {
      clusters: [{ name: 'far', cluster: { server } }],
      contexts: [{ name: 'far', context: { cluster: 'far', user: '' } }],
      'current-context': 'far',
    };
    const kubeconfig = sandbox().write('far', JSON.stringify({ apiVersion: 'v1', kind: 'Config', ...cluster }));
    await expect(lab('lab-far', { SLIPWAY_LAB_KUBECONFIG: kubeconfig, TMPDIR: sandbox().path('tmp') })).rejects.toThrow(
      `${server}, which is not on this machine`,
    );
  });
});
