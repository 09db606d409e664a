import type { App } from 'cdktf';
import { sha256 } from '../documents/hash';
import type { Registry } from './registry';

/** What a program defines, in short: every construct, and what is told of every workload. */
export function programHash(app: App, { organization, endpoints }: Registry): string {
  const paths = app.node.findAll().map(({ node }) => node.path);
  const workloads = [...endpoints].flatMap(([place, placed]) => [...placed.values()].map(({ record }) => [place, record]));
  return sha256(JSON.stringify([organization, paths, workloads]));
}
