import * as path from 'node:path';
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
  const other = claim(`state ${place}`, owner, id);
  if (other === undefined) return;
  throw new UserError(
    `Stack ${owner} keeps its state where stack ${other} does: ${place}.`,
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

/** @returns nothing where `terraform init` is told the place, or the workspace */
function placeOf({ backend = {}, cloud }: Json, folder: string): string | undefined {
  if (cloud !== undefined) return inWorkspace(cloud);
  const [[type, stated] = ['', {}]] = Object.entries<Json>(backend);
  if (type === 'remote') return inWorkspace(stated);
  if (type === 'local')
    return isKnown(stated['path']) ? printed(type, { path: path.posix.resolve('/', folder, stated['path']) }) : undefined;
  const attributes = Object.hasOwn(places, type) ? places[type]! : [];
  if (attributes.length === 0 || !isKnown(stated[attributes[0]!])) return undefined;
  return printed(type, Object.fromEntries(attributes.map((attribute) => [attribute, stated[attribute]])));
}

/** HCP Terraform knows a state by its workspace, however it is reached. */
function inWorkspace({ hostname = 'app.terraform.io', organization, workspaces }: Json): string | undefined {
  const { name } = [workspaces].flat()[0] ?? {};
  return isKnown(name) ? printed('remote', { workspace: name, organization, hostname }) : undefined;
}

function printed(type: string, attributes: Json): string {
  const stated = Object.entries(attributes).filter(([, value]) => value !== undefined);
  return [type, ...stated.map(([name, value]) => `${name} ${typeof value === 'string' ? `'${value}'` : JSON.stringify(value)}`)].join(' ');
}

function isKnown(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && !value.includes('${');
}
