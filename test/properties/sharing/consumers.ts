import { CronJob, Job, StatefulWorkload, Workload } from '../../../constructs';
import type { DeploymentStack, OutputKind, Use } from '../../../lib';

const image = 'ghcr.io/acme/some';

/** What a consumer does with the outputs, by the kind of consumer. */
type Consume = (stack: DeploymentStack, name: string, use: Use) => unknown;

/** The outputs that lie in files are read as files, whoever reads them. */
function read(use: Use) {
  const files = Object.entries<OutputKind>(use.outputs).filter(([, kind]) => kind === 'file' || kind === 'secretFile');
  return {
    image,
    dependencies: { it: use },
    // biome-ignore lint/suspicious/noExplicitAny: outputs of whatever it is
    ...(files.length > 0 && { files: ({ it }: any) => Object.fromEntries(files.map(([output]) => [`/etc/it/${output}`, it[output]])) }),
  };
}

/** A container beside, which is told one of the outputs. */
function beside(use: Use) {
  const told = Object.entries<OutputKind>(use.outputs).find(([, kind]) => kind === 'value' || kind === 'secret');
  // biome-ignore lint/suspicious/noExplicitAny: outputs of whatever it is
  const env = ({ it }: any) => (told ? { TOLD: it[told[0]] } : {});
  return { image: `${image}:1.0.0`, env };
}

/** Every kind of consumer. */
export const consumers: Readonly<Record<string, Consume>> = {
  Workload: (stack, name, use) => new Workload(stack, name, read(use)),
  StatefulWorkload: (stack, name, use) =>
    new StatefulWorkload(stack, name, { ...read(use), volumeClaimTemplates: { data: { mountPath: '/var/lib/data', storage: '1Gi' } } }),
  Job: (stack, name, use) => new Job(stack, name, read(use)),
  CronJob: (stack, name, use) => new CronJob(stack, name, { ...read(use), schedule: '0 3 * * *', timeZone: 'Etc/UTC' }),
  'attached jobs': (stack, name, use) =>
    new Workload(stack, name, {
      ...read(use),
      jobs: { migrate: { command: ['migrate'] }, nightly: { command: ['clean'], schedule: '0 3 * * *', timeZone: 'Etc/UTC' } },
    }),
  'a sidecar and an init container': (stack, name, use) =>
    new Workload(stack, name, { ...read(use), sidecars: { log: beside(use) }, initContainers: { wait: beside(use) } }),
};
