import type { Resource } from '../documents/resource';
import { Absent, Binding, ClusterSecret, ExistingSecret, StoredSecret } from '../model/binding';
import { Dependency } from '../model/dependency';
import { Environment } from '../model/environment';
import { Grant } from '../model/identity';
import { Provisioner } from '../model/provisioner';
import { isBlocked } from '../policy/report/blocking';
import { holdsCredential, isCredential } from '../policy/values/secrets';
import { DeploymentStack } from '../synth/deployment-stack';
import { findingLines } from './finding-lines';
import { nameLimits } from './name-limits';
import { Synthesized, synthesize } from './synthesize';

/** A provisioner, and what tries it. */
export interface ProvisionerTrial<D extends Dependency = Dependency> {
  readonly provisioner: Provisioner<D>;
  /** A place with the facts that it needs; its policies judge what is made. */
  readonly environment: Environment;
  /** What a developer asks for: a new one each time. */
  readonly dependency: () => D;
  /**
   * Places a workload that has the dependencies: `new Workload(stack, workload, { image, dependencies })`.
   *
   * @param image that the environment's release pins
   */
  readonly place: (stack: DeploymentStack, workload: string, image: string, dependencies: Readonly<Record<string, D>>) => unknown;
}

const image = 'registry.example.com/tried';
const short = { app: 'shop', workload: 'orders', names: ['first'] } as const;
/** As long as somebody may call them, and two that begin alike. */
const long = {
  app: 'the-longest-name-of-an-app-group',
  workload: 'a-workload-with-a-long-name',
  names: ['dependencyOfManyWordsA', 'dependencyOfManyWordsB'],
} as const;

/**
 * What every provisioner is held to, as cases of a test, for any runner:
 * `test.each(provisionerCases(trial))('%s', (_sentence, check) => check())`.
 *
 * @returns sentences, and what throws where one does not hold
 */
export function provisionerCases<D extends Dependency>(trial: ProvisionerTrial<D>): readonly (readonly [string, () => void])[] {
  const { name } = trial.provisioner;
  let first: Tried<D> | undefined;
  const once = () => {
    first ??= tried(trial);
    return first;
  };
  return [
    [`${name} hands over every output, each as what it is`, () => outputs(trial, once())],
    [`${name} gives names that are within the limits of their services, and two that are alike two names`, () => names(trial)],
    [`${name} writes no secret`, () => secrets(once())],
    [`${name} grants actions and resources by name`, () => grants(trial, once())],
    [`${name} makes what the policies of its environment take`, () => policies(once())],
    [`${name} makes the same a second time`, () => sameAgain(once(), tried(trial))],
  ];
}

export interface Tried<D extends Dependency> extends Synthesized {
  readonly bindings: readonly Binding<D>[];
}

export function tried<D extends Dependency>(trial: ProvisionerTrial<D>, called: typeof short | typeof long = short): Tried<D> {
  const { provisioner, environment, dependency, place } = trial;
  const { app, workload } = called;
  const bindings: Binding<D>[] = [];
  const noting: Provisioner<D> = {
    ...provisioner,
    provision: (scope, id, asked) => {
      const binding = provisioner.provision(scope, id, asked);
      bindings.push(binding);
      return binding;
    },
  };
  const where = environment.with({
    name: environment.name,
    provisioners: [noting as unknown as Provisioner],
    release: { schemaVersion: 1, images: { [`${app}/${workload}`]: { tag: '1.0.0' } } },
  });
  const made = synthesize(
    where,
    (stack) => {
      place(stack, workload, image, Object.fromEntries(called.names.map((name) => [name, dependency()])));
    },
    { app },
  );
  if (bindings.length !== called.names.length)
    throw new Error(
      `The provisioner was asked for ${bindings.length} of ${called.names.length}: place a workload that has the dependencies`,
    );
  return { ...made, bindings };
}

function outputs<D extends Dependency>(trial: ProvisionerTrial<D>, { bindings: [binding] }: Tried<D>): void {
  const declared = trial.dependency().outputs;
  const handed = binding!.outputs as Readonly<Record<string, unknown>>;
  refuse(
    [...new Set([...Object.keys(declared), ...Object.keys(handed)])].flatMap((name) => {
      const isSecret = /^secret/.test(declared[name] ?? '');
      if (declared[name] === undefined) return [`it hands over '${name}', which the dependency has not`];
      if (handed[name] === undefined) return [`it hands over no '${name}'`];
      const isHandedAsSecret = [StoredSecret, ExistingSecret, ClusterSecret].some((type) => handed[name] instanceof type);
      if (handed[name] instanceof Absent || isSecret === isHandedAsSecret) return [];
      return [`'${name}' is a ${declared[name]}, and ${isSecret ? 'no secret' : 'a secret'} is handed over`];
    }),
  );
}

function names<D extends Dependency>(trial: ProvisionerTrial<D>): void {
  const { resources } = tried(trial, long);
  const taken = new Map<string, string>();
  refuse(
    resources.all.flatMap(({ type, address, values }) =>
      Object.entries(nameLimits[type] ?? {}).flatMap(([argument, most]) => {
        const name = values[argument] as unknown;
        if (typeof name !== 'string' || name.includes('${')) return [];
        const other = taken.get(`${type} ${name}`);
        taken.set(`${type} ${name}`, address);
        return [
          ...(name.length > most ? [`${address} has '${name}' as '${argument}': ${name.length} characters, and ${most} are taken`] : []),
          ...(other ? [`${address} and ${other} are both called '${name}'`] : []),
        ];
      }),
    ),
  );
}

/** What Terraform generates, and keeps in the state. */
const keptInState = /^(?:random_password|random_string|tls_private_key|aws_iam_access_key)$/;
/** What takes a secret, and keeps it. */
const keeps = /^(?:(?:master_)?(?:user_)?password|auth_token|secret_string|secret_binary)$/;

function secrets({ resources }: Synthesized): void {
  refuse(
    resources.all.flatMap(({ type, address, values }: Resource) => {
      if (keptInState.test(type)) return [`${address} generates a secret that the state keeps`];
      if (type === 'v1/Secret' && (values.data ?? values.stringData)) return [`${address} holds its data in the clear`];
      const isTerraform = !type.includes('/') && !type.includes('.');
      return textsOf(values).flatMap(({ text, at }) => {
        // A write-only argument takes a secret by reference: as text it is in the file.
        const name = text.includes('${') ? (at.at(-1) ?? '') : (at.at(-1) ?? '').replace(/_wo$/, '');
        // What a thing is called is none, though it may be called a token.
        const isName = at.length === 1 && nameLimits[type]?.[at[0]!] !== undefined;
        const isOne =
          holdsCredential(text) || (isTerraform && !isName && (keeps.test(name) || (!text.includes('${') && isCredential(name, text))));
        return isOne ? [`${address} has a secret in '${at.join('.')}'`] : [];
      });
    }),
  );
}

function textsOf(value: unknown, at: readonly string[] = []): readonly { readonly text: string; readonly at: readonly string[] }[] {
  if (typeof value === 'string') return [{ text: value, at }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => textsOf(child, [...at, key]));
}

function grants<D extends Dependency>(trial: ProvisionerTrial<D>, { bindings: [binding] }: Tried<D>): void {
  const { accesses: own } = trial.dependency();
  const accesses = [...own, ...Object.keys(binding!.beside ?? {})];
  const all = accesses.flatMap((access) => binding!.grantsFor?.(access).map((grant) => ({ access, grant })) ?? []);
  refuse(all.flatMap(({ access, grant }) => widthsOf(grant).map((width) => `who may '${access}' ${width}`)));
}

/** `arn:aws:s3:::name/*` and `…:table/name/index/*` are parts of what is named; a reference, where the service makes up an id, is to one thing. */
function widthsOf({ actions, resources }: Grant): readonly string[] {
  const named = /^(?:arn:[\w-]+:[\w-]+:[\w-]*:\d*:[^*]*[^*/:]|\$\{[^{}*]+\})(?:\/\*)?$/;
  return [
    ...actions.filter((action) => action.includes('*')).map((action) => `may do ${action}`),
    ...resources.filter((resource) => !named.test(resource)).map((resource) => `is let at ${resource}, which names nothing`),
  ];
}

function policies({ report }: Synthesized): void {
  if (isBlocked(report)) refuse(findingLines(report));
}

function sameAgain({ files: one }: Synthesized, { files: other }: Synthesized): void {
  refuse(
    [...new Set([...one.keys(), ...other.keys()])].filter((file) => one.get(file) !== other.get(file)).map((file) => `${file} differs`),
  );
}

/** @throws Error with all of them */
function refuse(faults: readonly string[]): void {
  if (faults.length > 0) throw new Error(faults.join('\n'));
}
