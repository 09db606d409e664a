import { setTimeout as sleep } from 'node:timers/promises';
import { parseJson } from '../../documents/json/parse-json';
import { isObject } from '../../documents/shape';
import { UserError } from '../../errors';
import { printable } from '../../wording/printable';
import { cureOf } from './cure-of';
import type { ForgeAddress } from './forge-address';
import { ForgeRefused, ForgeSilent } from './forge-error';

/** Times that a request is made. */
export const attempts = 5;
/** Longest that it waits because a forge asks for it, in seconds. */
const patience = 60;
/** Time for an answer, in milliseconds. */
const deadline = 30_000;
/** A page of 100 comments of the longest that a forge takes. */
const mostBytes = 128 * 1024 * 1024;
/** Comments of one request; both forges give at most so many. */
const pageSize = 100;
/** Pages of comments that are looked at. GitHub takes 2,500 comments. */
const mostPages = 100;

export interface ForgeAnswer {
  readonly value: unknown;
  readonly headers: Headers;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Speaks to the API of a forge. The token goes to that address only, and into no message. */
export class ForgeClient {
  /** @param wait until so many seconds have passed */
  constructor(
    private readonly address: ForgeAddress,
    private readonly wait: (seconds: number) => Promise<unknown> = (seconds) => sleep(seconds * 1000),
  ) {}

  /**
   * Makes a request, again where the forge is busy.
   *
   * @param path below the API, or a whole address
   * @throws ForgeRefused where the forge says no; ForgeSilent where it says nothing: of a POST at once, since it may have been done
   */
  async ask(method: Method, path: string, body?: object): Promise<ForgeAnswer> {
    for (let attempt = 1; ; attempt++) {
      const answer = await this.once(method, path, body);
      if (!('again' in answer)) return answer;
      if (attempt === attempts) throw new ForgeSilent(this.address.forge, answer.why, false);
      await this.wait(answer.again ?? 2 ** (attempt - 1));
      if (method === 'POST' && !answer.isUndone) throw new ForgeSilent(this.address.forge, answer.why, true);
    }
  }

  /** All entries of a list. */
  async list(path: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
    const entries: Readonly<Record<string, unknown>>[] = [];
    for (let page = 1; page <= mostPages; page++) {
      const { value, headers } = await this.ask('GET', `${path}${path.includes('?') ? '&' : '?'}per_page=${pageSize}&page=${page}`);
      if (!Array.isArray(value)) throw this.unreadable('a list');
      entries.push(...value.filter(isObject));
      // The address of the next page is the server's to choose: only that there is one is taken from it.
      if (value.length < pageSize && !/\brel="?next"?/.test(headers.get('link') ?? '')) return entries;
    }
    throw new UserError(
      `${this.address.forge} lists more than ${mostPages * pageSize} comments.`,
      'Go on in a new request, or remove some of them.',
    );
  }

  /** @param wanted what the answer is not */
  unreadable(wanted: string): UserError {
    const { forge, api } = this.address;
    return new UserError(`What ${forge} answered at ${api} is not ${wanted}.`, `Check that this is the address of the API of ${forge}.`);
  }

  private async once(method: Method, path: string, body?: object): Promise<ForgeAnswer | Again> {
    const { api, headers } = this.address;
    let response: Response;
    let text: string;
    try {
      response = await fetch(path.startsWith('/') ? `${api}${path}` : path, {
        method,
        headers: { ...headers, 'user-agent': 'slipway', ...(body && { 'content-type': 'application/json' }) },
        // To wherever it leads, the token would go along.
        redirect: 'manual',
        signal: AbortSignal.timeout(deadline),
        ...(body && { body: JSON.stringify(body) }),
      });
      text = await this.read(response);
    } catch (error) {
      if (error instanceof UserError) throw error;
      return { again: undefined, why: `cannot be reached (${reasonOf(error)})`, isUndone: neverSent(error) };
    }
    const { status } = response;
    if (status >= 200 && status < 300) return { value: text === '' ? undefined : this.parse(text), headers: response.headers };
    const busy = isLimited(response);
    if (busy || status >= 500) {
      const seconds = secondsToWait(response.headers);
      if (seconds !== undefined && seconds > patience)
        throw new UserError(
          `${this.address.forge} asks to wait ${seconds} seconds: the token has made as many requests as it may.`,
          'Run this again after that.',
        );
      return { again: seconds, why: `answers ${status}`, isUndone: busy };
    }
    const request = `${method} ${new URL(response.url).pathname}`;
    throw new ForgeRefused(this.address.forge, request, status, this.saidIn(text), cureOf(status, this.address));
  }

  private async read(response: Response): Promise<string> {
    const parts: Uint8Array[] = [];
    let length = 0;
    for await (const part of response.body ?? []) {
      length += part.length;
      if (length > mostBytes) throw this.unreadable(`of less than ${mostBytes} bytes`);
      parts.push(part);
    }
    return Buffer.concat(parts).toString('utf8');
  }

  private parse(text: string): unknown {
    try {
      return parseJson(text, 'the answer');
    } catch {
      throw this.unreadable('JSON as the API writes it');
    }
  }

  /** What a server says of an error, if it says something. */
  private saidIn(text: string): string {
    let value: unknown;
    try {
      value = parseJson(text, 'the answer');
    } catch {
      return '';
    }
    const { message, error } = isObject(value) ? value : {};
    const said = [message, error].find((each) => typeof each === 'string');
    return typeof said === 'string' ? printable(said.replaceAll(this.address.token, '***')).slice(0, 200) : '';
  }
}

interface Again {
  /** Seconds that the forge asks to wait. */
  readonly again: number | undefined;
  readonly why: string;
  /** Whether nothing was done, for sure. */
  readonly isUndone: boolean;
}

/** The code of what went wrong below HTTP: messages of libraries may quote what was sent. */
function reasonOf(error: unknown): string {
  const { cause, name } = error as { readonly cause?: { readonly code?: unknown }; readonly name?: unknown };
  if (name === 'TimeoutError') return `no answer in ${deadline / 1000} seconds`;
  return typeof cause?.code === 'string' && /^\w+$/.test(cause.code) ? cause.code : 'the connection broke';
}

function neverSent(error: unknown): boolean {
  return ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'].includes(reasonOf(error));
}

/** https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api: 403 says so, too */
function isLimited({ status, headers }: Response): boolean {
  return status === 429 || (status === 403 && (headers.has('retry-after') || headers.get('x-ratelimit-remaining') === '0'));
}

/** Seconds, or a date: https://www.rfc-editor.org/rfc/rfc9110#field.retry-after */
function secondsToWait(headers: Headers): number | undefined {
  const after = headers.get('retry-after');
  const reset = headers.get('x-ratelimit-reset') ?? headers.get('ratelimit-reset');
  const now = Date.now() / 1000;
  const seconds =
    after !== null ? (/^\d+$/.test(after) ? Number(after) : Date.parse(after) / 1000 - now) : Number(reset ?? Number.NaN) - now;
  return Number.isNaN(seconds) ? undefined : Math.max(0, Math.ceil(seconds));
}
