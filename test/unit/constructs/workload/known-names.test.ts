import { CronJob, Job, StatefulWorkload, Workload } from '../../../../constructs';
import { DeploymentStack } from '../../../../lib';
import { synthesize } from '../../../../lib/testing';
import { cloudless } from '../../../kit/environments';

const image = 'ghcr.io/acme/orders';
const volumeClaimTemplates = { data: { mountPath: '/data', storage: '1Gi' } } as const;

/** Kinds with the longest name that leaves room for what is put behind it: a hash, a time, `-pods`, or nothing. */
const kinds: readonly (readonly [kind: string, most: number, make: (stack: DeploymentStack, knownAs: string) => unknown])[] = [
  ['Workload', 63, (stack, knownAs) => new Workload(stack, 'orders', { image, knownAs })],
  ['Job', 54, (stack, knownAs) => new Job(stack, 'orders', { image, knownAs })],
  ['CronJob', 52, (stack, knownAs) => new CronJob(stack, 'orders', { image, knownAs, schedule: '0 3 * * *' })],
  ['StatefulWorkload', 52, (stack, knownAs) => new StatefulWorkload(stack, 'orders', { image, knownAs, volumeClaimTemplates })],
];

const names = Array.from({ length: 63 }, (_, index) => 'o'.repeat(index + 1));
const release = { schemaVersion: 1 as const, images: Object.fromEntries(names.map((name) => [`shop/${name}`, { tag: '1' }])) };

test.each(kinds)('a %s that is known by another name has room for what stands behind it: %d characters', (_kind, most, make) => {
  const known = (length: number) => () => synthesize(cloudless({ release }), (stack) => void make(stack, 'o'.repeat(length)));
  expect(known(most)).not.toThrow();
  expect(known(most + 1)).toThrow(/has the name 'o+'/);
});
