import { documents, expression, Policy, told } from '../../../lib/rules';

interface Project {
  readonly environment?: { readonly privileged_mode?: boolean };
}

export const codebuildPrivileged: Policy = {
  name: 'aws/codebuild/privileged',
  description: 'Builds do not have the machine that they run on: whoever may change a build would have it.',
  remediation: 'Leave out privileged_mode in environment; BuildKit without root builds images without it.',
  source: 'https://docs.aws.amazon.com/codebuild/latest/APIReference/API_ProjectEnvironment.html',
  rationale:
    'A privileged container is root on its machine. Whoever may change the build, by a pull request perhaps, reads what else runs and is kept there.',
  severity: 'medium',
  controls: { checkov: ['CKV_AWS_316'] },
  rule: expression(documents<Project>('aws_codebuild_project'), (project) =>
    told(project.environment.privileged_mode.isNot(true), 'builds as root of its machine: environment.privileged_mode is true'),
  ),
};
