import { stacks } from '../../../apps/stacks';
import { synthesizePlatform } from '../../../lib/testing';
import { documents, type KubernetesObject, placesOf } from '../kubernetes/manifests';
import { manifestsOf } from './examples';

const example = synthesizePlatform(stacks);
const folders = placesOf(example).flatMap(({ folders }) => folders);

describe('The ApplicationSets of examples/gitops', () => {
  const sets = manifestsOf('argo-cd').filter(({ kind }) => kind === 'ApplicationSet');
  const isMatch = (path: string, pattern: string): boolean => new RegExp(`^${pattern.replaceAll('*', '[^/]*')}$`).test(path);
  const takes = ({ spec }: KubernetesObject, path: string): boolean => {
    const { directories } = spec.generators[0].git;
    const matching = directories.filter((each: KubernetesObject) => isMatch(path, each.path));
    return matching.length > 0 && !matching.some(({ exclude }: KubernetesObject) => exclude);
  };

  test('take each stack of each cluster once: those of the platform without pruning, the others with it', () => {
    const taken = folders.map((path) =>
      sets.filter((set) => takes(set, path)).map(({ spec }) => spec.template.spec.syncPolicy.automated.prune),
    );
    expect(taken).toEqual(folders.map((path) => [!path.split('/').at(-1)!.startsWith('platform-')]));
  });

  test('name an application and a cluster by the parts of the path', () => {
    const names = folders.map((path) => {
      const { metadata, spec } = sets.find((set) => takes(set, path))!.spec.template;
      return [rendered(metadata.name, path), rendered(spec.destination.name, path), rendered(spec.source.path, path)];
    });
    expect(names).toEqual(folders.map((path) => [path.split('/').slice(2).join('-'), path.split('/')[2], path]));
    expect(new Set(names.map(([name]) => name)).size).toBe(folders.length);
  });

  test('make only what their projects allow', () => {
    const projects = new Map(
      manifestsOf('argo-cd')
        .filter(({ kind }) => kind === 'AppProject')
        .map((project) => [project.metadata.name, project.spec]),
    );
    const refused = [...example.files].flatMap(([path, text]) => {
      const set = sets.find((each) => takes(each, path.split('/').slice(0, -1).join('/')));
      return set ? documents(text).filter((object) => !isAllowed(projects.get(set.spec.template.spec.project), object)) : [];
    });
    expect(refused).toEqual([]);
  });
});

describe('The Kustomizations of examples/gitops', () => {
  const kustomizations = manifestsOf('flux');
  const nameOf = ({ metadata }: KubernetesObject): string => metadata.name;

  test('take each stack of their cluster, after what they depend on', () => {
    const paths = kustomizations.map(({ spec }) => spec.path.replace('./', ''));
    const cluster = paths[0]!.split('/').slice(0, 3).join('/');
    expect([...new Set(paths)].sort()).toEqual(folders.filter((path) => path.startsWith(`${cluster}/`)).sort());
    const depended = kustomizations.flatMap(({ spec }) => (spec.dependsOn ?? []).map(({ name }: KubernetesObject) => name));
    expect(depended.filter((name) => !kustomizations.some((each) => nameOf(each) === name))).toEqual([]);
  });

  test('prune no namespace, and split only the stacks that have a migration', () => {
    for (const { metadata, spec } of kustomizations) {
      const path = spec.path.replace('./', '');
      const objects = [...example.files].filter(([file]) => file.startsWith(`${path}/`)).flatMap(([, text]) => documents(text));
      const migrates = objects.some(({ metadata: { labels } }) => labels['slipway.dev/stage'] === 'migration');
      expect([metadata.name, spec.prune, spec.patches !== undefined]).toEqual([
        metadata.name,
        !objects.some(({ kind }) => kind === 'Namespace'),
        migrates,
      ]);
    }
  });
});

/** A template of an ApplicationSet, as Argo CD fills it in for a directory. */
function rendered(template: string, path: string): string {
  const segments = path.split('/');
  return template
    .replaceAll(/\{\{ index \.path\.segments (\d) \}\}/g, (_, index) => segments[Number(index)] ?? '')
    .replaceAll('{{ .path.basename }}', segments.at(-1) ?? '')
    .replaceAll('{{ .path.path }}', path);
}

function isAllowed(project: KubernetesObject = {}, { apiVersion, kind, metadata }: KubernetesObject): boolean {
  const [, group = ''] = apiVersion.split('/').reverse();
  const among = (list: readonly KubernetesObject[]): boolean => list.some((each) => each.group === group && each.kind === kind);
  if (!metadata.namespace) return among(project.clusterResourceWhitelist);
  return project.namespaceResourceWhitelist ? among(project.namespaceResourceWhitelist) : !among(project.namespaceResourceBlacklist ?? []);
}
