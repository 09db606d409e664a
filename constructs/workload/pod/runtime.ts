import { Allowed, AllowedValue } from '../../../lib';
import { bytes, cores } from './quantity';
import { Resources } from './resources';

/** Language runtimes that must be told how much of their node is theirs. */
export const runtimes = new Allowed('runtime', ['jvm', 'go', 'node']);

export type Runtime = AllowedValue<typeof runtimes>;

const mebibyte = 2 ** 20;
/** What is left over is for threads, buffers and code: https://go.dev/doc/gc-guide#Suggested_uses asks for 5 to 10 percent. */
const heapShare = { jvm: 75, go: 90, node: 75 };

/** Variables that tell a runtime its limits; what is not limited is not told. */
export function runtimeEnv(runtime: Runtime | undefined, { limits = {} }: Resources = {}): Readonly<Record<string, string>> {
  if (runtime === undefined) return {};
  const share = heapShare[runtimes.check(runtime)] / 100;
  const processors = limits.cpu === undefined ? undefined : Math.max(1, Math.ceil(cores(limits.cpu, 'resources.limits.cpu')));
  const memory = limits.memory === undefined ? undefined : Math.floor((bytes(limits.memory, 'resources.limits.memory') * share) / mebibyte);
  switch (runtime) {
    case 'jvm':
      return flags('JAVA_TOOL_OPTIONS', [
        memory && `-XX:MaxRAMPercentage=${heapShare.jvm}.0`,
        memory && '-XX:+ExitOnOutOfMemoryError',
        processors && `-XX:ActiveProcessorCount=${processors}`,
      ]);
    case 'go':
      return { ...(memory && { GOMEMLIMIT: `${memory}MiB` }), ...(processors && { GOMAXPROCS: String(processors) }) };
    case 'node':
      return flags('NODE_OPTIONS', [memory && `--max-old-space-size=${memory}`]);
  }
}

function flags(variable: string, options: readonly (string | number | undefined)[]): Readonly<Record<string, string>> {
  const set = options.filter(Boolean);
  return set.length > 0 ? { [variable]: set.join(' ') } : {};
}
