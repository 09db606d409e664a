import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Project } from '../../kit/compiled';

let project: Project;
beforeAll(() => {
  project = new Project(['lib', 'policies']);
});
afterAll(() => project.remove());

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s leaves nothing behind and prints no half report',
  async (signal) => {
    // GIVEN an app that has written a part of its output, and goes on
    project.write('tmp/.keep', '');
    project.write(
      'main.js',
      `const fs = require('node:fs');
     fs.mkdirSync(process.env.CDKTF_OUTDIR, { recursive: true });
     fs.writeFileSync(process.env.CDKTF_OUTDIR + '/report.json', '{');
     fs.writeFileSync('started', String(process.pid));
     setInterval(() => {}, 1000);`,
    );
    const child = spawn(process.execPath, ['node_modules/slipway/lib/cli/main.js', 'validate', '-o', 'json'], {
      cwd: project.folder,
      env: { PATH: process.env.PATH, TMPDIR: path.join(project.folder, 'tmp') },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    const started = path.join(project.folder, 'started');
    while (!fs.existsSync(started) || fs.readFileSync(started, 'utf8') === '') await wait(20);
    expect(fs.readdirSync(path.join(project.folder, 'tmp'))).toHaveLength(4);

    // WHEN
    child.kill(signal);

    // THEN
    expect(await ended).toBe(130);
    expect(output).toBe('');
    expect(fs.readdirSync(path.join(project.folder, 'tmp'))).toEqual(['.keep']);
    fs.rmSync(started);
  },
  30_000,
);
