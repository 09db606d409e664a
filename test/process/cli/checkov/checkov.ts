import * as fs from 'node:fs';
import * as path from 'node:path';

/** What `platform.synth()` wrote for a workload with a bucket, in two clusters of production: content by path. */
export const written: Readonly<Record<string, string>> = JSON.parse(fs.readFileSync(path.join(__dirname, 'written.json'), 'utf8'));

// biome-ignore lint/suspicious/noExplicitAny: a document read from JSON
export type Sarif = any;

/**
 * What Checkov 3.3.30 said of it, and of a pod beside it: `checkov -d . --framework terraform_json kubernetes -o sarif`, cut to five rules.
 * `required_version` was left out, at which Checkov passes over the file.
 */
export function checkov(): Sarif {
  return JSON.parse(fs.readFileSync(path.join(__dirname, 'checkov.sarif'), 'utf8'));
}
