import { graph, Policy, tellsCredential, Unknown } from '../../../lib/rules';

export const ec2UserData: Policy = {
  name: 'aws/ec2/user-data',
  description: 'No secret stands in what a machine runs when it starts: whoever is on it can read that.',
  remediation: 'Leave it out of user_data, and let the machine read it from Secrets Manager.',
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-add-user-data.html',
  rationale: 'Every program on the machine, and whoever may describe it in AWS, sees the plain text; it stays in the state for years.',
  severity: 'critical',
  controls: { checkov: ['CKV_AWS_46'] },
  showsValues: false,
  rule: graph(['aws_instance', 'aws_launch_configuration', 'aws_launch_template', 'aws_spot_instance_request'], ({ raw }) =>
    ['user_data', 'user_data_base64'].flatMap((field) => {
      const data: unknown = raw[field];
      const text = data instanceof Unknown ? data.text : String(data ?? '');
      // Plain, or in base64 as launch templates want it.
      const found = tellsCredential(text) || tellsCredential(Buffer.from(text, 'base64').toString());
      if (found) return [{ message: 'holds a secret', at: [field] }];
      return data instanceof Unknown && !data.certain ? [{ message: 'is known only in a plan', at: [field], unknown: true }] : [];
    }),
  ),
};
