import { merged } from '../../../../lib/policy/report/merged';
import type { Finding } from '../../../../lib/policy/report/report';
import { sampleReport } from './reports';

const [sample] = sampleReport().findings as [Finding];
const said = (...all: readonly Partial<Finding>[]) =>
  merged(all.map((one) => ({ ...sample, ...one }))).map(({ message, cure }) => [message, cure]);

test('what is wrong at one place in two ways is mended in two ways, each told once', () => {
  expect(
    said(
      { message: 'is privileged', cure: 'Leave out privileged.' },
      { message: 'adds SYS_ADMIN', cure: 'Leave out SYS_ADMIN.' },
      { message: 'is privileged', cure: 'Leave out privileged.' },
    ),
  ).toEqual([['is privileged; adds SYS_ADMIN', 'Leave out privileged. Leave out SYS_ADMIN.']]);
});

test('nothing is to be mended of what only a plan tells, beside a failure at the same place', () => {
  expect(
    said({ verdict: 'unknown', message: 'may be public', cure: 'Ask.' }, { verdict: 'fail', message: 'is public', cure: 'Close it.' }),
  ).toEqual([['is public', 'Close it.']]);
});

test('how far it goes, and by what it is superseded, is told where something tells it', () => {
  const [one, other] = [
    { extent: ['a'], supersededBy: ['x', 'y'] },
    { extent: ['b'], supersededBy: ['y'] },
  ];
  const { extent: _extent, supersededBy: _by, ...plain } = sample;
  const of = (...all: readonly Partial<Finding>[]) => merged(all.map((more) => ({ ...plain, ...more })))[0]!;
  expect(of(one, other)).toMatchObject({ extent: ['a', 'b'], supersededBy: ['y'] });
  expect(of(one, {})).toMatchObject({ extent: ['a'] });
  expect(of(one, {})).not.toHaveProperty('supersededBy');
  expect(of({}, {})).toEqual(plain);
});
