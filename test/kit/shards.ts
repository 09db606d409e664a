import * as fs from 'node:fs';
import * as path from 'node:path';
import { awaitReports, printRunRequest, toldShard } from '../../lib/assembly/run-request';
import { mergeShards } from '../../lib/cli/shards/merge-shards';
import { ShardFolder } from '../../lib/cli/shards/shard-folder';
import { Platform } from '../../lib/index';

type Define = (platform: Platform) => void;

const clock = () => new Date('2026-03-01T12:00:00Z');

/** Synthesizes one part of a platform as `slipway synth --shard` does. */
export async function writeShard(folder: string, define: Define, index: number, count: number): Promise<string> {
  const shard = new ShardFolder({ index, count }, path.join(folder, 'shards'));
  const { terraformOut, kubernetesOut } = shard.instead({ app: '', terraformOut: '', kubernetesOut: '', context: undefined });
  const told = fs.mkdtempSync(path.join(folder, 'run-'));
  awaitReports(told);
  Object.assign(process.env, printRunRequest({ plans: [], shard: { index, count }, folder: told }));
  try {
    synthesize(define, terraformOut, kubernetesOut);
  } finally {
    delete process.env.SLIPWAY_RUN;
  }
  await shard.finish({ shard: toldShard(told) }, '0.1.0');
  return path.dirname(terraformOut);
}

function synthesize(define: Define, terraformOutdir: string, kubernetesOutdir: string): void {
  const platform = new Platform({ organization: 'acme', terraformOutdir, kubernetesOutdir, clock });
  define(platform);
  platform.synthesize();
}

/** What a platform writes at once, and what its shards put together write: content by path. */
export async function wholeAndMerged(folder: string, define: Define, count: number) {
  const at = (name: string, output: string) => path.join(folder, name, output);
  synthesize(define, at('whole', 'cdktf.out'), at('whole', 'dist'));
  const shards: string[] = [];
  for (let index = 1; index <= count; index++) shards.push(await writeShard(folder, define, index, count));
  await mergeShards(shards.reverse(), {
    app: '',
    terraformOut: at('merged', 'cdktf.out'),
    kubernetesOut: at('merged', 'dist'),
    context: undefined,
  });
  return { whole: treeOf(path.join(folder, 'whole')), merged: treeOf(path.join(folder, 'merged')) };
}

/** Content by path. */
export function treeOf(folder: string): Readonly<Record<string, string>> {
  const files = fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const places = files.map((entry) => path.join(entry.parentPath, entry.name));
  return Object.fromEntries(places.sort().map((file) => [path.relative(folder, file), fs.readFileSync(file, 'utf8')]));
}
