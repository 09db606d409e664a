import { callGiven, EnvSource, envSourceOf, FileOutput, isAbsent, Output, returned, SecretFileOutput, Text, UserError } from '../../../lib';
import { byKey } from './by-key';
import { PodField } from './pod-field';

/** Environment variables by name. */
export interface Env {
  readonly [name: string]: string | Output | Text | PodField;
}

/** Environment variables of a container beside the workload's own: its own, or those of that. */
export type SharedEnv<E> = Env | ((outputs: E) => Env) | 'inherit';

/** Stands in place of a variable that an environment, region or cluster removes. */
export const removed = Symbol('removed');

/** Environment variables with what a place changed. */
export type SettledEnv = Readonly<Record<string, Env[string] | typeof removed>>;

/** What a workload's dependencies handed it: outputs by name, by the dependency's name. */
export type DependencyOutputs = Readonly<Record<string, Readonly<Record<string, Output>>>>;

/** One entry of a container's `env`. */
export type EnvVar = { readonly name: string } & (EnvSource | { readonly valueFrom: PodField['valueFrom'] });

/** @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#environment-variables */
const envName = /^(?!\.(\.|$))[-._a-zA-Z][-._a-zA-Z0-9]*$/;

/** What the `env` function of a container states. */
export function statedEnv<O, E>(env: (outputs: O) => E, outputs: O): E {
  const stated = callGiven(env, undefined, [outputs]);
  returned("The function 'env'", stated, { is: 'map', of: { is: 'anything' } }, 'variables by name');
  return stated;
}

/**
 * The variables of a container.
 *
 * @param env a function's result stands alone; a map is added to `<DEPENDENCY>_<OUTPUT>` of every dependency, and wins
 * @param hints variables that stand unless `env` has them
 * @throws UserError if a name or value is none, or two things claim one variable
 */
export function renderEnv<O extends DependencyOutputs>(
  env: SettledEnv | ((outputs: O) => SettledEnv) | undefined,
  outputs: O,
  hints: Env = {},
): readonly EnvVar[] {
  const stated = typeof env === 'function' ? statedEnv(env, outputs) : { ...defaults(outputs, env ?? {}), ...env };
  const variables = Object.fromEntries(
    Object.entries({ ...without(hints, stated), ...stated }).filter((entry): entry is [string, Env[string]] => entry[1] !== removed),
  );
  for (const [name, value] of Object.entries(variables)) {
    if (!envName.test(name))
      throw new UserError(`'env' has the name '${name}'.`, "Use letters, digits, '_', '-' and '.', and neither a digit nor '..' first.");
    if (typeof value !== 'string' && !(value instanceof Output) && !(value instanceof Text) && !(value instanceof PodField)) {
      throw new UserError(`'env.${name}' is ${kindOf(value)}.`, cureOf(name, value));
    }
  }
  return order(variables, hints);
}

/** What somebody states stands where they state it: it may refer to what stands before. */
function without(hints: Env, stated: SettledEnv): Env {
  // Programs read both cases of a proxy, each in an order of its own.
  const proxies = new Set(
    Object.keys(stated)
      .map((name) => name.toUpperCase())
      .filter((name) => name.endsWith('_PROXY')),
  );
  return Object.fromEntries(Object.entries(hints).filter(([name]) => !Object.hasOwn(stated, name) && !proxies.has(name)));
}

function defaults(outputs: DependencyOutputs, winners: SettledEnv): Env {
  const variables: Record<string, Output> = {};
  for (const output of Object.entries(outputs)
    .sort(byKey)
    .flatMap(([, byName]) => Object.values(byName))) {
    if (output instanceof FileOutput || output instanceof SecretFileOutput || isAbsent(output)) continue;
    const other = variables[output.variable];
    if (other && !Object.hasOwn(winners, output.variable)) {
      throw new UserError(
        `Outputs '${other.path}' and '${output.path}' both set '${output.variable}'.`,
        'Rename one of the dependencies, or set the variable in `env`.',
      );
    }
    variables[output.variable] = output;
  }
  return variables;
}

/** The entries in the order given, except that what a text refers to comes before it: Kubernetes expands only what it has seen. */
function order(variables: Env, hints: Env): readonly EnvVar[] {
  const entries = new Map<string, EnvVar>();
  const owners = new Map<string, Env[string]>(Object.entries(variables));
  const emit = (name: string, value: Env[string]): void => {
    if (entries.has(name)) return;
    const source = sourceOf(value);
    entries.set(name, { name, ...('value' in source ? { value: addedTo(hints[name], source.value, name) } : source) });
  };
  const sourceOf = (value: Env[string]): EnvSource | Pick<PodField, 'valueFrom'> => {
    if (typeof value === 'string') return { value };
    if (value instanceof Text) return { value: join(value) };
    return value instanceof Output ? literal(envSourceOf(value)) : { valueFrom: value.valueFrom };
  };
  const join = ({ literals, parts }: Text): string =>
    literals.map((own, index) => inert(own) + (index < parts.length ? refer(parts[index]!) : '')).join('');
  const refer = (part: Output | string | number): string => {
    if (!(part instanceof Output)) return inert(String(part));
    const source = envSourceOf(part);
    const name = Object.keys(variables).find((candidate) => variables[candidate] === part) ?? part.variable;
    if ((owners.get(name) ?? part) !== part) {
      throw new UserError(
        `A text needs the variable '${name}' for output '${part.path}', which is something else already.`,
        `Give output '${part.path}' a variable of its own in \`env\`.`,
      );
    }
    owners.set(name, part);
    if ('value' in source) return inert(source.value);
    emit(name, part);
    return `$(${name})`;
  };
  for (const [name, value] of Object.entries(variables)) emit(name, value);
  return [...entries.values()];
}

/** Variables that hold a list of `<key>=<value>`: what is stated is added to the hint, and wins. */
const lists: ReadonlySet<string> = new Set(['OTEL_RESOURCE_ATTRIBUTES']);

function addedTo(hint: Env[string] | undefined, stated: string, name: string): string {
  if (!lists.has(name) || typeof hint !== 'string' || hint === stated) return stated;
  const keyOf = (entry: string) => entry.split('=')[0]!.trim();
  const keys = new Set(stated.split(',').map(keyOf));
  return [...hint.split(',').filter((entry) => !keys.has(keyOf(entry))), stated].filter((part) => part.trim() !== '').join(',');
}

function kindOf(value: unknown): string {
  if (typeof value === 'object' && value !== null) return 'an object';
  return value === null || value === undefined ? String(value) : `the ${typeof value} ${String(value)}`;
}

/** Where Kubernetes would take a `valueFrom`, the thing itself is named. */
function cureOf(name: string, value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean') return `Write it as a text: ${name}: '${value}'.`;
  const from = ((value as { readonly valueFrom?: unknown } | null)?.valueFrom ?? {}) as Readonly<Record<string, unknown>>;
  if (from.secretKeyRef)
    return "State the Secret as a dependency: `stripe: new Secret({ keys: ['apiKey'] })` sets STRIPE_API_KEY, and the place says where it is.";
  if (from.fieldRef || from.resourceFieldRef) return "Use a PodField: `PodField.of('metadata.name')`.";
  if (from.configMapKeyRef) return 'Write the value itself, or have a dependency hand it over.';
  return 'Use a string, an output, text`…`, or a PodField.';
}

/** Kubernetes would expand `$(…)` and turn `$$` into `$`. */
function inert(text: string): string {
  return text.replace(/\$/g, '$$$$');
}

function literal(source: EnvSource): EnvSource {
  return 'value' in source ? { value: inert(source.value) } : source;
}
