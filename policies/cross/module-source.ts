import { documents, graph, Policy, Problem, Subject } from '../../lib/rules';

export const moduleSource: Policy = {
  name: 'x/module-source',
  description: 'Modules are of the project, or of one version that nobody changes.',
  remediation: 'Set version to one version; of git, add ?ref= with a commit or a version to source.',
  source: 'https://developer.hashicorp.com/terraform/language/modules/sources',
  rationale:
    'Whoever may write there changes what your next apply makes, with your credentials and without a review; an old state cannot be rebuilt.',
  severity: 'high',
  controls: { checkov: ['CKV_TF_1', 'CKV_TF_2'] },
  rule: graph(documents<unknown>('module'), ({ raw }: Subject): readonly Problem[] => {
    const source = String(raw.source ?? '');
    if (/^\.{0,2}\//.test(source)) return [];
    if (/^[a-z]+:\/\//i.test(source) || /^(?:git|hg|s3|gcs)::|^(?:github\.com|bitbucket\.org)\/|^git@/.test(source))
      return isPinned(source)
        ? []
        : [{ message: `is taken from ${source.replace(/\/\/[^/@]*@/, '//')}, whatever stands there`, at: ['source'], remediation: pins }];
    const version = raw.version === undefined ? '' : String(raw.version);
    return /^=?\s*v?\d+\.\d+\.\d+\S*$/.test(version)
      ? []
      : [
          {
            message: version ? `is of any version ${version}` : 'is of the newest version, whichever that is',
            at: [version ? 'version' : 'source'],
            remediation: 'Set version to one version, such as 5.8.1.',
          },
        ];
  }),
};

const pins = 'Add ?ref= with a commit or a version to source; of an archive, ?checksum=.';

/** A commit, a version of a tag, or the hash of an archive. */
function isPinned(source: string): boolean {
  return /[?&](?:ref=(?:[0-9a-f]{40}|(?:\w+[-/])*v?\d+\.\d+\.\d+[\w.-]*)|rev=[0-9a-f]{40}|versionId=[\w.-]+|checksum=\w+:[0-9a-f]+)(?:&|$)/.test(
    source,
  );
}
