import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { installed } from './installed';
import { processCost } from './process-cost';
import { inFolders } from './processes';

/** How much faster than dyff the same Kubernetes objects are compared, at least. */
const times = 10;
/** Of five objects each. */
const workloads = 1_200;
/** One of so many objects differs. */
const step = 10;
const rounds = 5;

/**
 * Compares 6,000 Kubernetes objects, of which a tenth differs, beside dyff, where it is on the PATH; tells what fails. Both read one file for each
 * side, and take turns: from the start of the process to the end of its report.
 */
export function besideDyff(): readonly string[] {
  const dyff = installed(
    'dyff',
    'Run `go install github.com/homeport/dyff/cmd/dyff@v1.10.2`.',
    'Kubernetes objects are not compared with dyff',
  );
  if (dyff === undefined) return [];
  return inFolders((folder) => {
    const script = path.join(__dirname, 'plan-run.js');
    const written = spawnSync(process.execPath, [script, 'write', folder, String(workloads), '0'], { encoding: 'utf8' });
    const [from] = JSON.parse(written.stdout) as [string];
    const [base, head] = writeFiles(from, folder);
    const commands = {
      'slipway plan': [process.execPath, path.join(__dirname, '../lib/cli/main.js'), 'plan', '--base', base, '--head', head],
      'its comparison alone': [process.execPath, script, 'compare', base, head],
      node: [process.execPath, '-e', '0'],
      dyff: [dyff, 'between', path.join(base, file), path.join(head, file)],
    };
    const costs = Array.from({ length: rounds }, () => Object.values(commands).map((command) => processCost(command).cpuSeconds));
    const [whole, , , theirs] = Object.keys(commands).map((name, index) => {
      const sorted = costs.map((all) => all[index]!).sort((a, b) => a - b);
      const [least, middle, most] = [sorted[0]!, sorted[Math.floor(rounds / 2)]!, sorted.at(-1)!];
      console.log(`${name}: ${least.toFixed(2)} to ${most.toFixed(2)} s of the processor, the middle ${middle.toFixed(2)} s.`);
      return middle;
    }) as [number, number, number, number];
    console.log(`${workloads * 5} Kubernetes objects, of which a tenth differs: × ${(theirs / whole).toFixed(1)} as fast as dyff.`);
    return theirs < times * whole ? [`Comparing Kubernetes objects is not ${times} times as fast as dyff.`] : [];
  });
}

const file = 'all.yaml';

/** All manifests of a side as one file, as dyff compares them, each in a folder of its own. */
function writeFiles(from: string, folder: string): readonly [base: string, head: string] {
  const files = fs.readdirSync(from, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'));
  const documents = files.sort().flatMap((name) => fs.readFileSync(path.join(from, name), 'utf8').split(/^---\n/m));
  const write = (side: string, texts: readonly string[]) => {
    const to = path.join(folder, 'one', side);
    fs.mkdirSync(to, { recursive: true });
    fs.writeFileSync(path.join(to, file), texts.join('---\n'));
    return to;
  };
  // Each kind of object in its turn.
  const differs = (index: number) => index % step === Math.floor(index / step) % step;
  return [
    write('base', documents),
    write(
      'head',
      documents.map((text, index) => (differs(index) ? changed(text) : text)),
    ),
  ];
}

/** An object with another image, another port to reach, or another version. */
function changed(text: string): string {
  if (text.includes('kind: Deployment')) return text.replace(/(image: .*):[\d.]+$/m, '$1:1.5.0');
  if (text.includes('kind: NetworkPolicy')) return text.replace('port: 443', 'port: 8443');
  return text.replace(/(?<name>app\.kubernetes\.io\/version: ).*/, '$<name>1.5.0');
}
