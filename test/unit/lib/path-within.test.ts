import * as fs from 'node:fs';
import * as path from 'node:path';
import { pathWithin } from '../../../lib/path-within';
import { root } from '../../kit/root';

test.each([
  ['/project', '/project', ''],
  ['/project', '/project/', ''],
  ['/project', '/project/main.ts', 'main.ts'],
  ['/project', '/project/apps/../main.ts', 'main.ts'],
  ['/project', '/project/..foo', '..foo'],
  ['/project', '/project/..foo/main.ts', '..foo/main.ts'],
  ['/project', '/project/...', '...'],
  ['/', '/project', 'project'],
  ['.', './dist/', 'dist'],
  ['.', path.resolve('dist/x.yaml'), 'dist/x.yaml'],
  ['./dist', 'dist', ''],
  ['/project', '/', undefined],
  ['/project', '/project/..', undefined],
  ['/project', '/project-two/main.ts', undefined],
  ['/project/..foo', '/project', undefined],
  ['/project/..foo', '/project/..foobar', undefined],
  ['dist', 'cdktf.out', undefined],
])('from %s, the path of %s is %s', (folder, place, way) => {
  expect(pathWithin(folder, place)?.split(path.sep).join('/')).toBe(way);
});

test('no other file asks by dots whether a path leads outside', () => {
  const files = ['lib', 'constructs', 'policies'].flatMap((room) =>
    fs.readdirSync(path.join(root, room), { recursive: true, encoding: 'utf8' }).map((file) => path.join(room, file)),
  );
  const asking = files.filter(
    (file) => file.endsWith('.ts') && /startsWith\((['"`])\.\./.test(fs.readFileSync(path.join(root, file), 'utf8')),
  );
  expect(asking).toEqual([path.join('lib', 'path-within.ts')]);
});
