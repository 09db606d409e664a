import { Aws } from './aws';
import { Cluster } from './cluster';
import { Sandbox } from './sandbox';
import { AWS, CLUSTER, missing, prepare } from './toolchain';

/** `npm run lab`: a cluster and an AWS mock that stay until Ctrl-C. */
async function main(): Promise<void> {
  await prepare([...CLUSTER, ...AWS]);
  for (const reason of missing([...CLUSTER, ...AWS])) process.stderr.write(`lab: ${reason}\n`);
  if (missing(CLUSTER).length > 0) process.exit(1);
  const sandbox = new Sandbox();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void sandbox.close().then(() => process.exit(0)));
  try {
    await start(sandbox);
  } catch (error) {
    sandbox.keepLogs();
    await sandbox.close();
    throw error;
  }
  setInterval(() => undefined, 60_000);
}

async function start(sandbox: Sandbox): Promise<void> {
  const cluster = await Cluster.start(sandbox);
  process.stdout.write(`export KUBECONFIG=${cluster.kubeconfig}\n`);
  if (missing(AWS).length === 0) {
    const aws = await Aws.start(sandbox);
    process.stdout.write(`export AWS_ENDPOINT_URL=${aws.endpoint} AWS_ACCESS_KEY_ID=lab AWS_SECRET_ACCESS_KEY=lab AWS_REGION=us-east-1\n`);
  }
  process.stdout.write(`# logs: ${sandbox.logs}\n# Ctrl-C stops it\n`);
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
