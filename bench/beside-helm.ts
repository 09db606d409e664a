import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Cost } from './cost';
import { installed } from './installed';
import { spread } from './interleaved';
import { outdirsIn } from './place';
import { processCost } from './process-cost';
import { inFolders, run } from './processes';

const workloads = 1_000;

/**
 * Tells what `helm template` takes for the Kubernetes half of 1,000 workloads, where it is on the PATH, beside a synthesis of both halves:
 * a chart that loops over a list of workloads, whose objects are those that stock cdk8s writes.
 */
export function besideHelm(rounds: number): void {
  const helm = installed('helm', 'Run `go install helm.sh/helm/v3/cmd/helm@v3.19.0`.', 'A synthesis is not measured beside Helm');
  if (helm === undefined) return;
  inFolders((ours, stock) => {
    run('stock', workloads, stock);
    const objects = objectsIn(stock);
    const chart = path.join(stock, 'chart');
    writeChart(chart, objects);
    const template = [helm, 'template', 'shop', chart];
    const { stdout, stderr } = spawnSync(helm, template.slice(1), { encoding: 'utf8', maxBuffer: 2 ** 28 });
    const rendered = stdout.split(/^---\n/m).map((text) => text.replace(/^# Source: .*\n/, '').trim());
    const left = new Set(objects);
    for (const text of rendered) left.delete(text);
    if (left.size > 0) throw new Error(`The chart lacks ${left.size} of ${objects.length} objects. ${stderr}`);

    const pairs = Array.from({ length: rounds }, () => [run('slipway', workloads, ours), processCost(template)] as const);
    const told = (side: 0 | 1, of: (each: Pick<Cost, 'seconds' | 'cpuSeconds'>) => number) => {
      const { min, median, max } = spread(pairs.map((pair) => of(pair[side])));
      return `${min.toFixed(2)} / ${median.toFixed(2)} / ${max.toFixed(2)} s`;
    };
    console.log(`\n${workloads} workloads, ${objects.length} Kubernetes objects, ${rounds} rounds by turns: minimum / median / maximum.\n`);
    console.log('| | CPU | clock |\n| --- | ---: | ---: |');
    for (const [side, name] of [
      [0, 'slipway, compiled, Terraform and Kubernetes'],
      [1, '`helm template`, Kubernetes alone'],
    ] as const)
      console.log(`| ${name} | ${told(side, ({ cpuSeconds }) => cpuSeconds)} | ${told(side, ({ seconds }) => seconds)} |`);
  });
}

/** Each object as text, as cdk8s wrote it. */
function objectsIn(folder: string): readonly string[] {
  const { kubernetes } = outdirsIn(folder);
  const files = fs.readdirSync(kubernetes).filter((name) => name.endsWith('.yaml'));
  return files.flatMap((name) => fs.readFileSync(path.join(kubernetes, name), 'utf8').split(/^---\n/m)).map((text) => text.trim());
}

/** A chart of these objects: those of the first workload are its template, and the names of all are its values. */
function writeChart(folder: string, objects: readonly string[]): void {
  const named = objects.flatMap((text) => {
    const [name, uploads, events] = [/^ {2}name: (.*)$/m, /name: UPLOADS\n\s+value: (.*)$/m, /name: EVENTS\n\s+value: (.*)$/m].map(
      (field) => field.exec(text)?.[1],
    );
    return uploads === undefined ? [] : [{ name: name!, uploads, events: events! }];
  });
  const first = named[0]!;
  const template = objects
    .filter((text) => new RegExp(`^ {2}name: ${first.name}$`, 'm').test(text))
    .map((text) =>
      text.replaceAll(first.uploads, '{{ .uploads }}').replaceAll(first.events, '{{ .events }}').replaceAll(first.name, '{{ .name }}'),
    );
  fs.mkdirSync(path.join(folder, 'templates'), { recursive: true });
  fs.writeFileSync(path.join(folder, 'Chart.yaml'), 'apiVersion: v2\nname: shop\nversion: 1.0.0\n');
  fs.writeFileSync(path.join(folder, 'values.yaml'), JSON.stringify({ workloads: named }));
  fs.writeFileSync(
    path.join(folder, 'templates/workloads.yaml'),
    `{{- range .Values.workloads }}\n${template.map((text) => `---\n${text}\n`).join('')}{{- end }}\n`,
  );
}
