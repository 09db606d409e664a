import { type Resource, terraformResources } from '../../documents/resource';
import { Source, UserError } from '../../errors';
import { type ImportPlace, importIdOf } from '../../kept/import-ids';
import { madeAt, madeOf } from '../../kept/made-at';
import { physicalNameOf } from '../../kept/physical-name-of';
import { releasesOf } from '../../kept/releases';
import { compareTexts } from '../../wording/compare-texts';
import { shown } from '../../wording/shown';
import type { DeploymentStack } from '../deployment-stack';
import { type Departure, departuresOf } from './arrivals';
import type { Taken } from './imports';
import { addressOf } from './moves';
import { listsOf } from './own-lists';

/** A resource that has an `import` block. */
export interface Imported {
  readonly to: string;
  readonly id: string;
  /** Construct path. */
  readonly path: string;
  /** The line that says that it is there; nothing where a list alone does. */
  readonly source?: Source | undefined;
}

// biome-ignore lint/suspicious/noExplicitAny: a document read from JSON
type Json = Readonly<Record<string, any>>;

/** Something that is there, and what its id is known by. */
interface Wanted {
  readonly id?: string | undefined;
  readonly source?: Source | undefined;
  /** What it was in other stacks. */
  readonly departures: readonly Departure[];
  /** Its address before, where it was an orphan. */
  readonly orphan?: string;
}

/** What a stack takes in. */
export interface Imports {
  /** The Terraform JSON, with an `import` block for each behind those that the program states. */
  readonly document: Json;
  readonly imported: readonly Imported[];
}

/**
 * Adds an `import` block to a stack's Terraform JSON for each resource that it takes in: what `stack.names.imports` has, what its list has an import id of, and what its list
 * calls an orphan and is made again, with all that belongs to it.
 *
 * The id is the one that is given, else that of a list, else the one that a state told, else that of its name.
 *
 * @see https://developer.hashicorp.com/terraform/language/import
 * @throws UserError if only a state tells what `terraform import` takes of one
 */
export function withImports(stack: DeploymentStack, document: Json): Imports {
  const { taken } = stack.names.imports;
  if (taken.length === 0 && !listsOf(stack).lists.has(stack.node.id)) return { document, imported: [] };
  const resources = new Map(
    terraformResources(document)
      .filter(({ address }) => !/^(data|ephemeral)\./.test(address))
      .map((resource) => [resource.address, resource]),
  );
  const stated: readonly Json[] = [document['import'] ?? []].flat();
  const isStated = new Set(stated.map(({ to }) => to));
  const wanted = wantedOf(stack, document, resources);
  const missing: [string, Wanted][] = [];
  const imported = [...wanted].flatMap(([to, want]): Imported[] => {
    const { type, values, path } = resources.get(to)!;
    if (isStated.has(to)) return [];
    const found = importIdOf(type, values, placeOf(stack), (address) => resources.get(address)?.values);
    if (found === 'never' || found === 'anew') return [];
    refuseOtherName(stack, to, values, want);
    const id = want.id ?? toldOf(stack, to, want) ?? (typeof found === 'object' ? found.id : undefined);
    if (id === undefined) missing.push([to, want]);
    return id === undefined ? [] : [{ to, id, path, source: want.source ?? lineOf(stack, path) }];
  });
  if (missing.length > 0) throw unknownIds(stack, missing);
  if (imported.length === 0) return { document, imported };
  const blocks = imported.map(({ to, id }) => ({ to, id })).sort((a, b) => compareTexts(a.to, b.to));
  return { document: { ...document, import: [...stated, ...blocks] }, imported };
}

/** The line of what came from another app: it is said as long as it stands, also once the list has what came. */
function lineOf(stack: DeploymentStack, path: string): Source | undefined {
  const [, ...below] = path.split('/');
  return stack.names.carriedAt(below)?.source;
}

/** By address. */
function wantedOf(stack: DeploymentStack, document: Json, resources: ReadonlyMap<string, Resource>): ReadonlyMap<string, Wanted> {
  const wanted = new Map<string, Wanted>();
  for (const { resource, id, source } of stack.names.imports.taken as readonly Taken[]) {
    const to = addressOf(resource, resource.friendlyUniqueId);
    if (resources.has(to)) wanted.set(to, { ...(id !== undefined && { id }), source, departures: departuresOf(stack, resource) });
  }
  const releases = releasesOf(document);
  const made = madeOf([...resources].map(([address, { type, values }]) => [address, { type, name: physicalNameOf(values) }]));
  for (const [former, entry] of listsOf(stack).lists.get(stack.node.id)?.resources ?? []) {
    if (entry.importId === undefined && !entry.retired) continue;
    const to = madeAt(former, entry, releases, made);
    if (to === undefined) continue;
    wanted.set(to, { departures: [], ...(entry.importId !== undefined && { id: entry.importId }), ...wanted.get(to), orphan: former });
    if (!entry.retired || !entry.keeps) continue;
    for (const address of besides(stack, resources.get(to)!, resources))
      wanted.set(address, { departures: [], orphan: address, ...wanted.get(address) });
  }
  return wanted;
}

/**
 * What is taken in under another name is made anew, and what was taken in destroyed.
 *
 * @throws UserError if a list of a stack that had it has another name of it
 */
function refuseOtherName(stack: DeploymentStack, to: string, values: Json, { departures, source }: Wanted): void {
  const now = physicalNameOf(values);
  for (const { stack: from, address } of departures) {
    const { name, keeps } = listsOf(stack).lists.get(from)?.resources.get(address) ?? {};
    if (!keeps || name === undefined || typeof now !== 'string' || name === now) continue;
    throw new UserError(
      `'${stack.node.id}' takes in ${to}, which '${from}' has as ${shown(name)}, and calls it ${shown(now)}: it would be replaced, and what is in it lost.`,
      'Write every place that it was at into `formerly`, the oldest first, or with `knownAs` the one by which it got its name; put back what else its name is made of.',
      source,
    );
  }
}

/** What belongs to the same dependency. */
function besides(stack: DeploymentStack, { path }: Resource, resources: ReadonlyMap<string, Resource>): readonly string[] {
  const ids = path.split('/');
  const dependency = ids.slice(0, 3).join('/');
  if (ids.length < 3 || !stack.names.holderOf(ids.slice(1, 3).join('/'))) return [];
  return [...resources.values()].filter((one) => `${one.path}/`.startsWith(`${dependency}/`)).map(({ address }) => address);
}

/** As a list or a state of a stack that had it tells it. */
function toldOf(stack: DeploymentStack, to: string, { departures, orphan }: Wanted): string | undefined {
  const { lists, ids } = listsOf(stack);
  const places = [
    ...departures,
    { stack: stack.node.id, address: to },
    ...(orphan === undefined ? [] : [{ stack: stack.node.id, address: orphan }]),
  ];
  const told = places.flatMap(
    (place) => lists.get(place.stack)?.resources.get(place.address)?.importId ?? ids.get(place.stack)?.get(place.address) ?? [],
  );
  return told[0];
}

function placeOf({ region: { account, region, partition = 'aws' } }: DeploymentStack): ImportPlace {
  return { account, region, partition };
}

/** As many are named. */
const most = 10;

function unknownIds(stack: DeploymentStack, missing: readonly (readonly [string, Wanted])[]): UserError {
  const [[first, { departures, source }]] = missing as [readonly [string, Wanted], ...(readonly [string, Wanted])[]];
  const from = departures[0]?.stack ?? stack.node.id;
  const names = missing.slice(0, most).map(([to]) => to);
  const more = missing.length > most ? ` and ${missing.length - most} more` : '';
  return new UserError(
    `'${stack.node.id}' takes in ${names.join(', ')}${more}, ${departures.length > 0 ? `of '${from}'` : 'retired before'}: what \`terraform import\` takes of ${missing.length > 1 ? 'them' : first} only a state tells.`,
    `Have it told by one that knew ${missing.length > 1 ? 'them' : 'it'}: \`terraform state pull > state.json\` in '${from}', then \`slipway retire --from-state ${from}=state.json\`, and commit the lists in 'ids'.`,
    source,
  );
}
