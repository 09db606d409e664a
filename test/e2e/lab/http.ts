import { get as getPlain } from 'node:http';
import { get as getSecure } from 'node:https';

export interface Access {
  readonly token?: string;
  /** The certificate authority to trust, as PEM. */
  readonly ca?: string;
}

/** Whether a URL answers 200 now. */
export function answers(url: string, access: Access = {}): Promise<boolean> {
  const get = url.startsWith('https:') ? getSecure : getPlain;
  const headers = access.token ? { authorization: `Bearer ${access.token}` } : {};
  return new Promise((resolve) => {
    const request = get(url, { headers, ca: access.ca, timeout: 2000, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.once('timeout', () => request.destroy());
    request.once('error', () => resolve(false));
  });
}
