import * as fs from 'node:fs';
import { parseJson } from '../../documents/json/parse-json';
import { readRegularFile } from '../../documents/read-regular-file';
import { UserError } from '../../errors';
import { writeFile } from '../../files/write-file';
import { mergeRelease } from '../../release/merge-release';
import { parseRelease } from '../../release/parse-release';

const mostBytes = 5 * 1024 * 1024;

/**
 * `slipway merge-release`: a merge driver of git.
 *
 * @param ancestor file that both sides began with; empty where there is none
 * @param ours file that is kept in form, and takes the result
 * @param today as `YYYY-MM-DD`: holds that are over hold nothing
 * @throws UserError where both sides changed one thing: git lists the file as a conflict then, with our side in it
 */
export function runMergeRelease(ancestor: string, ours: string, theirs: string, today: string): void {
  const read = (file: string, name: string) => {
    const text = readRegularFile(file, mostBytes).toString('utf8');
    parseRelease(text, name);
    return { text, value: parseJson(text, name) };
  };
  const isNew = readRegularFile(ancestor, mostBytes).length === 0;
  const before = isNew ? {} : read(ancestor, 'the release that both sides began with').value;
  const mine = read(ours, 'our release');
  const { text, conflicts } = mergeRelease(before, mine, read(theirs, 'their release').value, today);
  writeFile(fs.realpathSync(ours), text);
  if (conflicts.length === 0) return;
  const both = conflicts.filter(({ heldBy }) => heldBy === undefined).map(({ key }) => `'${key}'`);
  const held = conflicts.flatMap(({ key, heldBy }) =>
    heldBy === undefined ? [] : [`One side moves '${key}', which the other one holds as '${heldBy}'.`],
  );
  throw new UserError(
    [...(both.length > 0 ? [`Both sides changed ${both.join(', ')}.`] : []), ...held].join(' '),
    'The file has our side of that: keep it or write theirs, then `git add` it.',
  );
}
