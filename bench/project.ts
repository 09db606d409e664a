import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { tag } from './place';
import { inFolders } from './processes';
import { groups, project } from './project-app';

/** Seconds from a checkout to the comment, both sides synthesized. */
const mostSeconds = 60;
/** Seconds of the processor that a comment takes beside the synthesis of the project, where the base is kept from an earlier run. */
const mostBeside = 5;
/** One of so many apps has another tag in the head. */
const step = 10;

const slipway = path.join(__dirname, '../lib/cli/main.js');

/** What the comment of a whole project takes, from two commits; tells what fails. */
export function judgeProject(): readonly string[] {
  return inFolders((folder, cache) => {
    writeProject(folder);
    const plan = [slipway, 'plan', '--quiet', '-o', 'markdown'];
    const first = timed(folder, cache, plan);
    const [kept, synth] = [plan, [slipway, 'synth', '--quiet']].map((command) => cheaper(() => timed(folder, cache, command)));
    const beside = kept!.cpuSeconds - synth!.cpuSeconds;
    console.log(
      `\n${project.services} services in three environments, five regions and eight clusters, ${project.groups} apps, of which a tenth changes, ` +
        `from a checkout to the comment: ${told(first)}; ${told(kept!)} where the base is kept, of which ${told(synth!)} are its own synthesis.`,
    );
    return [
      ...(first.seconds > mostSeconds ? [`The comment of a project takes more than ${mostSeconds} s.`] : []),
      ...(beside > mostBeside ? [`The comment takes more than ${mostBeside} s beside the synthesis.`] : []),
    ];
  });
}

interface Timed {
  readonly seconds: number;
  /** Of the processor, of all processes. */
  readonly cpuSeconds: number;
}

/** Of two runs: it matters less then what else the machine does. */
function cheaper(run: () => Timed): Timed {
  const [one, other] = [run(), run()];
  return one.cpuSeconds < other.cpuSeconds ? one : other;
}

function told({ seconds, cpuSeconds }: Timed): string {
  return `${seconds.toFixed(1)} s (CPU ${cpuSeconds.toFixed(1)} s)`;
}

/** A repository whose default branch has one tag for all, and what is checked out another one for a tenth of the apps. */
function writeProject(folder: string): void {
  const git = (...args: readonly string[]) => run('git', ['-c', 'user.name=bench', '-c', 'user.email=bench@example.com', ...args], folder);
  const tags = (differs: (index: number) => boolean) =>
    fs.writeFileSync(
      path.join(folder, 'tags.json'),
      JSON.stringify(Object.fromEntries(Object.keys(groups).map((app, index) => [app, differs(index) ? '1.5.0' : tag])), undefined, 2),
    );
  fs.mkdirSync(folder);
  const app = `${JSON.stringify(process.execPath)} ${JSON.stringify(path.join(__dirname, 'project-app.js'))}`;
  fs.writeFileSync(path.join(folder, 'cdktf.json'), JSON.stringify({ language: 'typescript', app }));
  fs.writeFileSync(path.join(folder, '.gitignore'), 'cdktf.out/\ndist/\n');
  tags(() => false);
  git('init', '--quiet', '--initial-branch=main');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'base');
  git('checkout', '--quiet', '-b', 'change');
  tags((index) => index % step === 0);
  git('commit', '--quiet', '--all', '--message', 'head');
}

function timed(folder: string, cache: string, args: readonly string[]): Timed {
  const script = 'TIMEFORMAT="%R %U %S"; time "$@" > /dev/null';
  const stderr = run('bash', ['-c', script, 'bash', process.execPath, ...args], folder, cache);
  const [seconds, user, system] = stderr.trim().split('\n').at(-1)!.split(' ').map(Number);
  return { seconds: seconds!, cpuSeconds: user! + system! };
}

/** @returns what it prints beside its output */
function run(program: string, args: readonly string[], cwd: string, cache?: string): string {
  const env = { ...process.env, ...(cache && { XDG_CACHE_HOME: cache }) };
  const { status, stderr, error } = spawnSync(program, args, { cwd, encoding: 'utf8', env });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${error?.message ?? stderr}`);
  return stderr;
}
