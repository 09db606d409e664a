import { isObject } from '../../../documents/shape';
import type { ForgeClient } from '../../comment/forge-client';
import { ForgeRefused } from '../../comment/forge-error';
import { isId } from '../../comment/thread-entry';
import { branchOf, type Proposal } from './proposal';

/** Where requests are, and how a forge names their parts. */
export interface RequestForge {
  readonly client: ForgeClient;
  /** Of the API. */
  readonly list: string;
  /** Of the pages that people read: the number follows. */
  readonly page: string;
  /** The query that finds the open ones of a branch into another. */
  query(branch: string, base: string): string;
  /** The fields of one. */
  fields(branch: string, base: string, proposal: Proposal): Readonly<Record<string, string>>;
  /** The field of its number. */
  readonly number: 'number' | 'iid';
  readonly update: 'PATCH' | 'PUT';
}

/**
 * Opens the one request of an environment, or updates it.
 *
 * @returns its address
 */
export async function openRequest(forge: RequestForge, proposal: Proposal, base: string): Promise<string> {
  const branch = branchOf(proposal.environment);
  const fields = forge.fields(branch, base, proposal);
  const found = await openOne(forge, branch, base);
  if (found !== undefined) return updated(forge, found, fields);
  try {
    const { value } = await forge.client.ask('POST', forge.list, fields);
    const number = isObject(value) ? value[forge.number] : undefined;
    if (!isId(number)) throw forge.client.unreadable('a request');
    return `${forge.page}${number}`;
  } catch (error) {
    // Another run was faster: a forge takes one request of a branch.
    const other = error instanceof ForgeRefused && [409, 422].includes(error.status) ? await openOne(forge, branch, base) : undefined;
    if (other === undefined) throw error;
    return updated(forge, other, fields);
  }
}

async function openOne(forge: RequestForge, branch: string, base: string): Promise<number | undefined> {
  const open = await forge.client.list(`${forge.list}?${forge.query(branch, base)}`);
  return open
    .map((each) => each[forge.number])
    .filter(isId)
    .sort((a, b) => a - b)[0];
}

async function updated(
  { client, list, page, update }: RequestForge,
  number: number,
  fields: Readonly<Record<string, string>>,
): Promise<string> {
  const { title, body, description } = fields;
  await client.ask(update, `${list}/${number}`, {
    title,
    ...(body !== undefined && { body }),
    ...(description !== undefined && { description }),
  });
  return `${page}${number}`;
}
