import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { UserError } from '../lib/errors';
import { findProgram } from '../lib/find-program';
import { inFolders } from './processes';

/** How much faster than dyff the same Kubernetes objects are compared, at least. */
const times = 10;
/** Of five objects each. */
const workloads = 1_200;

/** Compares 6,000 Kubernetes objects, of which a tenth differs, beside dyff, where it is on the PATH; tells what fails. */
export function besideDyff(): readonly string[] {
  const dyff = installed();
  if (dyff === undefined) return [];
  return inFolders((folder) => {
    const script = path.join(__dirname, 'plan-run.js');
    const written = spawnSync(process.execPath, [script, 'write', folder, String(workloads), '10'], { encoding: 'utf8' });
    const [base, head] = JSON.parse(written.stdout) as [string, string];
    for (const side of [base, head]) fs.rmSync(path.join(side, 'cdktf.out'), { recursive: true });
    const ours = cost([process.execPath, script, 'compare', base, head]);
    const theirs = cost([dyff, 'between', joined(base), joined(head)]);
    console.log(
      `\n${workloads * 5} Kubernetes objects: ${ours.toFixed(2)} s of the processor, dyff ${theirs.toFixed(2)} s, × ${(theirs / ours).toFixed(1)}.`,
    );
    return theirs < times * ours ? [`Comparing Kubernetes objects is not ${times} times as fast as dyff.`] : [];
  });
}

/** All manifests of a side as one file: dyff compares files. */
function joined(side: string): string {
  const files = fs.readdirSync(side, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));
  const target = `${side}.yaml`;
  fs.writeFileSync(
    target,
    files
      .sort()
      .map((file) => fs.readFileSync(path.join(side, file), 'utf8'))
      .join('---\n'),
  );
  return target;
}

function installed(): string | undefined {
  try {
    return findProgram('dyff', 'Run `go install github.com/homeport/dyff/cmd/dyff@v1.10.2`.');
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    console.log(`\nKubernetes objects are not compared with dyff: ${error.message}`);
    return undefined;
  }
}

/** What a program costs from start to end, in seconds of the processor, of all its threads. */
function cost(command: readonly string[]): number {
  const script = 'TIMEFORMAT="%U %S"; time "$@" > /dev/null';
  const { status, stderr, error } = spawnSync('bash', ['-c', script, 'bash', ...command], { encoding: 'utf8' });
  if (error || status !== 0) throw new Error(`${command.join(' ')}: ${error?.message ?? stderr}`);
  const [user, system] = stderr.trim().split('\n').at(-1)!.split(' ').map(Number);
  return user! + system!;
}
