import * as path from 'node:path';
import { canonicalJson, sha256 } from '../documents/hash';
import { Source, UserError } from '../errors';
import { atSource } from '../source/at-source';

// biome-ignore lint/suspicious/noExplicitAny: a document read from JSON
type Json = Readonly<Record<string, any>>;

/** Who claims: a stack, stamped or adopted. */
interface Keeper {
  readonly id: string;
  readonly source: Source | undefined;
  /** Its Terraform JSON, by path below the output folder. */
  readonly file: string;
  claim(what: string, owner: string, share: string): string | undefined;
}

/**
 * Takes the place in which a stack keeps its state.
 *
 * @param document its Terraform JSON
 * @throws UserError naming both, if another stack keeps its state there
 */
export function claimState({ id, source, file, claim }: Keeper, { terraform = {} }: Json): void {
  const place = placeOf(terraform, path.posix.dirname(file));
  if (place === undefined) return;
  const owner = `'${id}'${atSource(source)}`;
  // What is claimed may stand in a file, and an address may hold a password.
  const other = claim(`state ${sha256(canonicalJson(place))}`, owner, id);
  if (other === undefined) return;
  throw new UserError(
    `Stack ${owner} keeps its state where stack ${other} does: ${printed(place)}.`,
    "Give each a state of its own, such as by a 'key' that goes by environment, region and app: applying one would destroy what the other made.",
    source,
  );
}

/** What says where backends keep a state: first what the state itself is called by, then what that is within. */
const places: Readonly<Record<string, readonly string[]>> = {
  azurerm: ['key', 'container_name', 'storage_account_name'],
  consul: ['path', 'address', 'datacenter'],
  cos: ['key', 'prefix', 'bucket', 'region'],
  gcs: ['prefix', 'bucket'],
  http: ['address'],
  kubernetes: ['secret_suffix', 'namespace', 'host', 'config_path', 'config_context'],
  oss: ['key', 'prefix', 'bucket', 'region'],
  pg: ['schema_name', 'conn_str'],
  s3: ['key', 'bucket', 'region', 'endpoint', 'endpoints'],
};

interface StatePlace {
  /** Of the backend. */
  readonly type: string;
  readonly attributes: Json;
}

/** @returns nothing where `terraform init` is told the place, or the workspace */
function placeOf({ backend = {}, cloud }: Json, folder: string): StatePlace | undefined {
  if (cloud !== undefined) return inWorkspace(cloud);
  const [[type, stated] = ['', {}]] = Object.entries<Json>(backend);
  if (type === 'remote') return inWorkspace(stated);
  if (type === 'local')
    return isKnown(stated['path']) ? { type, attributes: { path: path.posix.resolve('/', folder, stated['path']) } } : undefined;
  const attributes = Object.hasOwn(places, type) ? places[type]! : [];
  if (attributes.length === 0 || !isKnown(stated[attributes[0]!])) return undefined;
  return { type, attributes: Object.fromEntries(attributes.map((attribute) => [attribute, stated[attribute]])) };
}

/** HCP Terraform knows a state by its workspace, however it is reached. */
function inWorkspace({ hostname = 'app.terraform.io', organization, workspaces }: Json): StatePlace | undefined {
  const { name } = [workspaces].flat()[0] ?? {};
  return isKnown(name) ? { type: 'remote', attributes: { workspace: name, organization, hostname } } : undefined;
}

/** For people: without what may hold a password. */
function printed({ type, attributes }: StatePlace): string {
  const stated = Object.entries(attributes).filter(([name, value]) => value !== undefined && name !== 'conn_str');
  const texts = stated.map(([name, value]) => `${name} ${typeof value === 'string' ? `'${value}'` : JSON.stringify(value)}`);
  return [type, ...texts].join(' ').replace(/(?<=\/\/)[^/@'"]*(?=@)/g, '…');
}

function isKnown(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && !value.includes('${');
}
