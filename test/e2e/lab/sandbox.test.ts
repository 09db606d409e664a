import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Sandbox } from './sandbox';

const SLEEP = [process.execPath, '-e', 'setTimeout(() => {}, 600_000)'];
const isRunning = (pid: number): boolean =>
  !['', 'Z'].includes(
    spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' })
      .stdout.trim()
      .charAt(0),
  );

test('closing a sandbox ends its processes, their children, and its folder', async () => {
  // GIVEN
  const sandbox = new Sandbox();
  const family = `const { spawn } = require('node:child_process');
    console.log(spawn(process.execPath, ['-e', 'setTimeout(() => {}, 600_000)']).pid); setTimeout(() => {}, 600_000);`;
  const parent = await sandbox.start({
    name: 'family',
    command: () => [process.execPath, '-e', family],
    ready: (running) => /\d+/.test(running.output()),
  });
  const child = Number(parent.output());
  // WHEN
  await sandbox.close();
  // THEN
  expect([parent.pid, child].filter(isRunning)).toEqual([]);
  expect(existsSync(sandbox.folder)).toBe(false);
});

test('a program that does not heed SIGTERM is killed', async () => {
  const sandbox = new Sandbox();
  const deaf = await sandbox.start({
    name: 'deaf',
    command: () => [process.execPath, '-e', `process.on('SIGTERM', () => {}); setTimeout(() => {}, 600_000); console.log('up')`],
    ready: (running) => running.output().includes('up'),
  });
  await sandbox.close();
  expect(isRunning(deaf.pid)).toBe(false);
});

test('a port that somebody took meanwhile is given up for another', async () => {
  const sandbox = new Sandbox();
  const tried: number[] = [];
  const server = (port: number) => {
    tried.push(port);
    const taken = `console.log('bind: address already in use'); process.exit(1)`;
    const serves = `require('node:http').createServer().listen(${port}, '127.0.0.1', () => console.log('up'))`;
    return [process.execPath, '-e', tried.length === 1 ? taken : serves];
  };
  const running = await sandbox.start({ name: 'server', ports: 1, command: server, ready: ({ output }) => output().includes('up') });
  await sandbox.close();
  expect(tried).toHaveLength(2);
  expect(running.ports).toEqual([tried[1]]);
});

test('a program that ends before it is ready is reported with the end of its log, which can be kept', async () => {
  const sandbox = new Sandbox();
  const start = sandbox.start({
    name: 'broken',
    command: () => [process.execPath, '-e', `console.error('no such flag'); process.exit(3)`],
    ready: () => false,
  });
  await expect(start).rejects.toThrow(/broken ended\n.*no such flag/);
  sandbox.keepLogs();
  await sandbox.close();
  expect(readdirSync(sandbox.folder)).toEqual(['logs']);
  rmSync(sandbox.folder, { recursive: true });
});

test('a program that is not there is a failure, not a hang', async () => {
  const sandbox = new Sandbox();
  await expect(sandbox.run({ name: 'nothing', command: ['/nowhere/nothing'] })).rejects.toThrow(/ENOENT/);
  await sandbox.close();
});

test('a program sees nothing of the environment but PATH', async () => {
  const sandbox = new Sandbox();
  process.env.AWS_SECRET_ACCESS_KEY = 'of the user';
  const { stdout } = await sandbox.run({ name: 'env', command: ['env'] });
  delete process.env.AWS_SECRET_ACCESS_KEY;
  await sandbox.close();
  expect(stdout).not.toContain('of the user');
});

test.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)('%s to the process that opened a sandbox leaves nothing behind', async (signal) => {
  // GIVEN a process with a sandbox in it
  const outer = new Sandbox();
  const program = `const { Sandbox } = require(${JSON.stringify(`${__dirname}/sandbox`)});
    const sandbox = new Sandbox();
    const running = sandbox.launch({ name: 'sleep', command: ${JSON.stringify(SLEEP)} });
    console.log(JSON.stringify({ folder: sandbox.folder, pid: running.pid }));
    setTimeout(() => {}, 600_000);`;
  const options = {
    TS_NODE_TRANSPILE_ONLY: 'true',
    TS_NODE_PROJECT: `${__dirname}/../../../tsconfig.json`,
    TS_NODE_COMPILER_OPTIONS: '{"noEmit":false,"rootDir":"/"}',
  };
  const opener = await outer.start({
    name: 'opener',
    command: () => [process.execPath, '-r', require.resolve('ts-node/register'), '-e', program],
    env: { ...process.env, ...options },
    ready: (running) => running.output().includes('}'),
  });
  const { folder, pid } = JSON.parse(opener.output());
  expect(isRunning(pid)).toBe(true);
  // WHEN
  process.kill(opener.pid, signal);
  await opener.ended;
  // THEN
  const deadline = Date.now() + 15_000;
  while ((isRunning(pid) || existsSync(folder)) && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 100));
  expect({ running: isRunning(pid), folder: existsSync(folder) }).toEqual({ running: false, folder: false });
  await outer.close();
});

test('the number of a program that ended is not signalled later, when it may be another one’s', async () => {
  const sandbox = new Sandbox();
  const bystander = sandbox.launch({ name: 'bystander', command: SLEEP });
  const folder = mkdtempSync(join(tmpdir(), 'reaper-'));
  spawnSync('/bin/sh', [`${__dirname}/reaper.sh`, folder], { input: `start ${bystander.pid}\ngone ${bystander.pid}\n` });
  expect({ running: isRunning(bystander.pid), folder: existsSync(folder) }).toEqual({ running: true, folder: false });
  await sandbox.close();
});
