import * as fs from 'node:fs';
import * as path from 'node:path';
import { preProcessFile } from 'typescript';
import { plan } from '../../../../lib/cli/commands/plan';
import { failOnNames } from '../../../../lib/cli/plan/fail-on-names';
import { forges } from '../../../../lib/plan/formats/forges';
import { root } from '../../../kit/root';

test.each([
  ['--fail-on', failOnNames],
  ['--max-chars', Object.keys(forges)],
])('the help of %s names all that it takes', (flag, names) => {
  const { description } = plan().options.find(({ long }) => long === flag)!;
  expect(description).toContain(`: ${names.join(', ')} (`);
});

test.each(['lib/plan/verdicts/rule-classes.ts', 'lib/plan/formats/forges.ts', 'lib/cli/plan/plan-formats.ts'])(
  '%s, which each start of the command line loads, loads nothing else',
  (file) => {
    expect(preProcessFile(fs.readFileSync(path.join(root, file), 'utf8')).importedFiles).toEqual([]);
  },
);
