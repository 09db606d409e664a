import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { Slipway } from '../cli/slipway';
import { ApprovedShop } from './approved-shop';

/** Runs a program at a terminal of its own, and types an answer after each text that it waits for. */
const driver = `
import json, os, pty, select, sys, time
command, answers = json.loads(sys.argv[1]), json.loads(sys.argv[2])
pid, fd = pty.fork()
if pid == 0:
    os.execvp(command[0], command)
said, since, ends = b'', 0, time.time() + 120
while time.time() < ends:
    ready, _, _ = select.select([fd], [], [], 0.2)
    if ready:
        try:
            chunk = os.read(fd, 65536)
        except OSError:
            break
        if not chunk:
            break
        said += chunk
    if answers and answers[0][0].encode() in said[since:]:
        since = len(said)
        os.write(fd, answers.pop(0)[1].encode())
_, status = os.waitpid(pid, 0)
print(json.dumps({'code': os.waitstatus_to_exitcode(status), 'said': said.decode()}))
`;

const hasTerminal = spawnSync('python3', ['-c', 'import pty']).status === 0;
const testAtTerminal = hasTerminal ? test : test.skip;

let slipway: Slipway;
let approved: ApprovedShop;
beforeAll(() => {
  if (!hasTerminal) return;
  slipway = new Slipway();
  approved = new ApprovedShop(slipway);
  approved.bundle();
});
afterAll(() => {
  if (!hasTerminal) return;
  approved.remove();
  slipway.remove();
});

function approveAt(answers: readonly (readonly [prompt: string, answer: string])[], key: string, ...args: readonly string[]) {
  const command = [process.execPath, slipway.main, 'approve', '--env', 'production', '--key', approved.key(key), ...args];
  const env = { PATH: process.env['PATH'], HOME: approved.shop.cache, XDG_CACHE_HOME: approved.shop.cache, TERM: 'dumb' };
  const { stdout, stderr } = spawnSync('python3', ['-c', driver, JSON.stringify(command), JSON.stringify(answers)], {
    cwd: approved.shop.folder,
    encoding: 'utf8',
    env,
  });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as { readonly code: number; readonly said: string };
}

const written = () => fs.readdirSync(approved.folder).sort();

testAtTerminal('somebody who answers anything but yes signs nothing', () => {
  for (const answer of ['no\n', '\n', 'y\n']) {
    const { code, said } = approveAt([['Type yes: ', answer]], 'ann');
    expect({ code, said }).toEqual({ code: 1, said: expect.stringContaining('Nothing was signed.') });
    expect(written()).toEqual(['bundle.json', 'plan.json']);
  }
});

testAtTerminal('Ctrl-C and the end of what is typed sign nothing', () => {
  for (const answer of ['\u0003', '\u0004']) {
    expect(approveAt([['Type yes: ', answer]], 'ann').code).toBe(130);
    expect(written()).toEqual(['bundle.json', 'plan.json']);
  }
});

testAtTerminal('a passphrase is asked for; a wrong one, or Ctrl-C in its place, signs nothing', () => {
  const before = approved.keys.publicKey('bob');
  approved.shop.git('status');
  approved.keys.make('bob', 'open sesame');
  expect(approved.keys.publicKey('bob')).not.toBe(before);
  approved.approvers({ ada: ['developer'], ann: ['operator'], bob: ['operator'] });
  approved.shop.commit('a key with a passphrase');
  approved.push();
  const wrong = approveAt(
    [
      ['Type yes: ', 'yes\n'],
      ['passphrase', 'wrong\n'],
    ],
    'bob',
  );
  expect(wrong).toMatchObject({ code: 1, said: expect.stringMatching(/signed nothing: ssh-keygen ended with/) });
  expect(
    approveAt(
      [
        ['Type yes: ', 'yes\n'],
        ['passphrase', '\u0003'],
      ],
      'bob',
    ).code,
  ).not.toBe(0);
  expect(approved.shop.run('approve', '--env', 'production', '--yes', '--key', approved.key('bob'))).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('A key with a passphrase needs a terminal'),
  });
  expect(written()).toEqual(['bundle.json', 'plan.json']);
  const right = approveAt(
    [
      ['Type yes: ', 'yes\n'],
      ['passphrase', 'open sesame\n'],
    ],
    'bob',
  );
  expect(right).toMatchObject({ code: 0, said: expect.stringContaining('Signed releases/approvals/production/') });
  expect(written()).toEqual(['bob.json', 'bob.json.sig', 'bundle.json', 'plan.json']);
});

testAtTerminal('yes signs, once, at a terminal of 80 columns', () => {
  const { code, said } = approveAt([['Type yes: ', 'yes\n']], 'ann');
  expect(code).toBe(0);
  expect(said).toMatch(/Bundle [0-9a-f]{64}\r\nof production at [0-9a-f]{12}, as ann\.\r\nApprove it\? Type yes: yes\r+\n/);
  expect(
    Math.max(
      ...said
        .split('\nBundle ')[0]!
        .split(/\r*\n/)
        .map((line) => line.length),
    ),
  ).toBeLessThanOrEqual(80);
  expect(written()).toEqual(expect.arrayContaining(['ann.json', 'ann.json.sig']));
});

testAtTerminal('approvals are written through no link', () => {
  const all = path.join(approved.shop.folder, 'releases/approvals');
  const elsewhere = path.join(approved.shop.cache, 'elsewhere');
  fs.renameSync(all, elsewhere);
  fs.symlinkSync(elsewhere, all);
  expect(approved.approve('ann')).toMatchObject({ code: 1, stderr: expect.stringContaining('is a symbolic link') });
  expect(approved.shop.run('bundle', '--env', 'production')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('is a symbolic link'),
  });
  expect(approved.gate()).toMatchObject({ code: 1 });
});
