import { documents, expression, Policy, told } from '../../../lib/rules';

export const sagemakerRoot: Policy = {
  name: 'aws/sagemaker/root',
  description: 'Whoever works in a notebook is not root of its machine.',
  remediation: 'Set root_access to Disabled.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-3',
  rationale:
    'As root a notebook, or a package that it installs, changes the scripts that keep the machine in order, and reads what other users left there.',
  severity: 'medium',
  controls: { fsbp: ['SageMaker.3'], checkov: ['CKV_AWS_307'] },
  rule: expression(documents<{ readonly root_access?: string }>('aws_sagemaker_notebook_instance'), (notebook) =>
    told(notebook.root_access.is('Disabled'), 'lets its users be root: root_access is not Disabled'),
  ),
};
