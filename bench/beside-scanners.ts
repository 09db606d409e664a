import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { stringify } from 'yaml';
import { parseAddress } from '../lib/documents/address';
import { policyDocuments } from './policy-documents';

/** How long others take over the same files, where they are installed: `docs/contributing/proving-ground.md` says how. */
export function besideScanners(workloads: number): void {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'slipway-bench-'));
  try {
    const { manifests, documents } = write(folder, workloads);
    console.log(`\nFiles of ${workloads} workloads, ${documents} documents, each program once:\n\n| | files | seconds |\n|---|---|---:|`);
    const validate = [process.execPath, path.join(__dirname, '../lib/cli/main.js'), 'validate', '-o', 'json', '--pack', 'strict'];
    row('slipway validate', 'all', [...validate, folder]);
    row('slipway validate', 'Kubernetes', [...validate, manifests]);
    const checkov = tool('checkov', 'bin/python');
    const options = [
      '--framework',
      'kubernetes',
      'terraform_json',
      '--output',
      'json',
      '--quiet',
      '--compact',
      '--skip-download',
      '--soft-fail',
    ];
    if (checkov) row('checkov', 'all', [checkov, '-m', 'checkov.main', '--directory', folder, ...options]);
    else console.log('| checkov | | is not installed |');
    const [kubeconform, schemas] = [tool('kubeconform', 'kubeconform'), process.env.KUBECONFORM_SCHEMAS];
    if (kubeconform && schemas) row('kubeconform', 'Kubernetes', [kubeconform, '-strict', '-schema-location', schemas, manifests]);
    else console.log(`| kubeconform | | ${kubeconform ? 'KUBECONFORM_SCHEMAS names no schemas' : 'is not installed'} |`);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

function row(name: string, files: string, [program, ...args]: readonly string[]): void {
  const began = performance.now();
  const { error, signal, stderr, status } = spawnSync(program!, args, { maxBuffer: 2 ** 30, encoding: 'utf8' });
  const seconds = (performance.now() - began) / 1000;
  // Findings make each of them exit with something else than 0.
  if (error || signal || ![0, 1, 3].includes(status!)) throw new Error(`${name}: ${error?.message ?? stderr}`);
  console.log(`| ${name} | ${files} | ${seconds.toFixed(1)} |`);
}

/** The newest of what the lab has built. */
function tool(name: string, program: string): string | undefined {
  const folder = path.join(process.env.XDG_CACHE_HOME ?? path.join(os.homedir(), '.cache'), 'slipway-lab', name);
  const versions = fs.existsSync(folder) ? fs.readdirSync(folder).sort().reverse() : [];
  return versions.map((version) => path.join(folder, version, program)).find((file) => fs.existsSync(file));
}

function write(folder: string, workloads: number): { readonly manifests: string; readonly documents: number } {
  const documents = policyDocuments(workloads).filter(({ type }) => type !== 'provider.aws');
  const manifests = path.join(folder, 'kubernetes');
  fs.mkdirSync(manifests);
  const byWorkload = new Map<string, string[]>();
  const resource: Record<string, Record<string, unknown>> = {};
  for (const { type, address, path: at, values } of documents) {
    const [, workload = ''] = at.split('/');
    if (type.includes('/')) byWorkload.set(workload, [...(byWorkload.get(workload) ?? []), stringify(values)]);
    else resource[type] = { ...resource[type], [parseAddress(address).name]: values };
  }
  for (const [workload, objects] of byWorkload) fs.writeFileSync(path.join(manifests, `${workload}.yaml`), objects.join('---\n'));
  fs.mkdirSync(path.join(folder, 'terraform'));
  fs.writeFileSync(path.join(folder, 'terraform/cdk.tf.json'), JSON.stringify({ resource }, undefined, 2));
  return { manifests, documents: documents.length };
}
