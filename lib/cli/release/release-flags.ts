import type { Command } from 'commander';
import { Option } from 'commander';
import { DependentOption } from '../dependent-option';

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
    .addOption(new DependentOption('--base <branch>', ['--pr'], 'the branch that it is proposed to (default: what is checked out)'))
    .addOption(new DependentOption('--github', ['--pr'], 'the repository is on GitHub (default: where this runs)'))
    .addOption(new DependentOption('--gitlab', ['--pr'], 'the repository is on GitLab'))
    .addOption(new DependentOption('--repository <name>', ['--pr'], '<owner>/<name>, or a project of GitLab (default: where this runs)'));
}
