import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { goModule } from '../lab/go-tools';
import type { Sandbox } from '../lab/sandbox';
import { toolPath } from '../lab/toolchain';

/** Where projects keep what they tell users to apply: a Go module's version and a folder in it. */
export const MANIFESTS = {
  'argo-cd': ['github.com/argoproj/argo-cd/v2@v2.14.0', 'manifests'],
  'argo-rollouts': ['github.com/argoproj/argo-rollouts@v1.9.0', 'manifests'],
  'argo-rollouts-examples': ['github.com/argoproj/argo-rollouts@v1.9.0', 'examples'],
  cilium: ['github.com/cilium/cilium@v1.16.0', 'examples'],
  'cloudnative-pg': ['github.com/cloudnative-pg/cloudnative-pg@v1.26.0', 'docs/src/samples'],
  'gateway-api': ['sigs.k8s.io/gateway-api@v1.3.0', 'examples'],
  keda: ['github.com/kedacore/keda/v2@v2.21.0', 'config'],
  'prometheus-operator': ['github.com/prometheus-operator/prometheus-operator@v0.85.0', 'example'],
} as const satisfies Record<string, readonly [string, string]>;

/** The same of Terraform, in HCL. */
export const CONFIGURATIONS = {
  'external-secrets': ['github.com/external-secrets/external-secrets@v0.20.4', 'terraform'],
  terratest: ['github.com/gruntwork-io/terratest@v0.50.0', 'examples'],
} as const satisfies Record<string, readonly [string, string]>;

export type Project = keyof typeof MANIFESTS | keyof typeof CONFIGURATIONS;

/** The folder with what a project has; of Terraform, the same written as JSON. The checksum database vouches for it. */
export async function folderOf(sandbox: Sandbox, project: Project): Promise<string> {
  const [module, folder] = { ...MANIFESTS, ...CONFIGURATIONS }[project];
  const path = join(await goModule(sandbox, module), folder);
  return project in CONFIGURATIONS ? asJson(path, sandbox.path(project)) : path;
}

function asJson(from: string, to: string): string {
  for (const name of readdirSync(from, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tf'))) {
    const file = join(to, `${name}.json`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, execFileSync(toolPath('hcl2json'), [join(from, name)]));
  }
  return to;
}
