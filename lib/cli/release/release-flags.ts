import type { Command } from 'commander';
import { Option } from 'commander';

/** The flags of every verb that edits a release file. */
export function editing(command: Command): Command {
  return command
    .option('--commit', 'commit the release file, and nothing else')
    .option('--push', 'commit it, and push that to the branch that is checked out')
    .option('--dry-run', 'say what would be written, and write nothing')
    .addOption(new Option('-o, --output <format>', 'format on stdout').choices(['text', 'json']).default('text'));
}
