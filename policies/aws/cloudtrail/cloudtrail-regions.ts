import { allOf, documents, expression, Policy, told } from '../../../lib/rules';

interface Trail {
  readonly enable_logging?: boolean;
  readonly include_global_service_events?: boolean;
  readonly is_multi_region_trail?: boolean;
}

export const cloudtrailRegions: Policy = {
  name: 'aws/cloudtrail/regions',
  description: 'Trails log what happens in every region, also where nobody expects anything.',
  remediation: 'Set is_multi_region_trail to true, and leave out enable_logging and include_global_service_events.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/cloudtrail-controls.html#cloudtrail-1',
  rationale: 'Whoever steals a key works where nobody looks; of calls that were not logged nothing can be found out afterwards.',
  severity: 'medium',
  controls: { cisAws: ['4.1'], fsbp: ['CloudTrail.1'], checkov: ['CKV_AWS_67', 'CKV_AWS_251'] },
  rule: expression(documents<Trail>('aws_cloudtrail'), (trail) =>
    allOf(
      told(
        trail.is_multi_region_trail.is(true),
        'logs one region alone: is_multi_region_trail is not true',
        'Set is_multi_region_trail to true.',
      ),
      told(
        trail.include_global_service_events.isNot(false),
        'leaves out services without a region, such as IAM: include_global_service_events is false',
        'Leave out include_global_service_events.',
      ),
      told(trail.enable_logging.isNot(false), 'logs nothing: enable_logging is false', 'Leave out enable_logging.'),
    ),
  ),
};
