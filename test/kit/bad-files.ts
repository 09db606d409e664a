import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';

/** What may stand where somebody names a file. */
export const badFiles: Readonly<Record<string, (file: string) => void>> = {
  'that is missing': () => undefined,
  'that is a folder': (file) => fs.mkdirSync(file),
  'that is a pipe': (file) => void spawnSync('mkfifo', [file]),
  'that is a device without end': (file) => fs.symlinkSync('/dev/zero', file),
  'that is the device of nothing': (file) => fs.symlinkSync('/dev/null', file),
  'that is a broken link': (file) => fs.symlinkSync('nowhere', file),
  'that is a link to itself': (file) => fs.symlinkSync(file, file),
  // What may be read by nobody, whoever runs the tests.
  'that cannot be read': (file) => fs.symlinkSync('/proc/self/mem', file),
  'that is empty': (file) => fs.writeFileSync(file, ''),
  'that is no text': (file) => fs.writeFileSync(file, Buffer.from([0xff, 0x00, 0xfe, 0x80, 0x81])),
  'that is a gigabyte': (file) => {
    fs.writeFileSync(file, '');
    fs.truncateSync(file, 1024 ** 3);
  },
  'that has marks of a merge': (file) => fs.writeFileSync(file, '<<<<<<< HEAD\n{}\n=======\n[]\n>>>>>>> theirs\n'),
};
