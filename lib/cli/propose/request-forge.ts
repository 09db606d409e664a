import { isObject } from '../../documents/shape';
import type { CommentLimits } from '../../plan/formats/forges';
import { isId } from '../comment/thread-entry';
import type { ForgeClient } from '../forge/forge-client';
import { ForgeRefused } from '../forge/forge-error';
import { branchOf, type Proposal, type ProposalPlace } from './proposal';

/** Where requests are, and how a forge names their parts. */
export interface RequestForge {
  readonly client: ForgeClient;
  /** Of the API. */
  readonly list: string;
  /** Of the pages that people read: the number follows. */
  readonly page: string;
  /** The query that finds the open ones of a branch into another. */
  query(branch: string, base: string): string;
  /** The fields of a new one. */
  fields(branch: string, base: string): Readonly<Record<string, string>>;
  /** The fields of what people read. */
  texts(title: string | undefined, body: string): Readonly<Record<string, string>>;
  /** The field that closes one. */
  readonly closing: Readonly<Record<string, string>>;
  readonly limits: CommentLimits;
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
  const branch = branchOf(proposal);
  const texts = forge.texts(proposal.title, proposal.body(forge.limits));
  const found = await openOne(forge, branch, base);
  if (found !== undefined) return changed(forge, found, texts);
  try {
    const { value } = await forge.client.ask('POST', forge.list, { ...texts, ...forge.fields(branch, base) });
    const number = isObject(value) ? value[forge.number] : undefined;
    if (!isId(number)) throw forge.client.unreadable('a request');
    return `${forge.page}${number}`;
  } catch (error) {
    // Another run was faster: a forge takes one request of a branch.
    const other = error instanceof ForgeRefused && [409, 422].includes(error.status) ? await openOne(forge, branch, base) : undefined;
    if (other === undefined) throw error;
    return changed(forge, other, texts);
  }
}

/**
 * Closes the one request of an environment, if it is open.
 *
 * @param why what it says from then on
 * @returns its address
 */
export async function closeRequest(forge: RequestForge, place: ProposalPlace, base: string, why: string): Promise<string | undefined> {
  const found = await openOne(forge, branchOf(place), base);
  return found === undefined ? undefined : changed(forge, found, { ...forge.texts(undefined, why), ...forge.closing });
}

async function openOne(forge: RequestForge, branch: string, base: string): Promise<number | undefined> {
  const open = await forge.client.list(`${forge.list}?${forge.query(branch, base)}`);
  return open
    .map((each) => each[forge.number])
    .filter(isId)
    .sort((a, b) => a - b)[0];
}

async function changed(
  { client, list, page, update }: RequestForge,
  number: number,
  fields: Readonly<Record<string, string>>,
): Promise<string> {
  await client.ask(update, `${list}/${number}`, fields);
  return `${page}${number}`;
}
