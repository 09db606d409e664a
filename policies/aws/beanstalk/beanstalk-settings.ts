import { documents, graph, Policy, Problem } from '../../../lib/rules';
import { blocks } from '../blocks';

interface Setting {
  readonly namespace?: unknown;
  readonly name?: unknown;
  readonly value?: unknown;
}

/** Settings whose value is a risk. */
const wrong: readonly (readonly [namespace: RegExp, name: string, value: RegExp, message: string, cure: string])[] = [
  [
    /^aws:elasticbeanstalk:managedactions$/,
    'ManagedActionsEnabled',
    /^false$/i,
    'waits for somebody to install mends of its platform',
    'Set value of the setting ManagedActionsEnabled to true.',
  ],
  [/^aws:elb:listener/, 'ListenerProtocol', /^HTTP$/i, 'takes requests without TLS', 'Set value of the setting ListenerProtocol to HTTPS.'],
  [/^aws:elbv2:listener/, 'Protocol', /^HTTP$/i, 'takes requests without TLS', 'Set value of the setting Protocol to HTTPS.'],
  [
    /^aws:autoscaling:launchconfiguration$/,
    'DisableIMDSv1',
    /^false$/i,
    'answers IMDSv1, by which a program hands out the credentials of its machine',
    'Set value of the setting DisableIMDSv1 to true.',
  ],
];

export const beanstalkSettings: Policy = {
  name: 'aws/beanstalk/settings',
  description: 'Environments of Elastic Beanstalk install mends, speak TLS, and keep the credentials of their machines.',
  remediation: 'Set value of the setting that the finding names, as it says.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/elasticbeanstalk-controls.html#elasticbeanstalk-2',
  rationale:
    'The settings are a list of texts that nobody reviews as one: what is switched off there stays so for as long as the program lives.',
  severity: 'medium',
  controls: { fsbp: ['ElasticBeanstalk.2'], checkov: ['CKV_AWS_340'] },
  rule: graph(documents<unknown>('aws_elastic_beanstalk_environment', 'aws_elastic_beanstalk_configuration_template'), ({ raw }) =>
    blocks<Setting>(raw.setting as Setting | undefined).flatMap((setting, index): readonly Problem[] => {
      const found = wrong.find(
        ([namespace, name, value]) =>
          namespace.test(String(setting.namespace)) && setting.name === name && value.test(String(setting.value)),
      );
      if (!found) return [];
      const [, name, , message, cure] = found;
      return [{ message: `${message}: ${name} is ${String(setting.value)}`, at: ['setting', index], remediation: cure }];
    }),
  ),
};
