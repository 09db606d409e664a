import * as fc from 'fast-check';
import { CronJob, DaemonWorkload, Job, StatefulWorkload, Workload } from '../../../constructs';
import { Call, DeploymentStack, Release, Service } from '../../../lib';
import { Synthesized, synthesizePlatform } from '../../../lib/testing';
import { anyEnvironment, environmentOf } from './environment';
import { anyWorkload, portsOf, settleWorkload, WorkloadWish } from './workload';

/** Some workloads, each with any combination of properties, in any environment. */
export const anyApp = fc.record({
  environment: anyEnvironment,
  workloads: fc.array(anyWorkload, { minLength: 1, maxLength: 3 }),
});
export type AppWish = typeof anyApp extends fc.Arbitrary<infer W> ? W : never;

const kinds: Readonly<Record<WorkloadWish['workload']['kind'], new (stack: DeploymentStack, id: string, props: never) => unknown>> = {
  Workload,
  StatefulWorkload,
  DaemonWorkload,
  Job,
  CronJob,
};

/** What is wished for, as somebody would have written it. */
export function synthesizeApp(wish: AppWish): Synthesized {
  // Objects without a prototype, which fast-check makes too, nobody writes.
  const { environment, workloads } = structuredClone(wish);
  const named = workloads.map((wish, index) => ({ ...wish, id: `${wish.name}-${'abc'[index]}` }));
  const calls = named.map((caller) => callsOf(caller, named));
  const called = new Set(calls.flatMap(({ made }) => made));
  const settled = named.map((wish, index) => ({
    wish,
    ...settleWorkload(
      wish,
      { environment, calls: calls[index]!.calls, routable: calls[index]!.routable },
      { isCalled: called.has(wish.id), host: `${wish.id}.example.com` },
    ),
  }));
  const release: Release = {
    schemaVersion: 1,
    images: Object.fromEntries(
      named.map(({ app, id }) => [
        `${app}/${id}`,
        { tag: '1.4.2', ...(environment.requireDigest && { digest: `sha256:${'0'.repeat(64)}` }) },
      ]),
    ),
  };
  const differences = Object.fromEntries(
    settled.filter(({ wish }) => !wish.difference.byLine).map(({ wish: { app, id }, difference }) => [`${app}/${id}`, difference]),
  );
  const place = environmentOf(environment, release, differences);
  return synthesizePlatform((platform) => {
    for (const app of new Set(named.map((one) => one.app))) {
      place.stamp(platform, app, (stack: DeploymentStack) => {
        for (const { wish, props, difference } of settled.filter((one) => one.wish.app === app)) {
          const define = () => new kinds[wish.workload.kind](stack, wish.id, props as never);
          stack.place(define, wish.difference.byLine ? difference : {});
        }
      });
    }
  });
}

type Named = WorkloadWish & { readonly id: string };

/** The calls that a workload may make, and whom it will call. */
function callsOf(caller: Named, all: readonly Named[]) {
  const callees = all.filter((one) => one !== caller && Object.keys(portsOf(one)).length > 0);
  const peer = caller.workload.props.dependencies?.peer;
  if (!peer || callees.length === 0) return { calls: [], made: [], routable: [] };
  const callee = callees[peer[0] % callees.length]!;
  const ports = portsOf(callee);
  const names = Object.keys(ports);
  const service = new Service(callee.app === caller.app ? callee.id : `${callee.app}/${callee.id}`, ports);
  const name = names[peer[1] % names.length]!;
  const call = (): Call => service.at(name);
  const isRoutable = callee.app === caller.app && ports[name]!.protocol !== 'UDP';
  return { calls: [call], made: [callee.id], routable: isRoutable ? [call] : [] };
}
