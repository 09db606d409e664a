import { Allowed, AllowedValue, Dependency, frozenCopy, UserError } from '../../lib';
import { properties } from '../properties';

/** What a workload may do with its table. */
export const tableAccess = new Allowed('access', ['read', 'write', 'readWrite']);
export type TableAccess = AllowedValue<typeof tableAccess>;

/** What the value of a key is. */
export const tableKeyType = new Allowed('type', ['string', 'number', 'binary']);
export type TableKeyType = AllowedValue<typeof tableKeyType>;

/** An attribute that every item has, and is found by. */
export interface TableKey {
  /** 1 to 255 characters. */
  readonly name: string;
  /** @default 'string' */
  readonly type?: TableKeyType;
}

/** Keys by which items are found, besides those of the table. */
export interface TableIndex {
  readonly partitionKey: TableKey;
  /** @default - none */
  readonly sortKey?: TableKey;
}

export interface TableProps<A extends TableAccess = TableAccess> {
  /** What tells items apart, or groups of them where there is a sort key. Another one is another table. */
  readonly partitionKey: TableKey;
  /**
   * What tells the items of a group apart, and is their order. Another one is another table.
   *
   * @default - none
   */
  readonly sortKey?: TableKey;
  /**
   * Other keys to find items by, up to 20, each with a copy of all items; their names are 3 to 255
   * letters, digits, dots, hyphens and underscores.
   *
   * @default - none
   */
  readonly indexes?: Readonly<Record<string, TableIndex>>;
  /**
   * Attribute that tells when an item is deleted, as seconds since 1970.
   *
   * @default - items are kept
   */
  readonly timeToLiveAttribute?: string;
  /**
   * What the workload may do: `read` gets, queries and scans items, `write` puts, changes and deletes them.
   *
   * @default 'readWrite'
   */
  readonly access?: A;
}

/**
 * A table of items that are found by their keys.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html for the limits
 */
export class Table<A extends TableAccess = TableAccess> extends Dependency {
  readonly type = 'table';
  readonly outputs = { name: 'value', region: 'value' } as const;
  override readonly stateful = true;
  readonly partitionKey: TableKey;
  readonly sortKey: TableKey | undefined;
  readonly indexes: Readonly<Record<string, TableIndex>>;
  readonly timeToLiveAttribute: string | undefined;
  override readonly accesses = tableAccess.values;
  override readonly access: A;

  /** @throws UserError if a key is malformed, or two contradict each other */
  constructor(given: TableProps<A>) {
    super();
    const props = properties.check('TableProps', given);
    this.partitionKey = props.partitionKey;
    this.sortKey = props.sortKey;
    this.indexes = frozenCopy(props.indexes ?? {});
    this.timeToLiveAttribute = props.timeToLiveAttribute;
    this.access = tableAccess.check(props.access ?? 'readWrite') as A;

    const names = Object.keys(this.indexes);
    if (names.length > mostIndexes) throw new UserError(`'indexes' has ${names.length} entries.`, `Use at most ${mostIndexes}.`);
    const misnamed = names.find((name) => !/^[A-Za-z0-9_.-]{3,255}$/.test(name));
    if (misnamed !== undefined)
      throw new UserError(`'indexes' has the name '${misnamed}'.`, 'Use 3 to 255 letters, digits, dots, hyphens and underscores.');
    checkKeys('', this);
    for (const [name, index] of Object.entries(this.indexes)) checkKeys(`indexes.${name}.`, index);
    this.checkTypes();
    if (this.timeToLiveAttribute !== undefined) this.checkTimeToLive(this.timeToLiveAttribute);
  }

  /** Attributes of all keys, by name, with their types. */
  get attributes(): ReadonlyMap<string, TableKeyType> {
    return new Map(this.keys.map(({ name, type = 'string' }) => [name, type]));
  }

  private get keys(): readonly TableKey[] {
    return [this, ...Object.values(this.indexes)].flatMap(({ partitionKey, sortKey }) => [partitionKey, ...(sortKey ? [sortKey] : [])]);
  }

  private checkTypes(): void {
    const other = this.keys.find(({ name, type = 'string' }) => this.attributes.get(name) !== type);
    if (!other) return;
    throw new UserError(
      `Attribute '${other.name}' of a table's keys is a ${other.type ?? 'string'}, and a ${this.attributes.get(other.name)}.`,
      'Give it one type: an attribute has one, whichever key it is in.',
    );
  }

  private checkTimeToLive(attribute: string): void {
    checkName('timeToLiveAttribute', attribute);
    const type = this.attributes.get(attribute);
    if (type !== undefined && type !== 'number')
      throw new UserError(
        `'timeToLiveAttribute' is '${attribute}', which is a ${type} in the keys.`,
        'It holds seconds: make it a number.',
      );
  }
}

const mostIndexes = 20;

function checkKeys(where: string, { partitionKey, sortKey }: Pick<Table, 'partitionKey' | 'sortKey'> | TableIndex): void {
  checkKey(`${where}partitionKey`, partitionKey);
  if (sortKey === undefined) return;
  checkKey(`${where}sortKey`, sortKey);
  if (sortKey.name === partitionKey.name)
    throw new UserError(`'${where}sortKey' is '${sortKey.name}', as is the partition key.`, 'Name another attribute, or leave it out.');
}

function checkKey(where: string, key: TableKey): void {
  checkName(`${where}.name`, key.name);
}

function checkName(where: string, name: string): void {
  if (name.length < 1 || Buffer.byteLength(name) > 255) throw new UserError(`'${where}' is '${name}'.`, 'Use 1 to 255 characters.');
}
