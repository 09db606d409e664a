import * as fs from 'node:fs';
import * as path from 'node:path';
import { isObject } from '../../documents/shape';
import { UserError } from '../../errors';
import { runProgram } from '../../process';
import { answeredJson } from '../protocol/answered-json';
import type { Credential } from './credential';

/** Milliseconds that a helper has: some ask a cloud. */
const timeLimit = 30_000;
const mostBytes = 64 * 1024;

/**
 * Asks a credential helper as docker does: https://github.com/docker/docker-credential-helpers. What it prints is a secret, and in no error.
 *
 * @param helper the end of its name: `ecr-login` for `docker-credential-ecr-login`
 * @param server what it knows the registry by
 * @throws UserError if it is not there, takes too long or answers with something else
 */
export async function askHelper(helper: string, server: string, env: NodeJS.ProcessEnv): Promise<Credential | undefined> {
  const name = `docker-credential-${helper}`;
  const subject = `The credential helper '${name}' of docker's config.json`;
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/.test(helper)) throw new UserError(`${subject} is no name of a program.`, 'Mend it there.');
  const program = onPath(name, env.PATH ?? '');
  if (!program) throw new UserError(`${subject} is not installed.`, `Install it, or take '${helper}' out of that file.`);
  let said = '';
  const { code } = await runProgram(program, ['get'], {
    env: surroundings(env),
    input: `${server}\n`,
    timeout: timeLimit,
    onStdout: (chunk) => {
      said = (said + chunk.toString('utf8')).slice(0, mostBytes);
    },
    onOutput: () => undefined,
  });
  if (code !== 0) {
    if (/credentials not found/i.test(said)) return undefined;
    throw new UserError(`${subject} ended with ${code} when it was asked for '${server}'.`, `Try it: \`echo ${server} | ${name} get\`.`);
  }
  const answer = answeredJson(Buffer.from(said));
  const [username, secret] = isObject(answer) ? [answer.Username, answer.Secret] : [];
  if (typeof username !== 'string' || typeof secret !== 'string')
    throw new UserError(
      `${subject} answered for '${server}' with something else than a user and a secret.`,
      'Install another version of it.',
    );
  if (secret === '') return undefined;
  return username === '<token>' ? { kind: 'identity', token: secret } : { kind: 'password', username, password: secret };
}

/** Never from the working directory, nor from a folder that is relative to it. */
function onPath(name: string, folders: string): string | undefined {
  return folders
    .split(path.delimiter)
    .filter((folder) => path.isAbsolute(folder))
    .map((folder) => path.join(folder, process.platform === 'win32' ? `${name}.exe` : name))
    .find((file) => {
      try {
        fs.accessSync(file, fs.constants.X_OK);
        return fs.statSync(file).isFile();
      } catch {
        return false;
      }
    });
}

/** What would have it load something else, or steer Terraform and git, is left out; clouds are reached by the rest. */
function surroundings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(?:NODE_OPTIONS|LD_PRELOAD|GIT_.*|TF_.*)$/.test(name)));
}
