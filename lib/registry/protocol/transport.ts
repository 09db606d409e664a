import { setTimeout as sleep } from 'node:timers/promises';
import { isAddress, mayName, type Nearness, nearnessOfHost } from './nearness';
import { retryAfter } from './retry-after';

/** One question to a registry, or to whom it sends us. */
export interface Question {
  readonly method?: 'GET' | 'HEAD' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Bytes that the answer may have. */
  readonly most: number;
}

export interface Answer {
  /** Who answered: another host than was asked, where one redirected. */
  readonly url: URL;
  readonly status: number;
  readonly headers: Headers;
  readonly body: Buffer;
}

/** Why there was no answer, as the end of a sentence about the registry. */
export class NoAnswer extends Error {}

export interface TransportOptions {
  /** Milliseconds until an answer must be there, its body included. @default 30000 */
  readonly timeout?: number;
  /** Waits between two attempts. */
  readonly wait?: (milliseconds: number) => Promise<unknown>;
  readonly now?: () => number;
  readonly nearness?: (url: URL) => Promise<readonly Nearness[]>;
  /** Hosts that may be named without TLS, by whom is spoken to without it. */
  readonly plainHttp?: readonly string[];
}

const attempts = 4;
const redirects = 5;
/** A registry that wants more time than this is told about, not waited for. */
const longestWait = 60_000;
const passing = new Set([408, 429, 500, 502, 503, 504]);

/**
 * Asks over HTTP: with a limit of time and size, again where a failure passes, and without telling another host whatever one was told.
 */
export class Transport {
  private readonly timeout: number;
  private readonly wait: (milliseconds: number) => Promise<unknown>;
  private readonly now: () => number;
  private readonly nearness: (url: URL) => Promise<readonly Nearness[]>;
  private readonly plainHttp: readonly string[];

  constructor({ timeout = 30_000, wait = sleep, now = Date.now, nearness = nearnessOfHost, plainHttp = [] }: TransportOptions = {}) {
    this.timeout = timeout;
    this.wait = wait;
    this.now = now;
    this.nearness = nearness;
    this.plainHttp = plainHttp;
  }

  /** @throws NoAnswer if there is none, or one that is too large, or that leads astray */
  async ask(url: URL, question: Question): Promise<Answer> {
    for (let attempt = 1; ; attempt++) {
      const answer = await this.followed(url, question).catch((error: unknown) => {
        if (error instanceof NoAnswer) throw error;
        if (attempt === attempts) throw new NoAnswer(`${causeOf(error, this.timeout)} (asked ${attempts} times)`);
        return undefined;
      });
      if (answer && (!passing.has(answer.status) || attempt === attempts)) return answer;
      const asked = answer ? retryAfter(answer.headers.get('retry-after'), this.now()) : undefined;
      if (asked !== undefined && asked > longestWait)
        throw new NoAnswer(`answers ${answer!.status} and asks to wait ${Math.ceil(asked / 1000)} seconds: ask again then`);
      await this.wait(asked ?? 1000 * 2 ** (attempt - 1));
    }
  }

  /**
   * Refuses what a registry names where that is nearer to this machine than the registry is, or is spoken to in the clear.
   *
   * A name may lead elsewhere once it was looked up (DNS rebinding). By https that is of no use: who answers there has no certificate for it, and is
   * asked nothing. So without TLS no other name is followed: the registry's own, an address, or what somebody here names.
   *
   * @throws NoAnswer then
   */
  async checkNamed(named: URL, by: URL): Promise<void> {
    if (named.protocol !== 'https:' && !(named.protocol === 'http:' && by.protocol === 'http:' && this.isFixed(named, by)))
      throw new NoAnswer(`sends us to '${named.host}' by ${named.protocol.replace(':', '')}, and only https is followed`);
    if (named.username || named.password) throw new NoAnswer(`sends us to '${named.host}' with a password in the URL`);
    if (named.host === by.host) return;
    const [there, here] = await Promise.all([this.nearness(named), this.nearness(by)]);
    if (!mayName(here, there)) throw new NoAnswer(`sends us to '${named.host}', an address of this machine, its network or its cloud`);
  }

  /** Whether nobody but this machine says where a host is. */
  private isFixed(named: URL, by: URL): boolean {
    return named.hostname === by.hostname || isAddress(named) || named.hostname === 'localhost' || this.plainHttp.includes(named.host);
  }

  private async followed(from: URL, question: Question): Promise<Answer> {
    let url = from;
    let { headers = {} } = question;
    for (let step = 0; step <= redirects; step++) {
      const answer = await this.once(url, { ...question, headers });
      const location = answer.headers.get('location');
      if (![301, 302, 303, 307, 308].includes(answer.status) || location === null) return answer;
      if (question.method === 'POST') throw new NoAnswer('redirects a request for a token, which is not followed');
      if (!URL.canParse(location, url.href)) throw new NoAnswer('redirects to what is no URL');
      const next = new URL(location, url);
      await this.checkNamed(next, url);
      if (next.origin !== url.origin) headers = withoutCredentials(headers);
      url = next;
    }
    throw new NoAnswer(`redirects more than ${redirects} times`);
  }

  private async once(url: URL, { method = 'GET', headers = {}, body, most }: Question): Promise<Answer> {
    const response = await fetch(url, {
      method,
      headers: { 'user-agent': 'slipway', ...headers },
      ...(body !== undefined && { body }),
      redirect: 'manual',
      signal: AbortSignal.timeout(this.timeout),
    });
    return { url, status: response.status, headers: response.headers, body: await bodyOf(response, most) };
  }
}

async function bodyOf({ body }: Response, most: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.length;
    if (length > most) throw new NoAnswer(`answers with more than ${most} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function withoutCredentials(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'authorization'));
}

function causeOf(error: unknown, timeout: number): string {
  const { name, message, cause } = error as Error & { readonly cause?: { readonly code?: string; readonly message?: string } };
  if (name === 'TimeoutError') return `does not answer within ${timeout / 1000} seconds`;
  return `cannot be reached: ${cause?.code ?? cause?.message ?? message}`;
}
