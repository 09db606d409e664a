/** What stands in the folder of the Terraform JSON, beside the folders of the stacks. */
export const bookkeeping = {
  assembly: 'assembly.json',
  /** What policies said: never committed, because waivers make it depend on the day. */
  report: 'report.json',
  /** For the cdktf CLI, which writes it anew. */
  manifest: 'manifest.json',
} as const;

/** The folder that holds one folder for each stack, relative to that of the Terraform JSON. */
export const stacksFolder = 'stacks';
const terraformJson = 'cdk.tf.json';
const manifestExtension = '.k8s.yaml';

/** The Terraform JSON of a stack, relative to its folder `cdktf.out`. */
export function terraformFile(stack: string): string {
  return `${stacksFolder}/${stack}/${terraformJson}`;
}

/** The manifests of a stack for one cluster, relative to their folder `dist`. */
export function manifestFolder(environment: string, cluster: string, stack: string): string {
  return `${environment}/${cluster}/${stack}`;
}

/**
 * The manifests of a workload.
 *
 * @param owner the workload; the whole of a platform stack is owned by `platform`
 */
export function manifestFile(environment: string, cluster: string, stack: string, owner: string): string {
  return `${manifestFolder(environment, cluster, stack)}/${owner}${manifestExtension}`;
}

/** Whether a file is the Terraform JSON of a stack. */
export function isTerraformFile(file: string): boolean {
  return file.split('/').at(-1) === terraformJson;
}

/** Whether a file is one of the manifests. */
export function isManifestFile(file: string): boolean {
  return file.endsWith(manifestExtension);
}

const ledgerExtension = '.ledger';

/**
 * What lies in an output folder and says what synthesis wrote there. No engine loads a file of that name.
 *
 * @param owner which output it is of, where several share a folder
 */
export function ledgerFile(owner: string): string {
  return `${owner}${ledgerExtension}`;
}

/** Whether a file is such a ledger. */
export function isLedger(file: string): boolean {
  return file.endsWith(ledgerExtension);
}

/** A path in the folder of `cdktf.json`, with forward slashes, that is safe for every tool. */
export const fileOfProject = /^\.?[A-Za-z0-9_@][A-Za-z0-9._@ -]*(\/\.?[A-Za-z0-9_@][A-Za-z0-9._@ -]*)*$/;
