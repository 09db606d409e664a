import type { Report } from '../policy/report/report';
import { foreignCluster, readForeign, together } from './foreign-documents';
import { loadPolicies } from './policy-library';

export interface JudgeFilesOptions {
  /** Names of packs. */
  readonly pack: readonly string[];
  /** Minor version such as `1.34`; the newest that the policies know by default. */
  readonly kubernetesVersion?: string;
}

/** What packs say of files that Slipway did not write, and the files that are neither Kubernetes nor Terraform. */
export function judgeFiles(
  names: readonly string[],
  { pack, kubernetesVersion }: JudgeFilesOptions,
  today: string,
): { readonly report: Report; readonly skipped: readonly string[] } {
  const { Reporter, documentVerdicts, packs } = loadPolicies(pack);
  const { documents, skipped } = readForeign(names);
  const byResource = new Map(documents.map((document) => [document.resource, document]));
  const reporter = new Reporter(today);
  const judged = together(documents).flatMap((group) => {
    const resources = group.map(({ resource }) => resource);
    const judgements = reporter.judge({
      id: group.length === documents.length ? 'files' : group[0]!.file,
      environment: '',
      packs,
      waivers: [],
      resources,
      ...(kubernetesVersion !== undefined && { kubernetesVersions: { [foreignCluster]: kubernetesVersion } }),
      sourceOf: (resource, pointer) => {
        const { file, lineOf } = byResource.get(resource)!;
        return { file, line: lineOf(fields(pointer)), column: 1 };
      },
      outputOf: (resource) => ({ folder: 'input', file: byResource.get(resource)!.file }),
    });
    const verdicts = documentVerdicts(resources, packs, judgements);
    return group.map(({ file, resource: { type, address }, lineOf }, index) => ({
      file,
      line: lineOf([]),
      type,
      address,
      verdicts: verdicts[index]!,
    }));
  });
  return { report: { ...reporter.report(), documents: judged }, skipped };
}

/** RFC 6901. */
function fields(pointer: string): (string | number)[] {
  return pointer
    .split('/')
    .slice(1)
    .map((field) => (/^\d+$/.test(field) ? Number(field) : field.replace(/~1/g, '/').replace(/~0/g, '~')));
}
