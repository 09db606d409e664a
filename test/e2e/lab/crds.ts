import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { goModule } from './go-tools';
import { Sandbox } from './sandbox';

/** Where the projects keep their CustomResourceDefinitions: a Go module's version and a folder in it. */
const SOURCES = {
  'gateway-api': ['sigs.k8s.io/gateway-api@v1.3.0', 'config/crd/standard'],
  'external-secrets': ['github.com/external-secrets/external-secrets@v1.3.2', 'config/crds/bases'],
  /** Of the newest version whose controller is one module, and can be built. */
  'external-secrets-controller': ['github.com/external-secrets/external-secrets@v0.20.4', 'config/crds/bases'],
  'prometheus-operator': ['github.com/prometheus-operator/prometheus-operator@v0.85.0', 'example/prometheus-operator-crd'],
  keda: ['github.com/kedacore/keda/v2@v2.21.0', 'config/crd/bases'],
  'argo-rollouts': ['github.com/argoproj/argo-rollouts@v1.9.0', 'manifests/crds'],
  'cert-manager': ['github.com/cert-manager/cert-manager@v1.21.2', 'deploy/crds'],
  'cloudnative-pg': ['github.com/cloudnative-pg/cloudnative-pg@v1.26.0', 'config/crd/bases'],
  'argo-cd': ['github.com/argoproj/argo-cd/v2@v2.14.0', 'manifests/crds'],
  /** Kustomization. A GitRepository is made by `flux bootstrap`, and is not ours. */
  flux: ['github.com/fluxcd/kustomize-controller@v1.6.0', 'config/crd/bases'],
  cilium: ['github.com/cilium/cilium@v1.16.0', 'pkg/k8s/apis/cilium.io/client/crds/v2'],
  'vpc-resources': ['github.com/aws/amazon-vpc-resource-controller-k8s@v1.7.25', 'config/crd/bases'],
} as const satisfies Record<string, readonly [string, string]>;

export type CrdProject = keyof typeof SOURCES;

/** Whose custom resources an API group holds. */
const GROUPS: Readonly<Record<string, CrdProject | readonly CrdProject[]>> = {
  'external-secrets.io': 'external-secrets',
  'gateway.networking.k8s.io': 'gateway-api',
  'monitoring.coreos.com': 'prometheus-operator',
  'keda.sh': 'keda',
  'argoproj.io': ['argo-cd', 'argo-rollouts'],
  'cert-manager.io': 'cert-manager',
  'postgresql.cnpg.io': 'cloudnative-pg',
  'cilium.io': 'cilium',
  'kustomize.toolkit.fluxcd.io': 'flux',
  'vpcresources.k8s.aws': 'vpc-resources',
};

/** Each project, with the version whose definitions are asked; those of a controller are the same kinds once more. */
export const crdProjects: readonly { readonly project: CrdProject; readonly version: string }[] = Object.entries(SOURCES)
  .filter(([project]) => project !== 'external-secrets-controller')
  .map(([project, [module]]) => ({ project: project as CrdProject, version: module.split('@v')[1]! }));

/** The files that define the custom resources among some objects. */
export async function crdsOf(
  sandbox: Sandbox,
  objects: readonly { readonly apiVersion?: string; readonly kind?: string }[],
): Promise<string[]> {
  const kinds = new Map(objects.map(({ apiVersion = '', kind = '' }) => [`${apiVersion.split('/')[0]}/${kind}`, kind]));
  const files: string[] = [];
  for (const [id, kind] of kinds) {
    const group = id.split('/')[0] ?? '';
    const defines = (text: string) => text.includes(`\n  group: ${group}\n`) && text.includes(`\n    kind: ${kind}\n`);
    for (const project of [GROUPS[group] ?? []].flat())
      files.push(...(await crds(sandbox, project)).filter((file) => defines(readFileSync(file, 'utf8'))));
  }
  return files;
}

/** The files with a project's real CustomResourceDefinitions, from Go's module cache; the checksum database vouches for them. */
export async function crds(sandbox: Sandbox, project: CrdProject): Promise<string[]> {
  const [module, folder] = SOURCES[project];
  const path = join(await goModule(sandbox, module), folder);
  const files = readdirSync(path, { recursive: true, encoding: 'utf8' }).map((name) => join(path, name));
  return files.filter((file) => /\.ya?ml$/.test(file) && /^kind: CustomResourceDefinition$/m.test(readFileSync(file, 'utf8')));
}
