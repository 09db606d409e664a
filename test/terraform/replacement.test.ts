import { awsSensitive as recordedSecrets } from '../../lib/documents/terraform/aws-sensitive';
import { compareSides } from '../../lib/plan/compare-sides';
import { awsReplacement as recorded } from '../../lib/plan/facts/tables/aws-replacement';
import { AskedProvider } from '../../scripts/record/ask-provider';
import { awsReplacement, type ProviderAnswer } from '../../scripts/record/aws-replacement';
import { awsSensitive } from '../../scripts/record/aws-sensitive';
import { emittedTypes } from '../../scripts/record/emitted-types';
import { askedPaths } from '../../scripts/record/provider-questions';
import { plainSide } from '../kit/sides';
import { missingForPlans, providerVersion } from './plan-offline';

const missing = missingForPlans();
const describeWithTerraform = missing ? describe.skip : describe;
const types = emittedTypes('aws');

/** What the provider refuses to plan without an account: of it nothing is predicted. */
const silent: readonly string[] = [];

describeWithTerraform('the provider, asked again', () => {
  let provider: AskedProvider;
  let answers: readonly ProviderAnswer[];
  beforeAll(() => {
    provider = new AskedProvider();
    answers = provider.ask(types);
  });
  afterAll(() => provider.close());

  test('answers about every type that constructs make, as the committed table says', () => {
    expect(types.filter((type) => !answers.some((answer) => answer.type === type))).toEqual(silent);
    const answered = awsReplacement(answers, provider.schemas, providerVersion);
    expect(recorded.version).toBe(providerVersion);
    expect(answered.lines).toEqual(recorded.text.split('\n').filter((line) => types.includes(line.split(' ')[0]!)));
  });

  test('calls the same attributes sensitive as the committed table, of all types that it has', () => {
    expect(recordedSecrets.version).toBe(providerVersion);
    expect(awsSensitive(provider.schemas, providerVersion).lines).toEqual(recordedSecrets.text.split('\n'));
  });

  test.each(types)('replaces %s for what is predicted to replace it, and for nothing else', (type) => {
    const replaced = [...(answers.find((answer) => answer.type === type)?.replaced.values() ?? [])].flat();
    const isReplaced = (path: string) => replaced.some((one) => one === path || isBelow(path, one) || isBelow(one, path));
    const asked = askedPaths(provider.schemas[type].block).filter((path) => !isReplaced(path));
    expect(replaced.length + asked.length).toBeGreaterThan(0);
    for (const path of new Set(replaced)) expect([path, kindOf(type, path)]).toEqual([path, 'replaced']);
    for (const path of asked) expect([path, kindOf(type, path)]).toEqual([path, 'updated']);
  });
});

/** Whether a path lies in another one. */
function isBelow(path: string, other: string): boolean {
  return path.startsWith(`${other}.`);
}

/** What is predicted where this attribute, or block, has another value. */
function kindOf(type: string, path: string): string | undefined {
  const side = (value: string) => {
    const values = path.split('.').reduceRight<unknown>((inner, name) => ({ [name]: typeof inner === 'object' ? [inner] : inner }), value);
    return plainSide({ 'main.tf.json': { resource: { [type]: { a: values } } } });
  };
  return compareSides(side('one'), side('other')).changes[0]?.kind;
}
