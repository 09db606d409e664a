import { awsReplacement as recorded } from '../../lib/plan/facts/tables/aws-replacement';
import { AskedProvider } from '../../scripts/record/ask-provider';
import { awsReplacement } from '../../scripts/record/aws-replacement';
import { emittedTypes } from '../../scripts/record/emitted-types';
import { missingForPlans, providerVersion } from './plan-offline';

const missing = missingForPlans();
const testWithTerraform = missing ? test.skip : test;

testWithTerraform('the provider answers as the committed table says, about every type that constructs make', () => {
  const provider = new AskedProvider();
  try {
    const types = emittedTypes('aws');
    const answered = awsReplacement(provider.ask(types), provider.schemas, providerVersion);
    expect(recorded.version).toBe(providerVersion);
    expect(answered.lines).toEqual(recorded.text.split('\n').filter((line) => types.includes(line.split(' ')[0]!)));
  } finally {
    provider.close();
  }
});
