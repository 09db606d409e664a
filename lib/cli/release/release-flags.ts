import type { Command } from 'commander';
import { Option } from 'commander';
import { UserError } from '../../errors';

/** The flags of every verb that edits a release file. */
export function editing(command: Command): Command {
  return command
    .option('--commit', 'commit the release file, and nothing else')
    .option('--push', 'commit it, and push that to the branch that is checked out')
    .option('--dry-run', 'say what would be written, and write nothing')
    .addOption(new Option('-o, --output <format>', 'format on stdout').choices(['text', 'json']).default('text'));
}

/** The flags of every verb that proposes its edit. */
export function proposing(command: Command): Command {
  return command
    .option('--pr', 'propose it in a pull or merge request: the one of this environment, which is kept up to date')
    .option('--base <branch>', 'with --pr: the branch that it is proposed to (default: what is checked out)')
    .option('--github', 'with --pr: the repository is on GitHub (default: where this runs)')
    .option('--gitlab', 'with --pr: the repository is on GitLab')
    .option('--repository <name>', 'with --pr: <owner>/<name>, or a project of GitLab (default: where this runs)')
    .hook('preAction', (_command, verb) => refuseAlone(verb.opts()));
}

/** Flags that say where to propose something. */
const places = ['base', 'github', 'gitlab', 'repository'] as const;

/** @throws UserError where it is said where to propose what nobody asked to propose */
function refuseAlone(flags: Readonly<Record<string, unknown>>): void {
  const alone = flags.pr ? undefined : places.find((flag) => flags[flag] !== undefined);
  if (alone)
    throw new UserError(`'--${alone}' says where to propose it, and nothing is proposed.`, `Add \`--pr\`, or leave \`--${alone}\` out.`);
}
