import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import Ajv2020, { ValidateFunction } from 'ajv/dist/2020';
import fc from 'fast-check';
import { KubernetesRedis, kind, Redis, Workload } from '../../../constructs';
import { Assembly, Environment, Service, text, UserError } from '../../../lib';
import { checkAssembly, readAssembly } from '../../../lib/assembly/read-assembly';
import { sha256 } from '../../../lib/documents/hash';
import { formats } from '../../../lib/properties/formats';
import { synthesizePlatform } from '../../../lib/testing';
import { check } from '../../kit/property';
import { schemaOf } from '../../kit/root';
import { assembly } from './assemblies';

const schema = schemaOf('assembly');
let validate: ValidateFunction;
beforeAll(() => {
  validate = new Ajv2020({ strict: true, allErrors: true }).compile(schema);
});

// biome-ignore lint/suspicious/noExplicitAny: a document read from JSON
type Document = any;

/** A deep copy with one change. */
function changed(change: (copy: Document) => void): unknown {
  const copy = structuredClone(assembly);
  change(copy);
  return copy;
}

test('what a synthesis writes is as the schema says, and is read back', () => {
  // GIVEN
  const release = { schemaVersion: 1, images: { 'shop/cart': { tag: 'v1' }, 'shop/web': { tag: 'v2' } } } as const;
  const development = new Environment({
    name: 'development',
    regions: [{ region: 'local', clusters: [{ name: 'kind', kubernetesVersion: '1.34', network: kind() }] }],
    provisioners: [KubernetesRedis.provisioner({ image: 'redis:alpine' })],
    release,
  });
  const cart = new Service('cart', { grpc: { port: 7070 } });
  // WHEN
  const { files } = synthesizePlatform((platform) =>
    development.stamp(platform, 'shop', (stack) => {
      new Workload(stack, 'cart', {
        image: 'registry.example/cart',
        ports: cart.ports,
        resources: { requests: { cpu: '100m', memory: '64Mi' } },
        dependencies: { carts: new Redis({ size: 'small' }) },
        env: ({ carts }) => ({ REDIS: text`${carts.host}:${carts.port}` }),
      });
      new Workload(stack, 'web', {
        image: 'registry.example/web',
        resources: { requests: { cpu: '100m', memory: '64Mi' } },
        dependencies: { cart: cart.at('grpc') },
      });
    }),
  );
  const written = JSON.parse(files.get('cdktf.out/assembly.json')!);
  // THEN
  expect(validate(written) || validate.errors).toBe(true);
  expect(checkAssembly(written, 'assembly.json').stacks.map(({ id }) => id)).toEqual([
    'platform-development-local',
    'shop-development-local',
  ]);
  expect(written.stacks[1].workloads[0].bindings[0]).toMatchObject({ name: 'carts', provider: 'KubernetesRedis' });
});

/** Everything that a schema names, once. */
function everything(node: Document): unknown {
  const { $ref, oneOf, enum: values = oneOf?.map(everything), const: value = values?.[0], type, pattern, properties } = node;
  if ($ref) return everything(schema.$defs[$ref.split('/').at(-1)]);
  if (value !== undefined) return value;
  if (type === 'array') return [everything(node.items)];
  if (type === 'object') {
    const named = Object.entries(properties ?? { own: node.additionalProperties });
    return Object.fromEntries(named.map(([name, property]) => [name, everything(property)]));
  }
  if (type !== 'string') return type === 'boolean' ? true : 1;
  return ['a', 'i', 'shop/cart.proxy', '2026-11-30', '09:00', '1.34', sha256('')].find((text) => new RegExp(pattern ?? '').test(text));
}

test('the reader knows every property that the schema names', () => {
  const document = everything(schema);
  expect(validate(document) || validate.errors).toBe(true);
  expect(checkAssembly(document, 'assembly.json')).toEqual(document);
});

test('updates are read of whatever an environment may state them of', () => {
  expect(new RegExp(schema.$defs.update.properties.workloads.pattern)).toEqual(formats.workloads!.pattern);
});

test('every property of the schema has a description, and no object is open', () => {
  const missing: string[] = [];
  const look = (node: Document, at: string): void => {
    if (node.type === 'object' && node.additionalProperties === undefined) missing.push(`${at} is open`);
    for (const [name, property] of Object.entries<Document>(node.properties ?? {})) {
      if (!property.description && !property.$ref) missing.push(`${at}.${name}`);
      look(property, `${at}.${name}`);
    }
    for (const [name, definition] of Object.entries(node.$defs ?? {})) look(definition, name);
  };
  look(schema, 'assembly');
  expect(missing).toEqual([]);
});

test.each<[string, (copy: Document) => void, string]>([
  ['an unknown field', (copy) => (copy.commit = 'abc'), "'commit' is unknown"],
  ['a missing field', (copy) => delete copy.stacks[0].region, "'stacks[0].region' is missing, not"],
  [
    'a path out of the folder',
    (copy) => (copy.stacks[0].terraform.file = '../state'),
    '\'stacks[0].terraform.file\' is "../state", not a path inside',
  ],
  ['an absolute path', (copy) => (copy.stacks[0].terraform.file = '/etc/passwd'), 'not a path inside'],
  [
    'a version of Kubernetes that is none',
    (copy) => (copy.stacks[0].clusters[0].kubernetesVersion = '2'),
    'not a minor version such as 1.34',
  ],
  [
    'a level that is none',
    (copy) => (copy.stacks[0].packs[0].levels['k8s/image/tag'] = 'fatal'),
    "'stacks[0].packs[0].levels.k8s/image/tag'",
  ],
  ['a stack before it that is none', (copy) => (copy.stacks[0].dependsOn = ['../x']), "'stacks[0].dependsOn[0]'"],
  ['a release outside of the project', (copy) => (copy.environments[0].release = '../production.json'), 'not a file of the project'],
  ['a release that is an option', (copy) => (copy.environments[0].release = '-rf'), 'not a file of the project'],
  ['updates of part of a name', (copy) => (copy.environments[0].updates[0].workloads = 'shop/c*'), "either half of which may be '*'"],
  ['updates of a third kind', (copy) => (copy.environments[0].updates[0].kind = 'newest'), 'not "semver" or "build"'],
  ['a hash that is none', (copy) => (copy.stacks[0].resources[0].sha256 = 'x'), 'not a SHA-256'],
  ['a line 0', (copy) => (copy.stacks[0].workloads[0].source.line = 0), 'not a whole number from 1'],
  ['another engine', (copy) => (copy.stacks[0].resources[0].engine = 'pulumi'), 'not "terraform" or "kubernetes"'],
  ['a list that is none', (copy) => (copy.stacks[0].clusters = {}), "'stacks[0].clusters' is an object, not a list"],
  ['an output of no kind', (copy) => (copy.stacks[0].workloads[0].bindings[0].outputs.name = 'plain'), 'outputs.name'],
  [
    'a key of JavaScript itself',
    (copy) => (copy.stacks[0].workloads[0].bindings[0].outputs.constructor = 'literal'),
    "has the key 'constructor'",
  ],
])('%s is refused, by the schema and by the reader', (_name, change, message) => {
  const document = changed(change);
  expect(validate(document)).toBe(false);
  expect(() => checkAssembly(document, 'assembly.json')).toThrow(UserError);
  expect(() => checkAssembly(document, 'assembly.json')).toThrow(message);
});

test('no __proto__ gets through, and no prototype is changed', () => {
  const json = JSON.stringify(assembly).replace('"outputs":{', '"outputs":{"__proto__":"literal",');
  expect(() => checkAssembly(JSON.parse(json), 'assembly.json')).toThrow("has the key '__proto__'");
  expect(validate(JSON.parse(json))).toBe(false);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});

test('an assembly of another version names the cure', () => {
  expect(() => checkAssembly({ schemaVersion: 2 }, 'assembly.json')).toThrow(
    'has the schema version 2, and this slipway reads version 1. Run it with the version of slipway that the project installs.',
  );
});

test('the reader takes what the schema takes, and nothing else', () => {
  const anything = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom('literal', 'a', 'a-b', 'a/b', 'A', '..', '0'.repeat(64), 1, true, {}),
  );
  check(
    fc.property(fc.nat(), anything, (at, value) => {
      // GIVEN an assembly with one value replaced, or removed where it is null
      const document = changed((copy) => {
        const places: (readonly [Document, string])[] = [];
        const visit = (node: Document): void => {
          if (typeof node !== 'object' || node === null) return;
          for (const key of Object.keys(node)) {
            places.push([node, key]);
            visit(node[key]);
          }
        };
        visit(copy);
        const [node, key] = places[at % places.length]!;
        if (value === null && !Array.isArray(node)) delete node[key];
        else node[key] = value;
      });
      // THEN
      let taken = true;
      try {
        checkAssembly(document, 'assembly.json');
      } catch (error) {
        expect(error).toBeInstanceOf(UserError);
        taken = false;
      }
      expect(taken).toBe(validate(document));
    }),
    { short: 500 },
  );
});

describe('the file', () => {
  let folder: string;
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'assembly-'));
  });
  afterEach(() => fs.rmSync(folder, { recursive: true }));

  test('it is read', () => {
    const file = path.join(folder, 'assembly.json');
    fs.writeFileSync(file, JSON.stringify(assembly));
    expect(readAssembly(file)).toEqual<Assembly>(assembly);
  });

  test('that is missing, too large or no JSON is refused', () => {
    const file = path.join(folder, 'assembly.json');
    expect(() => readAssembly(file)).toThrow('does not exist');
    fs.writeFileSync(file, '{"schemaVersion": 1,\n"stacks": [1 2]}');
    expect(() => readAssembly(file)).toThrow("assembly.json:2:14: expected ',' or ']', found '2'.");
    fs.truncateSync(file, 256 * 1024 * 1024 + 1);
    expect(() => readAssembly(file)).toThrow('more than the 268435456');
  });

  test('of nested lists without end is refused in no time', () => {
    const file = path.join(folder, 'assembly.json');
    fs.writeFileSync(file, `${'['.repeat(200_000)}${']'.repeat(200_000)}`);
    expect(() => readAssembly(file)).toThrow(UserError);
  });
});
