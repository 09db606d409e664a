import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { isTerraformFile } from '../assembly/layout';
import { atOnce } from '../at-once';
import { Resource, Resources, terraformResources } from '../documents/resource';
import { Environment } from '../model/environment';
import { checkedNames } from '../output/write-files';
import type { Report } from '../policy/report/report';
import { DeploymentStack } from '../synth/deployment-stack';
import { Platform, PlatformProps } from '../synth/platform';
import type { RenderedPart } from '../synth/render/rendered';
import type { Composition } from '../synth/synth';

/** What a synthesis writes. */
export interface Synthesized {
  /** Terraform blocks and Kubernetes objects of every stack. */
  readonly resources: Resources;
  /** Content of every file, by path: `cdktf.out/…` and `dist/…`. */
  readonly files: ReadonlyMap<string, string>;
  /** What the policies of the environments say of it. */
  readonly report: Report;
}

/**
 * Synthesizes an app in an environment as `platform.synth()` does, in memory.
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

/** Synthesizes a whole platform as `platform.synth()` does, in memory. */
export function synthesizePlatform(define: (platform: Platform) => void, props: Partial<PlatformProps> = {}): Synthesized {
  // cdktf makes a folder for every app.
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'slipway-test-'));
  try {
    const platform = new Platform({ organization: 'acme', terraformOutdir: folder, ...props });
    atOnce('The function that defines the platform', define(platform));
    const objects = new Map<string, Resource[]>();
    const composition = platform['compose']((part) => noteObjects(part, objects));
    const files = filesOf(composition);
    return { files, resources: new Resources(resourcesOf(objects, files)), report: composition.report };
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function filesOf({ files: { terraform, kubernetes } }: Composition): ReadonlyMap<string, string> {
  const contents = [
    ...checkedNames(terraform.keys()).map((file) => [`cdktf.out/${file}`, String(terraform.get(file))] as const),
    ...checkedNames(kubernetes.keys()).map((file) => [`dist/${file}`, String(kubernetes.get(file))] as const),
  ];
  return new Map(contents.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** By file. Tests may change what they are given. */
function noteObjects({ stack }: RenderedPart, objects: Map<string, Resource[]>): void {
  for (const { resource, file } of stack.clusters.flatMap((cluster) => cluster.objects)) {
    const { type, address, path: at, values } = resource;
    const ofFile = objects.get(`dist/${file}`) ?? [];
    ofFile.push({ type, address, path: at, values: structuredClone(values) });
    objects.set(`dist/${file}`, ofFile);
  }
}

/** In the order of the files. */
function resourcesOf(objects: ReadonlyMap<string, readonly Resource[]>, files: ReadonlyMap<string, string>): readonly Resource[] {
  return [...files].flatMap(([file, content]) =>
    isTerraformFile(file) ? terraformResources(JSON.parse(content)) : (objects.get(file) ?? []),
  );
}
