import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Cluster } from './cluster';
import type { Sandbox } from './sandbox';
import { toolPath } from './toolchain';
import { until } from './until';

export interface Nonconformity {
  readonly file: string;
  readonly kind: string;
  readonly name: string;
  /** `invalid`, `error`, `skipped` */
  readonly status: string;
  readonly message: string;
}

/** Strict schemas of everything that a cluster serves, custom resources included, one file per kind; returns the location for `kubeconform`. */
export async function schemasOf(sandbox: Sandbox, cluster: Cluster): Promise<string> {
  const folder = sandbox.path('schemas');
  const { items } = await cluster.get('crds');
  const custom = items.flatMap(({ spec: { group, names, versions } }: Definition) =>
    versions.filter(({ served }) => served).map(({ name }) => join(folder, group, `${names.kind.toLowerCase()}_${name}.json`)),
  );
  // The API server publishes the schema of a custom resource a moment after it serves it.
  const missing = async (): Promise<string[]> => {
    await writeSchemas(folder, cluster);
    return custom.filter((file: string) => !existsSync(file));
  };
  await until(missing, (files) => files.length === 0);
  return `${folder}/{{ .Group }}/{{ .ResourceKind }}_{{ .ResourceAPIVersion }}.json`;
}

async function writeSchemas(folder: string, cluster: Cluster): Promise<void> {
  const { paths } = JSON.parse((await cluster.kubectl(['get', '--raw', '/openapi/v3'])).stdout);
  const groups = Object.entries<{ serverRelativeURL: string }>(paths).filter(([path]) => /^apis?\/.*v\d[^/]*$/.test(path));
  for (const [, { serverRelativeURL }] of groups) {
    const { components } = JSON.parse((await cluster.kubectl(['get', '--raw', serverRelativeURL])).stdout);
    const schemas = closedEach(components.schemas) as Record<string, Schema>;
    for (const [name, schema] of Object.entries(schemas)) {
      for (const { group, version, kind } of schema['x-kubernetes-group-version-kind'] ?? []) {
        const file = join(folder, group || version, `${kind.toLowerCase()}_${version}.json`);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, JSON.stringify({ $ref: `#/components/schemas/${name}`, components: { schemas: reachable(name, schemas) } }));
      }
    }
  }
}

interface Definition {
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly { readonly name: string; readonly served: boolean }[];
  };
}

/** Strict schema check of a folder's YAML; a kind without a schema is an error. Empty if all conforms. */
export async function kubeconform(sandbox: Sandbox, folder: string, schemas: string): Promise<Nonconformity[]> {
  const command = [toolPath('kubeconform'), '-strict', '-output', 'json', '-schema-location', schemas, resolve(folder)];
  const { stdout } = await sandbox.run({ name: 'kubeconform', command, exits: [0, 1] });
  const { resources } = JSON.parse(stdout) as {
    resources: { filename: string; kind: string; name: string; status: string; msg: string }[];
  };
  return (resources ?? []).map(({ filename, kind, name, status, msg }) => ({
    file: filename,
    kind,
    name,
    status: status.replace('status', '').toLowerCase(),
    message: msg,
  }));
}

interface Schema {
  readonly 'x-kubernetes-group-version-kind'?: readonly { group: string; version: string; kind: string }[];
}

/** A schema and those that it refers to. */
function reachable(name: string, schemas: Readonly<Record<string, Schema>>, seen: Record<string, Schema | undefined> = {}): object {
  if (name in seen) return seen;
  seen[name] = schemas[name];
  for (const [, each = ''] of JSON.stringify(schemas[name]).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) reachable(each, schemas, seen);
  return seen;
}

/** OpenAPI as JSON Schema that lets no unknown field pass. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([key, each]) => [key, key === 'properties' ? closedEach(each) : closed(each)]);
  const { nullable, ...schema } = Object.fromEntries(entries) as Record<string, unknown>;
  const open =
    'additionalProperties' in schema ||
    schema['x-kubernetes-preserve-unknown-fields'] === true ||
    schema['x-kubernetes-embedded-resource'] === true;
  const strict = typeof schema.properties === 'object' && !open ? { ...schema, additionalProperties: false } : schema;
  return nullable === true && typeof schema.type === 'string' ? { ...strict, type: [schema.type, 'null'] } : strict;
}

function closedEach(schemas: object): object {
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, closed(schema)]));
}
