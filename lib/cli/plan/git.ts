import { execFile } from 'node:child_process';
import * as os from 'node:os';
import { UserError } from '../../errors';

/** What a program of git may print. */
const mostBytes = 64 * 1024 * 1024;

/** Verbs that ask a remote, and how people say that git gets there. */
const remotely = /^(?:fetch|push|ls-remote)$/;
const access = /^GIT_(?:ASKPASS|SSH|SSH_COMMAND|SSH_VARIANT|CONFIG_(?:COUNT|KEY_\d+|VALUE_\d+))$/;

/** What git is asked to do, behind settings. */
function verbOf(args: readonly string[]): string {
  return args.find((word, index) => word !== '-c' && args[index - 1] !== '-c') ?? '';
}

/** What git is told of its surroundings: nothing that would have it work elsewhere, or run something. */
function surroundings(args: readonly string[]): NodeJS.ProcessEnv {
  const verb = verbOf(args);
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_') || (remotely.test(verb) && access.test(name)));
  // A commit is what its hash says, and follows what it says it follows.
  const history = { GIT_NO_REPLACE_OBJECTS: '1', GIT_GRAFT_FILE: os.devNull };
  return { ...Object.fromEntries(kept), ...history, GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' };
}

/** That grafts are looked for where none are is no advice to anybody. */
const quiet = ['-c', 'advice.graftFileDeprecated=false'];

/**
 * Runs git, without a shell.
 *
 * @param isExact whether what it prints is given to the last byte: the text of a file
 * @returns what it prints, without white space at its end, or why it failed
 */
export function tryGit(
  args: readonly string[],
  folder: string,
  isExact = false,
): Promise<{ readonly out: string } | { readonly failed: string }> {
  return new Promise((resolve, reject) => {
    const done = (error: Error | null, stdout: string, stderr: string) => {
      if (!error) return resolve({ out: isExact ? stdout : stdout.trimEnd() });
      if ((error as NodeJS.ErrnoException).code === 'ENOENT')
        return reject(new UserError('git is not installed.', 'Install it, or name a folder: `slipway plan --base <folder>`.'));
      resolve({ failed: stderr.trim() || error.message });
    };
    execFile('git', [...quiet, ...args], { cwd: folder, env: surroundings(args), maxBuffer: mostBytes, encoding: 'utf8' }, done);
  });
}

/**
 * The same where nothing may fail.
 *
 * @throws UserError with what git says
 */
export async function git(args: readonly string[], folder: string): Promise<string> {
  const result = await tryGit(args, folder);
  if ('out' in result) return result.out;
  const [line = ''] = result.failed.split('\n');
  throw new UserError(`\`git ${verbOf(args)}\` failed: ${line.replace(/^fatal: /, '').replace(/\.?$/, '.')}`, 'Mend that, and run again.');
}
