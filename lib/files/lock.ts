import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { UserError } from '../errors';
import { printable } from '../wording/printable';
import { isRunning } from './is-running';

/** Who writes, so that two runs do not write at once. */
interface Holder {
  readonly pid: number;
  /** What tells two processes with one id apart, where the system says so. */
  readonly start: string | undefined;
  readonly host: string;
  readonly since: string;
}

/** Begins the names of all that a lock leaves in its folder. */
export const lockName = '.slipway.lock';
/** Time that another run has to end, in milliseconds. */
const patience = 60_000;
/** What a lock says of its holder is far shorter. */
const mostBytes = 4096;
/** A file that nobody finished in that time was left behind, in milliseconds. */
const moment = 2_000;

/**
 * Lets nobody else write who takes the same lock, until the function that it returns is called.
 *
 * A holder that died is taken over; another one is waited for.
 *
 * @param folder where the lock lies meanwhile
 * @param onWait called before it waits, which keeps the program from hearing anything
 * @param limit time that it waits, in milliseconds
 * @throws UserError if that was not enough
 */
export function takeLock(folder: string, onWait: () => void = () => undefined, limit = patience): () => void {
  const file = path.join(folder, lockName);
  const own = JSON.stringify({ pid: process.pid, start: startOf(process.pid), host: host(), since: new Date().toISOString() });
  const end = Date.now() + limit;
  let waits = false;
  while (!create(file, own)) {
    const text = read(file);
    if (text === undefined) continue;
    const holder = holderOf(text);
    const who = holder
      ? `process ${holder.pid} on ${printable(holder.host.split(' ')[0]!)}, since ${printable(holder.since)}`
      : 'nobody who can be read';
    if (Date.now() >= end)
      throw new UserError(
        `Another run writes here, and did not end in ${limit / 1000} seconds: ${who}.`,
        `If none runs there, remove '${file}'.`,
      );
    if (holder ? isDead(holder) : isOld(file)) {
      takeOver(file, text, own);
      continue;
    }
    if (!waits) {
      waits = true;
      onWait();
      console.error(`Waiting for another run to end: ${who}.`);
    }
    sleep(50);
  }
  removeClaim(file);
  return () => {
    if (read(file) === own) fs.rmSync(file, { force: true });
  };
}

function create(file: string, text: string): boolean {
  try {
    fs.writeFileSync(file, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function read(file: string): string | undefined {
  try {
    refuseOthers(file);
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * A link may lead nowhere, and a pipe may never end.
 *
 * @throws UserError if no run of ours wrote it
 */
function refuseOthers(file: string): void {
  const stat = fs.lstatSync(file, { throwIfNoEntry: false });
  if (stat && (!stat.isFile() || stat.size > mostBytes))
    throw new UserError(`'${file}' is no lock that another run holds.`, 'Remove it, if nobody needs it.');
}

/** Removes the lock of a holder that died: only one of those who saw that does, and only while the lock is still its. */
function takeOver(file: string, text: string, own: string): void {
  const claim = claimOf(file);
  if (!create(claim, own)) {
    refuseOthers(claim);
    if (isOld(claim)) fs.rmSync(claim, { force: true });
    else sleep(10);
    return;
  }
  try {
    if (read(file) === text) fs.rmSync(file, { force: true });
  } finally {
    // Whoever holds the lock by now may have removed ours, and somebody else made another.
    if (read(claim) === own) fs.rmSync(claim, { force: true });
  }
}

/** Whoever took over and was killed left it. While its holder lives, nobody takes a lock over: that of the living may go as well. */
function removeClaim(file: string): void {
  const claim = claimOf(file);
  if (fs.lstatSync(claim, { throwIfNoEntry: false })?.isFile()) fs.rmSync(claim, { force: true });
}

function claimOf(file: string): string {
  return `${file}.over`;
}

/** Nothing where the holder was killed before it said who it is. */
function holderOf(text: string): Holder | undefined {
  try {
    const { pid, host: where, since, start } = JSON.parse(text) as Holder;
    return Number.isInteger(pid) && pid > 0 && typeof where === 'string' && typeof since === 'string'
      ? { pid, host: where, since, start }
      : undefined;
  } catch {
    return undefined;
  }
}

/** What runs elsewhere, nobody knows. */
function isDead(holder: Holder): boolean {
  if (holder.host !== host()) return false;
  return !isRunning(holder.pid) || (holder.start !== undefined && startOf(holder.pid) !== holder.start);
}

function isOld(file: string): boolean {
  const stat = fs.lstatSync(file, { throwIfNoEntry: false });
  return stat?.isFile() === true && Date.now() - stat.mtimeMs > moment;
}

/** The machine, and what has process ids of its own there: two containers may share a folder. */
function host(): string {
  return [os.hostname(), linkOf('/proc/self/ns/pid')].filter(Boolean).join(' ');
}

function linkOf(file: string): string | undefined {
  try {
    return fs.readlinkSync(file);
  } catch {
    return undefined;
  }
}

/** When a process began, in ticks since the machine did; nothing where the system does not say so. */
function startOf(pid: number): string | undefined {
  try {
    // The name of its program, in parentheses, may hold anything.
    return fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(')').at(-1)!.trim().split(' ')[19];
  } catch {
    return undefined;
  }
}

function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
