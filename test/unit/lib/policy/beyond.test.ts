import { beyond, together } from '../../../../lib/policy/values/beyond';
import { not, only } from '../../../../lib/policy/values/extent-leaf';

const [limit, other, elsewhere] = [`${only}claims: aud`, `${only}claims: sub`, `${only}names: a`];

test.each<[what: string, before: readonly string[], after: readonly string[], more: readonly string[]]>([
  ['the same', ['SYS_ADMIN', limit], ['SYS_ADMIN', limit], []],
  ['one more', ['SYS_ADMIN'], ['SYS_ADMIN', 'NET_RAW'], ['NET_RAW']],
  ['one less', ['SYS_ADMIN', 'NET_RAW'], ['SYS_ADMIN'], []],
  ['what a wider one held', ['action s3:*'], ['action s3:GetObject'], []],
  ['what no wider one held', ['action s3:*'], ['action sqs:*'], ['action sqs:*']],
  ['a limit that there was not', ['SYS_ADMIN'], ['SYS_ADMIN', limit], []],
  ['a limit of another thing', [elsewhere], [elsewhere, limit], []],
  ['a limit to something else', [limit], [other], [other]],
  ['no limit any longer', [limit], [], [`without ${limit.slice(only.length)}`]],
  ['what was left out before', [`${not}ALL`], [], ['ALL (left out before)']],
  ['what is left out now', [], [`${not}ALL`], []],
])('it goes so much further where it has %s', (_what, before, after, more) => {
  expect(beyond(before, after)).toEqual(more);
});

test('together, things are narrowed by what narrows each of them', () => {
  expect(
    together([
      ['a', limit, `${not}ALL`],
      ['b', other],
      [elsewhere, limit],
    ]),
  ).toEqual(['a', limit, 'b', other, limit]);
  expect(together([['a', `${not}ALL`], [`${not}ALL`]])).toEqual(['a', `${not}ALL`, `${not}ALL`]);
  expect(together([['a', limit], ['b']])).toEqual(['a', 'b']);
});
