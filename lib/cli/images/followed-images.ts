import type { AssembledUpdate, Assembly } from '../../assembly/assembly';
import { releasedImages } from '../../assembly/release-key';
import { UserError } from '../../errors';
import { blocks } from '../../policy/report/blocking';
import type { Report } from '../../policy/report/report';
import { parseImage, type Repository, repositoryName } from '../../registry/image-reference';
import { ruleOf } from '../../updates/rule-of';

/** A workload, and where its images come from. */
export interface FollowedImage {
  /** `<app>/<workload>`, or `<app>/<workload>.<container>`. */
  readonly workload: string;
  /** Each once; the first one lists its tags. */
  readonly repositories: readonly Repository[];
  readonly rule?: AssembledUpdate;
  /** Policies that no version of it would pass: a registry that is not approved. */
  readonly violated: readonly string[];
}

/** An environment whose images are looked at. */
export interface FollowedEnvironment {
  readonly name: string;
  /** Its release file, relative to the project's folder. */
  readonly file: string;
  readonly images: readonly FollowedImage[];
}

/** Whoever else judges an image judges its tag and digest, which an update brings. */
const aboutName = 'k8s/image/registries';

/**
 * What an environment runs, and where new images of it come from.
 *
 * @param environment its name; one that the assembly has
 * @throws UserError if its release is no file of the project
 */
export function followedEnvironment(
  environment: string,
  { environments = [], stacks }: Assembly,
  report: Report | undefined,
): FollowedEnvironment {
  const { release: file, updates = [] } = environments.find(({ name }) => name === environment) ?? {};
  if (file === undefined)
    throw new UserError(
      `The release of environment '${environment}' is no file of this project, so that nothing can be written.`,
      "State it as `release: readRelease('releases/<environment>.json')`, below the folder of cdktf.json.",
    );
  const byWorkload = new Map<string, Map<string, Repository>>();
  const inCode = new Map<string, string>();
  for (const { app, workloads } of stacks.filter((stack) => stack.environment === environment)) {
    for (const one of workloads) {
      for (const [key, image] of releasedImages(app, one)) {
        inCode.set(key, `${app}/${one.name}`);
        const { registry, path } = parseImage(image);
        const repository = { registry, path };
        byWorkload.set(key, (byWorkload.get(key) ?? new Map<string, Repository>()).set(repositoryName(repository), repository));
      }
    }
  }
  const images = [...byWorkload].map(([workload, repositories]): FollowedImage => {
    const rule = ruleOf(updates, workload);
    const findings = (report?.findings ?? []).filter(
      (finding) => finding.environment === environment && finding.workload === inCode.get(workload),
    );
    const violated = findings.filter((finding) => finding.rule === aboutName && blocks(finding)).map(({ rule: name }) => name);
    return { workload, repositories: [...repositories.values()], ...(rule && { rule }), violated: [...new Set(violated)] };
  });
  return { name: environment, file, images: images.sort((a, b) => (a.workload < b.workload ? -1 : 1)) };
}
