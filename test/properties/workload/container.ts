import * as fc from 'fast-check';
import {
  ContainerProps,
  ContainerResource,
  Env,
  Lifecycle,
  LifecycleHandler,
  LifecycleHandlers,
  PodField,
  PodFieldPath,
  Probe,
  ProbeHandlers,
  Probes,
  ProbeTiming,
  ResourceAmounts,
  Resources,
} from '../../../constructs';
import { Output, Ports, text } from '../../../lib';

/** One arbitrary for each property: a property that nothing generates does not compile. */
export type ArbitraryOf<T> = { readonly [K in Exclude<keyof Required<T>, RenamedBy>]: fc.Arbitrary<unknown> };

/** What gives a workload another name: `test/unit/lib/synth/names` walks through all kinds. */
type RenamedBy = 'formerly' | 'knownAs';

/** Each property stated or not. */
export function some<T extends object>(properties: { readonly [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<Partial<T>> {
  return fc.record(properties, { requiredKeys: [] }) as fc.Arbitrary<Partial<T>>;
}

/** One of some things, whatever the number. */
export function pick<T>(things: readonly T[], number: number): T {
  return things[number % things.length]!;
}

/** Without the properties that are `undefined`. */
export function stated<T extends object>(properties: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined)) as never;
}

export const anyNumber = fc.nat(999);

/** What YAML must quote, escape or fold; without the `$` that Kubernetes would expand, and what is refused. */
export const anyText = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom('yes', 'null', '1e3', '0x1F', '- a: b', ' #', 'one\ntwo\n', '"', "'", 'x\u2028  y:\u2028    z'),
  )
  .map((value) => value.replace(/[$\u007f-\u009f\ufeff\ufffe\uffff]/g, 'S'));

const anyWord = fc.stringMatching(/^[a-z]{1,8}$/);
export const anyPath = fc.array(anyWord, { minLength: 1, maxLength: 3 }).map((parts) => `/${parts.join('/')}`);

type Amount = { readonly request: number; readonly more: number; readonly sides: 'requests' | 'limits' | 'both' };
const anyAmount: fc.Arbitrary<Amount> = fc.record({
  request: fc.integer({ min: 10, max: 900 }),
  more: anyNumber,
  sides: fc.constantFrom('requests', 'limits', 'both'),
});
const amounts = { cpu: anyAmount, memory: anyAmount, ephemeralStorage: anyAmount } satisfies ArbitraryOf<ResourceAmounts>;

export const anyResources: fc.Arbitrary<Resources> = fc.tuple(some(amounts), fc.boolean()).map(([wished, hasGpu]) => {
  const side = (name: 'requests' | 'limits', extra: (amount: Amount) => number): ResourceAmounts =>
    Object.fromEntries(
      Object.entries(wished)
        .filter(([, { sides }]) => sides === name || sides === 'both')
        .map(([kind, amount]) => [kind, kind === 'cpu' ? cpuOf(extra(amount)) : memoryOf(extra(amount))]),
    );
  return {
    requests: side('requests', ({ request }) => request),
    limits: side('limits', ({ request, more }) => request + more),
    ...(hasGpu && { extended: { 'nvidia.com/gpu': 1 } }),
  };
});

const cpuOf = (thousandths: number): string => (thousandths % 100 === 0 ? String(thousandths / 1000) : `${thousandths}m`);
const memoryOf = (mebibytes: number): string => (mebibytes % 256 === 0 ? `${mebibytes / 1024}Gi` : `${mebibytes}Mi`);

const fieldPaths: readonly PodFieldPath[] = [
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  "metadata.labels['app.kubernetes.io/name']",
  "metadata.annotations['example.com/note']",
  'spec.nodeName',
  'spec.serviceAccountName',
  'status.hostIP',
  'status.hostIPs',
  'status.podIP',
  'status.podIPs',
];
const containerResources: readonly ContainerResource[] = (['requests', 'limits'] as const).flatMap((side) =>
  (['cpu', 'memory', 'ephemeral-storage'] as const).map((kind) => `${side}.${kind}` as const),
);
const anyVariable = fc.oneof(
  fc.record({ literal: anyText }),
  fc.record({ field: fc.constantFrom(...fieldPaths) }),
  fc.record({ resource: fc.constantFrom(...containerResources) }),
  fc.record({ output: anyNumber }),
  fc.record({ joined: fc.array(anyNumber, { maxLength: 3 }), between: anyText.map((value) => `${value}$(X)`) }),
);
/** Names that the library sets too are among them. */
const variableNames = ['LOG_LEVEL', 'GOMEMLIMIT', 'NODE_OPTIONS', 'OTEL_SERVICE_NAME', 'OTEL_RESOURCE_ATTRIBUTES', 'a.b-c', '_X'];

/** Environment variables, as a map or as a function of the outputs. */
export const anyEnv = fc.record({
  isFunction: fc.boolean(),
  variables: fc.uniqueArray(fc.tuple(fc.constantFrom(...variableNames), anyVariable), { selector: ([name]) => name, maxLength: 4 }),
});
type EnvWish = typeof anyEnv extends fc.Arbitrary<infer W> ? W : never;
/** Of dependencies, by name and then by output. */
type AnyOutputs = Readonly<Record<string, Readonly<Record<string, Output>>>>;

export function settleEnv({ isFunction, variables }: EnvWish): Env | ((outputs: AnyOutputs) => Env) {
  const env = (outputs: readonly Output[]): Env =>
    Object.fromEntries(
      variables.flatMap(([name, value]): (readonly [string, Env[string]])[] => {
        if ('literal' in value) return [[name, value.literal]];
        if ('field' in value) return [[name, PodField.of(value.field)]];
        if ('resource' in value) return [[name, PodField.resource(value.resource)]];
        if ('joined' in value) {
          const parts = outputs.length > 0 ? value.joined.map((number) => pick(outputs, number)) : [];
          const literals = Array.from({ length: parts.length + 1 }, () => value.between);
          return [[name, text(Object.assign(literals, { raw: literals }), ...parts)]];
        }
        const output = outputs.length > 0 ? pick(outputs, value.output) : undefined;
        return output ? [[value.output % 2 ? name : output.variable, output]] : [];
      }),
    );
  return isFunction ? (outputs) => env(Object.values(outputs).flatMap((byName) => Object.values(byName))) : env([]);
}

export const container = {
  env: anyEnv,
  resources: anyResources,
  command: fc.array(anyText, { minLength: 1, maxLength: 2 }),
  args: fc.array(anyText, { minLength: 1, maxLength: 2 }),
  workingDir: anyPath,
  imagePullPolicy: fc.constantFrom('Always', 'IfNotPresent', 'Never'),
  runtime: fc.constantFrom('jvm', 'go', 'node'),
  capabilities: fc.subarray(['NET_BIND_SERVICE'] as const),
} satisfies ArbitraryOf<ContainerProps<never>>;

export function settleContainer<W extends { readonly env?: EnvWish | 'inherit' }>({ env, ...others }: W) {
  return { ...others, ...(env && { env: env === 'inherit' ? env : settleEnv(env) }) };
}

const timing = {
  initialDelaySeconds: fc.nat(60),
  periodSeconds: fc.integer({ min: 1, max: 60 }),
  timeoutSeconds: fc.integer({ min: 1, max: 60 }),
  successThreshold: fc.integer({ min: 1, max: 3 }),
  failureThreshold: fc.integer({ min: 1, max: 9 }),
} satisfies ArbitraryOf<ProbeTiming>;
const scheme = fc.constantFrom('HTTP' as const, 'HTTPS' as const);
const handlers = {
  httpGet: fc.record(
    { port: anyNumber, path: anyPath, scheme, httpHeaders: fc.constant({ 'X-Probe': 'yes', Host: 'localhost' }) },
    { requiredKeys: ['port', 'path'] },
  ),
  grpc: fc.record({ port: anyNumber, service: anyWord }, { requiredKeys: ['port'] }),
  tcpSocket: fc.record({ port: anyNumber }),
  exec: fc.record({ command: fc.array(anyWord, { minLength: 1, maxLength: 2 }) }),
} satisfies ArbitraryOf<ProbeHandlers<number>>;
const anyProbe = fc.record({
  timing: some(timing),
  handler: fc.oneof(
    ...Object.entries(handlers).map(([name, handler]) =>
      (handler as fc.Arbitrary<object>).map((value): readonly [string, object] => [name, value]),
    ),
  ),
});
type ProbeWish = typeof anyProbe extends fc.Arbitrary<infer W> ? W : never;

export const probes = { readinessProbe: anyProbe, livenessProbe: anyProbe, startupProbe: anyProbe } satisfies ArbitraryOf<Probes<never>>;

/**
 * Probes that ask at TCP ports; where there is none, they run a program.
 *
 * @param management a port that no Service offers, of this container
 */
export function settleProbes(
  wishes: { readonly [K in keyof typeof probes]?: ProbeWish },
  ports: Ports,
  management: number,
): Probes<string> {
  const names = tcpPorts(ports);
  const settle = ({ timing, handler: [name, handler] }: ProbeWish, isReadiness: boolean): Probe => {
    const { successThreshold, ...others } = timing;
    const asks =
      names.length === 0 && name !== 'exec' ? { exec: { command: ['/bin/true'] } } : { [name]: atPort(handler, names, management) };
    return { ...others, ...(isReadiness && successThreshold && { successThreshold }), ...asks } as unknown as Probe;
  };
  return Object.fromEntries(Object.entries(wishes).map(([name, wish]) => [name, settle(wish, name === 'readinessProbe')]));
}

const atPort = (handler: object, names: readonly string[], management: number) =>
  'port' in handler ? { ...handler, port: (handler.port as number) > 700 ? management : pick(names, handler.port as number) } : handler;

export function tcpPorts(ports: Ports): readonly string[] {
  return Object.keys(ports).filter((name) => ports[name]!.protocol !== 'UDP');
}

const anyHandler: fc.Arbitrary<LifecycleHandler> = fc.oneof(
  fc.record({ exec: fc.record({ command: fc.array(anyWord, { minLength: 1, maxLength: 2 }) }) }),
  fc.record({
    httpGet: fc.record({ port: fc.integer({ min: 1, max: 65535 }), path: anyPath, scheme }, { requiredKeys: ['port', 'path'] }),
  }),
  fc.record({ sleep: fc.record({ seconds: anyNumber }) }),
);
export const anyLifecycle: fc.Arbitrary<Lifecycle> = some({
  postStart: anyHandler,
  preStop: anyHandler,
} satisfies ArbitraryOf<Lifecycle>);

/** Hooks that sleep no longer than the pod is given. */
export function settleLifecycle(wish: Lifecycle, grace: number): Lifecycle {
  const settle = (handler: LifecycleHandler | undefined): LifecycleHandler | undefined => {
    if (!handler || !('sleep' in handler)) return handler;
    return grace > 0 ? { sleep: { seconds: 1 + ((handler.sleep as LifecycleHandlers['sleep']).seconds % grace) } } : undefined;
  };
  return stated({ postStart: settle(wish.postStart), preStop: settle(wish.preStop) }) as Lifecycle;
}

const anyPort = fc.record(
  {
    port: anyNumber,
    targetPort: anyNumber,
    protocol: fc.constantFrom('TCP' as const, 'UDP' as const),
    appProtocol: fc.constantFrom('http', 'grpc', 'kubernetes.io/h2c'),
  },
  { requiredKeys: ['port'] },
);
export const anyPorts = fc.uniqueArray(fc.tuple(fc.constantFrom('http', 'grpc', 'metrics', 'a', 'x-1y'), anyPort), {
  selector: ([name]) => name,
  maxLength: 3,
});
type PortsWish = typeof anyPorts extends fc.Arbitrary<infer W> ? W : never;

/** @param base below all numbers of this container, of which each in a pod has 10,000 of its own */
export function settlePorts(wishes: PortsWish, base: number, prefix = ''): Ports {
  return Object.fromEntries(
    wishes.map(([name, { port, targetPort, ...others }], index) => {
      const first = base + index * 2000 + 1;
      return [prefix + name, { ...others, port: first + port, ...(targetPort !== undefined && { targetPort: first + 1000 + targetPort }) }];
    }),
  );
}
