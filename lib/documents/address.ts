import { UserError } from '../errors';
import { groupOf, ownGroupOf } from './kubernetes-kinds';

/** What a resource is, whatever it holds: two documents with one address are about one thing. Within the stack that has it. */
export type Address = KubernetesAddress | TerraformAddress;

/** What an API server knows an object by. The version of an API is no part of it: one object is served in several. */
export interface KubernetesAddress {
  readonly engine: 'kubernetes';
  readonly cluster: string;
  /** API group; empty for the core group. */
  readonly group: string;
  readonly kind: string;
  /** Left out for objects of the whole cluster, and where a file states none. */
  readonly namespace?: string;
  readonly name: string;
}

/** What Terraform knows a block by. */
export interface TerraformAddress {
  readonly engine: 'terraform';
  /** Modules that lead to it, as Terraform prints them: `module.data["a"].module.bucket`; left out in the root module. */
  readonly module?: string;
  /** `change` is what a plan does to a resource. */
  readonly block: 'resource' | 'data' | 'ephemeral' | 'module' | 'provider' | 'backend' | 'change';
  /** `aws_s3_bucket`; name of the provider for a provider, kind of a backend, empty for a module. */
  readonly type: string;
  /** The block's label; the alias of a provider, empty without one and for a backend. */
  readonly name: string;
  /** Of one instance of `for_each` or `count`. */
  readonly key?: string | number;
  /** Of an object that was left from an earlier replacement, which the plan destroys. */
  readonly deposed?: string;
}

/** The address of a Kubernetes object, which may be anybody's. */
export function objectAddress(cluster: string, { apiVersion, kind, metadata }: ObjectIdentity): KubernetesAddress {
  const { name, generateName, namespace } = typeof metadata === 'object' && metadata !== null ? (metadata as ObjectNames) : {};
  return {
    engine: 'kubernetes',
    cluster,
    group: groupOf(String(apiVersion)),
    kind: String(kind),
    ...(namespace !== undefined && namespace !== null && { namespace: String(namespace) }),
    name: String(name ?? generateName ?? '-'),
  };
}

interface ObjectIdentity {
  readonly apiVersion?: unknown;
  readonly kind?: unknown;
  readonly metadata?: unknown;
}

interface ObjectNames {
  readonly name?: unknown;
  readonly generateName?: unknown;
  readonly namespace?: unknown;
}

/** The address of a block in the root module of a configuration. */
export function blockAddress(block: TerraformAddress['block'], type: string, name: string): TerraformAddress {
  return { engine: 'terraform', block, type, name };
}

/** The block that states what a plan changes: whichever instance it is, and whatever is left of it. Others are what they are. */
export function changedBlock(text: string): Address {
  const address = parseAddress(text);
  if (address.engine !== 'terraform' || address.block !== 'change') return address;
  const { module, type, name } = address;
  return { ...blockAddress('resource', type, name), ...(module !== undefined && { module }) };
}

/**
 * For people, and as a key: `aws_s3_bucket.uploads`, `blue/shop/Deployment/orders`, `blue/Namespace/shop`. Kinds that are not Kubernetes' own
 * name their group, as kubectl does: `blue/shop/Service.serving.knative.dev/orders`.
 */
export function printAddress(address: Address): string {
  return address.engine === 'kubernetes' ? printObject(address) : printBlock(address);
}

function printObject({ cluster, namespace, name, ...type }: KubernetesAddress): string {
  return [cluster, ...(namespace === undefined ? [] : [namespace]), printKind(type), name]
    .map((part, index, { length }) => (index === length - 2 ? part : escaped(part, inPath)))
    .join('/');
}

/** `Deployment`, `Gateway.gateway.networking.k8s.io`: a kind with its group, where it is not the one of Kubernetes' own. */
export function printKind({ group, kind }: Pick<KubernetesAddress, 'group' | 'kind'>): string {
  const name = escaped(kind, inLabel);
  return group === (ownGroupOf(kind) ?? '') ? name : `${name}.${escaped(group, inPath)}`;
}

function printBlock({ module, block, type, name, key, deposed }: TerraformAddress): string {
  const labels = [
    ...(block === 'change' ? ['plan'] : []),
    ...(module === undefined ? [] : [module]),
    ...(block === 'resource' || block === 'change' ? [] : [block]),
    ...(block === 'module' ? [] : [printType(type)]),
    ...((block === 'provider' && name === '') || block === 'backend' ? [] : [`${escaped(name, inLabel)}${printKey(key)}`]),
    ...(deposed === undefined ? [] : [escaped(deposed, inLabel)]),
  ];
  return labels.join('.');
}

function printType(type: string): string {
  return words.has(type) ? `%${hex(type[0]!)}${type.slice(1)}` : escaped(type, inLabel);
}

/** What begins an address with another meaning than a type. */
const words: ReadonlySet<string> = new Set(['data', 'ephemeral', 'module', 'provider', 'backend', 'plan']);

/** As Terraform prints it: a text with the escapes of its language. */
function printKey(key: string | number | undefined): string {
  if (key === undefined) return '';
  return typeof key === 'number' ? `[${key}]` : `[${JSON.stringify(key).replace(/([$%])\{/g, '$1$1{')}]`;
}

/**
 * The only reader of what `printAddress` prints.
 *
 * @throws UserError if a text is no address
 */
export function parseAddress(text: string): Address {
  const address = read(text);
  if (!address) {
    throw new UserError(
      `'${text}' is no address of a resource.`,
      "Write <type>.<name> of Terraform, or <cluster>/<namespace>/<kind>/<name>, such as 'aws_s3_bucket.uploads' or 'blue/shop/Deployment/orders'.",
    );
  }
  return address;
}

/** Whether a text is what `parseAddress` reads. */
export function isAddress(text: string): boolean {
  return read(text) !== undefined;
}

/** The block of an instance that a state or a plan has, as configuration names it: `module.data.aws_s3_bucket.uploads` for `module.data["a"].aws_s3_bucket.uploads[0]`. */
export function withoutKeys(text: string): string {
  return text.replace(everyKey, '');
}

/** Only a key of Terraform holds a slash too, in brackets. */
function read(text: string): Address | undefined {
  return /^[^/[]*\//.test(text) ? parseObject(text) : parseBlock(text);
}

function parseObject(text: string): KubernetesAddress | undefined {
  const parts = text.split('/');
  if (parts.length !== 3 && parts.length !== 4) return undefined;
  const [cluster, namespace] = parts.length === 4 ? parts.map(unescaped) : [unescaped(parts[0]!)];
  const label = parts.at(-2)!;
  const dot = label.indexOf('.');
  const kind = unescaped(dot < 0 ? label : label.slice(0, dot));
  return {
    engine: 'kubernetes',
    cluster: cluster!,
    group: dot < 0 ? (ownGroupOf(kind) ?? '') : unescaped(label.slice(dot + 1)),
    kind,
    ...(namespace !== undefined && { namespace }),
    name: unescaped(parts.at(-1)!),
  };
}

const label = '([^.[\\]]*)';
const inBrackets = '\\d+|"(?:[^"\\\\]|\\\\.)*"';
const key = `(?:\\[(${inBrackets})\\])?`;
const anyKey = `(?:\\[(?:${inBrackets})\\])?`;
const everyKey = new RegExp(`\\[(?:${inBrackets})\\]`, 'gs');
const modules = `(module\\.[^.[\\]]+${anyKey}(?:\\.module\\.[^.[\\]]+${anyKey})*)`;

/** In this order: what may begin alike comes first. */
const forms: readonly (readonly [RegExp, (parts: readonly (string | undefined)[]) => Omit<TerraformAddress, 'engine'>])[] = [
  [
    new RegExp(`^plan\\.(?:${modules}\\.)?${label}\\.${label}${key}(?:\\.${label})?$`, 's'),
    ([, module, type, name, at, deposed]) => ({ ...within(module), block: 'change', ...named(type, name, at), ...left(deposed) }),
  ],
  [
    new RegExp(`^(?:${modules}\\.)?module\\.${label}${key}$`, 's'),
    ([, module, name, at]) => ({ ...within(module), block: 'module', ...named('', name, at) }),
  ],
  [new RegExp(`^provider\\.${label}(?:\\.${label})?$`, 's'), ([, type, name]) => ({ block: 'provider', ...named(type, name) })],
  [new RegExp(`^backend\\.${label}$`, 's'), ([, type]) => ({ block: 'backend', ...named(type) })],
  [
    new RegExp(`^(?:${modules}\\.)?(?:(data|ephemeral)\\.)?${label}\\.${label}${key}$`, 's'),
    ([, module, block, type, name, at]) => ({
      ...within(module),
      block: (block as 'data' | 'ephemeral' | undefined) ?? 'resource',
      ...named(type, name, at),
    }),
  ],
];

function parseBlock(text: string): TerraformAddress | undefined {
  for (const [form, read] of forms) {
    const parts = form.exec(text);
    if (parts) return { engine: 'terraform', ...read(parts) };
  }
  return undefined;
}

function within(module: string | undefined) {
  return module === undefined ? {} : { module };
}

function left(deposed: string | undefined) {
  return deposed === undefined ? {} : { deposed: unescaped(deposed) };
}

function named(type = '', name = '', at?: string) {
  return { type: unescaped(type), name: unescaped(name), ...(at !== undefined && { key: parseKey(at) }) };
}

function parseKey(text: string): string | number {
  if (!text.startsWith('"')) return Number(text);
  const plain = text.replace(/([$%])\1\{/g, '$1{');
  try {
    return JSON.parse(plain);
  } catch {
    return plain.slice(1, -1);
  }
}

const inPath = /[%/[]/g;
const inLabel = /[%./[\]]/g;

/** Names that their engines accept hold none of these characters: they stand as they are. */
function escaped(text: string, unsafe: RegExp): string {
  return text.replace(unsafe, (character) => `%${hex(character)}`);
}

function unescaped(text: string): string {
  if (!text.includes('%')) return text;
  return text.replace(/%([0-9A-F]{2})/g, (_all, code) => String.fromCharCode(Number.parseInt(code, 16)));
}

function hex(character: string): string {
  return character.charCodeAt(0).toString(16).toUpperCase();
}
