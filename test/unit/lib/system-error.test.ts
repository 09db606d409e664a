import * as path from 'node:path';
import { UserError } from '../../../lib';
import { describingSystemErrors, systemError } from '../../../lib/system-error';

const failed = (code: string, syscall: string, more: object = {}) =>
  Object.assign(new Error(code), { code, syscall, path: '/etc/list', ...more });

test.each([
  [failed('ENOENT', 'open'), "'/etc/list' cannot be read: it does not exist (ENOENT)."],
  [failed('EACCES', 'scandir'), "'/etc/list' cannot be read: permission is denied (EACCES)."],
  [failed('EACCES', 'mkdir'), "'/etc/list' cannot be written: permission is denied (EACCES)."],
  [failed('ENOSPC', 'open'), "'/etc/list' cannot be written: the disk is full (ENOSPC)."],
  [failed('EPERM', 'rename', { dest: '/etc/other' }), "'/etc/other' cannot be written: the system does not allow it (EPERM)."],
  [failed('ENOENT', 'open', { path: undefined }), 'A file cannot be read: it does not exist (ENOENT).'],
  [
    failed('ENOENT', 'open', { path: path.resolve('ids/a.json') }),
    `'${path.join('ids', 'a.json')}' cannot be read: it does not exist (ENOENT).`,
  ],
])('%s of the system is told as what cannot be done to which file', (error, message) => {
  expect(systemError(error)).toBeInstanceOf(UserError);
  expect(systemError(error)!.message).toContain(message);
});

test('the file that was meant is named before those of the system', () => {
  expect(systemError(failed('ENOENT', 'open'), '/etc/meant')!.message).toContain("'/etc/meant' cannot be read");
});

test.each([undefined, null, 'ENOENT', 7, {}, new Error('x'), failed('EOTHER', 'open'), failed('toString', 'open'), { code: 'ENOENT' }])(
  '%p is no error of the system, and thrown on as it is',
  (thrown) => {
    expect(systemError(thrown)).toBeUndefined();
    let caught: unknown = 'nothing';
    try {
      describingSystemErrors(() => {
        throw thrown;
      });
    } catch (error) {
      caught = error;
    }
    expect(caught).toBe(thrown);
  },
);
