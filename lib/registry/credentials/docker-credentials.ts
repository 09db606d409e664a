import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { parseJson } from '../../documents/json/parse-json';
import { readRegularFile } from '../../documents/read-regular-file';
import { isObject } from '../../documents/shape';
import { UserError } from '../../errors';
import type { Credential, Credentials } from './credential';
import { askHelper } from './credential-helper';

const mostBytes = 1024 * 1024;

/** The key that docker keeps Docker Hub's under, for compatibility with the first registry. */
const hubKey = 'https://index.docker.io/v1/';

/**
 * What `docker login` left behind: `config.json` in the folder that DOCKER_CONFIG names, or in `~/.docker`, and the credential helpers in it.
 *
 * @throws UserError, once asked, if the file is no such file or a helper fails
 */
export function dockerCredentials(env: NodeJS.ProcessEnv = process.env): Credentials {
  const asked = new Map<string, Promise<Credential | undefined>>();
  return (registry) => {
    const known = asked.get(registry) ?? find(registry, env);
    asked.set(registry, known);
    return known;
  };
}

async function find(registry: string, env: NodeJS.ProcessEnv): Promise<Credential | undefined> {
  const file = path.join(env.DOCKER_CONFIG || path.join(env.HOME || os.homedir(), '.docker'), 'config.json');
  if (!fs.existsSync(file)) return undefined;
  const config = parsed(file);
  const helper = text(entryFor(config.credHelpers, registry)) ?? text(config.credsStore);
  if (helper) {
    const kept = await askHelper(helper, registry === 'docker.io' ? hubKey : registry, env);
    if (kept) return kept;
  }
  return entryOf(entryFor(config.auths, registry), `'${file}': the entry of '${registry}'`);
}

/** Its place is told where it is no JSON, and never what stands there. */
function parsed(file: string): Record<string, unknown> {
  let config: unknown;
  try {
    config = parseJson(readRegularFile(file, mostBytes).toString('utf8'), file);
  } catch (error) {
    const [place] = /:\d+:\d+(?=: )/.exec((error as Error).message) ?? [];
    throw place === undefined ? error : new UserError(`'${file}${place}' is no JSON, or says something twice.`, relogin);
  }
  if (!isObject(config)) throw new UserError(`'${file}' holds no object.`, relogin);
  return config;
}

const relogin = 'Run `docker login` anew, or mend it.';

/** An entry of a map by host: docker wrote whole URLs once, and still does for Docker Hub. */
function entryFor(map: unknown, registry: string): unknown {
  if (!isObject(map)) return undefined;
  if (registry !== 'docker.io' && Object.hasOwn(map, registry)) return map[registry];
  const key = Object.keys(map).find((each) => hostOf(each) === registry);
  return key === undefined ? undefined : map[key];
}

function hostOf(key: string): string {
  const host = key
    .replace(/^https?:\/\//, '')
    .split('/', 1)[0]!
    .toLowerCase();
  return host === 'index.docker.io' || host === 'registry-1.docker.io' ? 'docker.io' : host;
}

function entryOf(entry: unknown, where: string): Credential | undefined {
  if (!isObject(entry)) return undefined;
  const [identity, bearer] = [text(entry.identitytoken), text(entry.registrytoken)];
  if (identity) return { kind: 'identity', token: identity };
  if (bearer) return { kind: 'bearer', token: bearer };
  const [username, password] = [text(entry.username), text(entry.password)];
  if (username && password) return { kind: 'password', username, password };
  const auth = text(entry.auth);
  if (!auth) return undefined;
  const decoded = Buffer.from(auth, 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  if (colon < 1) throw new UserError(`${where} has an 'auth' that is no user and password in Base64.`, 'Run `docker login` anew.');
  // Docker pads what it writes.
  return { kind: 'password', username: decoded.slice(0, colon), password: decoded.slice(colon + 1).replace(/\0+$/, '') };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
