import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { Assembly } from '../assembly/assembly';
import { bookkeeping, isLedger, isManifestFile, isTerraformFile } from '../assembly/layout';
import { atOnce } from '../at-once';
import { objectAddress, printAddress } from '../documents/address';
import { Resource, Resources, terraformResources } from '../documents/resource';
import { Environment } from '../model/environment';
import type { Report } from '../policy/report/report';
import { DeploymentStack } from '../synth/deployment-stack';
import { Platform, PlatformProps } from '../synth/platform';

/** What a synthesis wrote, read back from its files. */
export interface Synthesized {
  /** Terraform blocks and Kubernetes objects of every stack. */
  readonly resources: Resources;
  /** Content of every file, by path: `cdktf.out/…` and `dist/…`. */
  readonly files: ReadonlyMap<string, string>;
  /** What the policies of the environments say of it. */
  readonly report: Report;
}

/**
 * Synthesizes an app in an environment as `platform.synth()` does, to a temporary folder, and reads it back.
 *
 * @param environment where; its first region is not special
 * @param define places the workloads in the stack of each region
 * @param options `app` names the app group (default `shop`), `organization` the platform's (default `acme`)
 */
export function synthesize(
  environment: Environment,
  define: (stack: DeploymentStack) => void,
  { app = 'shop', ...props }: { readonly app?: string } & Partial<PlatformProps> = {},
): Synthesized {
  return synthesizePlatform((platform) => environment.stamp(platform, app, define), props);
}

/** Synthesizes a whole platform, to a temporary folder, and reads it back. */
export function synthesizePlatform(define: (platform: Platform) => void, props: Partial<PlatformProps> = {}): Synthesized {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'slipway-test-'));
  try {
    const platform = new Platform({
      organization: 'acme',
      terraformOutdir: path.join(folder, 'cdktf.out'),
      kubernetesOutdir: path.join(folder, 'dist'),
      ...props,
    });
    atOnce('The function that defines the platform', define(platform));
    const { report } = platform.synthesize();
    return { ...read(folder), report };
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function read(folder: string): Omit<Synthesized, 'report'> {
  const files = new Map(
    fs
      .readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => !isLedger(file) && fs.statSync(path.join(folder, file)).isFile())
      .sort()
      .map((file) => [file.split(path.sep).join('/'), fs.readFileSync(path.join(folder, file), 'utf8')]),
  );
  const { stacks }: Assembly = JSON.parse(files.get(`cdktf.out/${bookkeeping.assembly}`)!);
  const paths = new Map(stacks.flatMap(({ resources }) => resources.map(({ address, path: at }) => [address, at])));
  return { files, resources: new Resources([...files].flatMap(([file, content]) => resourcesIn(file, content, paths))) };
}

/** @param paths construct paths, by address: what was adopted states none */
function resourcesIn(file: string, content: string, paths: ReadonlyMap<string, string>): Resource[] {
  if (isTerraformFile(file)) return terraformResources(JSON.parse(content));
  if (!isManifestFile(file)) return [];
  const [, , cluster] = file.split('/');
  return parseAllDocuments(content).map((document) => {
    const values = document.toJS();
    const { apiVersion, kind, metadata } = values;
    const address = printAddress(objectAddress(cluster!, values));
    return { type: `${apiVersion}/${kind}`, address, path: metadata.annotations?.['slipway.dev/path'] ?? paths.get(address) ?? '', values };
  });
}
