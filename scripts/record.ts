import { providerVersion } from '../test/terraform/plan-offline';
import { AskedProvider } from './record/ask-provider';
import { askedTypes } from './record/asked-types';
import { awsReplacement } from './record/aws-replacement';
import { writeTable } from './record/recorded-file';

/** Writes the tables that only a real engine can fill: `npm run record [provider] [kubernetes]`, both by default. */
const [, , ...asked] = process.argv;
const wanted = (name: string) => asked.length === 0 || asked.includes(name);

if (wanted('provider')) {
  const provider = new AskedProvider();
  const types = askedTypes(Object.keys(provider.schemas));
  const answers = provider.ask(types);
  writeTable(awsReplacement(answers, provider.schemas, providerVersion));
  const silent = types.filter((type) => !answers.some((answer) => answer.type === type));
  process.stderr.write(`${answers.length} types answered; no answer about: ${silent.join(', ') || 'none'}\n`);
  provider.close();
}
