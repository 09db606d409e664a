import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { UserError } from '../../../../lib';
import { refuseLinks } from '../../../../lib/files/refuse-links';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'links-'));
  fs.mkdirSync(path.join(folder, 'there/below'), { recursive: true });
  fs.writeFileSync(path.join(folder, 'there/file'), '');
  fs.symlinkSync('there', path.join(folder, 'link'));
  fs.symlinkSync('nowhere', path.join(folder, 'there/dangling'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

test.each(['there', 'there/file', 'there/below/new', 'new', 'new/below/file'])('nothing leads elsewhere at %s', (file) => {
  expect(() => refuseLinks(folder, file)).not.toThrow();
});

test.each([
  ['link', 'link'],
  ['link/below/new', 'link'],
  ['there/dangling', 'there/dangling'],
])('%s is refused: %s is a link', (file, link) => {
  expect(() => refuseLinks(folder, file)).toThrow(UserError);
  expect(() => refuseLinks(folder, file)).toThrow(`'${path.join(folder, link)}' is a symbolic link`);
});

test('the folder itself is no link either', () => {
  expect(() => refuseLinks(path.join(folder, 'link'), 'below')).toThrow(`'${path.join(folder, 'link')}' is a symbolic link`);
});
