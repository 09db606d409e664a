import { Cluster } from '../test/e2e/lab/cluster';
import { Sandbox } from '../test/e2e/lab/sandbox';
import { CLUSTER, missing, prepare } from '../test/e2e/lab/toolchain';
import { missingForPlans, providerVersion } from '../test/terraform/plan-offline';
import { AskedProvider } from './record/ask-provider';
import { askedTypes } from './record/asked-types';
import { awsReplacement } from './record/aws-replacement';
import { awsSensitive } from './record/aws-sensitive';
import { recordDefinitions } from './record/record-definitions';
import { recordKubernetes } from './record/record-kubernetes';
import { writeTable } from './record/recorded-file';

/**
 * Writes the tables that only a real engine can fill, or a project that defines custom resources: `npm run record`, or one of
 * `npm run record -- provider`, `npm run record -- kubernetes`, `npm run record -- definitions`.
 */
async function main(engines: readonly string[]): Promise<void> {
  const isWanted = (name: string) => engines.length === 0 || engines.includes(name);
  if (isWanted('provider')) recordProvider();
  if (isWanted('kubernetes')) await recordServer();
  if (isWanted('definitions')) await inSandbox(async (sandbox) => writeTable(await recordDefinitions(sandbox)));
}

function recordProvider(): void {
  const lacking = missingForPlans();
  if (lacking) throw new Error(`The provider cannot be asked: ${lacking}.`);
  const provider = new AskedProvider();
  try {
    const types = askedTypes(Object.keys(provider.schemas));
    const answers = provider.ask(types);
    writeTable(awsReplacement(answers, provider.schemas, providerVersion));
    writeTable(awsSensitive(provider.schemas, providerVersion));
    const silent = types.filter((type) => !answers.some((answer) => answer.type === type));
    process.stderr.write(`${answers.length} types answered; no answer about: ${silent.join(', ') || 'none'}\n`);
  } finally {
    provider.close();
  }
}

async function recordServer(): Promise<void> {
  await prepare(CLUSTER);
  const lacking = missing(CLUSTER);
  if (lacking.length > 0) throw new Error(`The API server cannot be asked: ${lacking.join('; ')}.`);
  await inSandbox(async (sandbox) => {
    const { types, defaults } = await recordKubernetes(await Cluster.start(sandbox));
    writeTable(types);
    writeTable(defaults);
    for (const field of defaults.unexplained) process.stderr.write(`nothing tells when it is filled in: ${field}\n`);
  });
}

async function inSandbox(act: (sandbox: Sandbox) => Promise<void>): Promise<void> {
  const sandbox = new Sandbox();
  try {
    await act(sandbox);
  } finally {
    await sandbox.close();
  }
}

main(process.argv.slice(2)).catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
