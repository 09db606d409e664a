import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { makeFolder } from '../../../../lib/files/make-folder';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'make-folder-'));
  fs.writeFileSync(path.join(folder, 'file'), '');
  fs.symlinkSync('nowhere', path.join(folder, 'broken'));
  fs.symlinkSync('itself', path.join(folder, 'itself'));
  fs.mkdirSync(path.join(folder, 'there'));
  fs.symlinkSync('there', path.join(folder, 'link'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

test.each(['new', 'new/below/it', 'there', 'there/new', 'link/new'])('%s is made', (name) => {
  makeFolder(path.join(folder, name));
  expect(fs.statSync(path.join(folder, name)).isDirectory()).toBe(true);
});

test.each(['file', 'file/below', 'file/below/it', 'broken', 'broken/below', 'itself', 'itself/below'])(
  '%s is an error of the system',
  (name) => {
    expect(() => makeFolder(path.join(folder, name))).toThrow(/^E[A-Z]+: /);
  },
);

(process.platform === 'linux' ? test : test.skip).each(['/proc/slipway', '/proc/slipway/below'])('%s ends in an error', (name) => {
  expect(() => makeFolder(name)).toThrow(/^ENOENT: /);
});
