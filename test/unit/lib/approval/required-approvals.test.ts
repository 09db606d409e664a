import { Duration } from 'cdk8s';
import { type RequiredApprovals, UserError } from '../../../../lib';
import { synthesizePlatform } from '../../../../lib/testing';
import { environment } from '../../../kit/places';

test('an environment says how many people must approve, and when it may be deployed; tools read it in the assembly', () => {
  // GIVEN
  const production = environment({
    name: 'production',
    approvals: {
      count: 2,
      roles: ['operator'],
      acknowledgedBy: { dataLoss: ['dba'] },
      maxAge: Duration.days(3),
      windows: [
        { timeZone: 'Europe/Berlin', days: ['mon', 'fri'], from: '09:00', to: '17:00' },
        { closed: true, first: '2026-12-20', last: '2027-01-03' },
      ],
    },
  });
  // WHEN
  const { files } = synthesizePlatform((platform) => production.stamp(platform, 'shop', () => undefined, { empty: true }));
  // THEN
  expect(JSON.parse(files.get('cdktf.out/assembly.json')!).environments).toEqual([
    {
      name: 'production',
      approvals: {
        count: 2,
        roles: ['operator'],
        acknowledgedBy: { dataLoss: ['dba'] },
        maxAgeSeconds: 259_200,
        windows: [
          { timeZone: 'Europe/Berlin', days: ['mon', 'fri'], from: '09:00', to: '17:00' },
          { closed: true, first: '2026-12-20', last: '2027-01-03' },
        ],
      },
    },
  ]);
});

test.each<[what: string, approvals: object, told: string]>([
  ['nobody', { count: 0 }, "'approvals.count'"],
  ['half a person', { count: 1.5 }, "'approvals.count'"],
  ['a number as text', { count: '2' }, "'approvals.count'"],
  ['no number', {}, "'approvals.count'"],
  ['a misspelt property', { count: 1, role: ['operator'] }, "'approvals.role'"],
  ['a role that is a text', { count: 1, roles: 'operator' }, "'approvals.roles'"],
  ['a role that is none', { count: 1, roles: ['Ops Team'] }, "names 'Ops Team', which is no role"],
  [
    'an acknowledgement of nobody',
    { count: 1, acknowledgedBy: { dataLoss: [] } },
    "'approvals.acknowledgedBy.dataLoss' of environment 'production' names nobody",
  ],
  ['an unknown acknowledgement', { count: 1, acknowledgedBy: { data: ['dba'] } }, "'approvals.acknowledgedBy.data'"],
  ['days as a number', { count: 1, maxAge: 3 }, "'approvals.maxAge'"],
  ['an unknown time zone', { count: 1, windows: [{ timeZone: 'Europe/Atlantis' }] }, "names the time zone 'Europe/Atlantis'"],
  ['an unknown day', { count: 1, windows: [{ days: ['monday'] }] }, "'approvals.windows[0].days[0]'"],
  ['no day', { count: 1, windows: [{ days: [] }] }, 'names no day'],
  ['a time that is none', { count: 1, windows: [{ from: '9:00' }] }, "'approvals.windows[0].from'"],
  ['a window without time', { count: 1, windows: [{ from: '09:00', to: '09:00' }] }, 'begins and ends at 09:00'],
  ['a day that no calendar has', { count: 1, windows: [{ first: '2026-02-30' }] }, 'names the day 2026-02-30'],
  [
    'a window that ends before it begins',
    { count: 1, windows: [{ first: '2026-03-02', last: '2026-03-01' }] },
    'ends on 2026-03-01, before it begins',
  ],
])('%s is refused', (_what, approvals, told) => {
  const make = () => environment({ name: 'production', approvals: approvals as unknown as RequiredApprovals });
  expect(make).toThrow(UserError);
  expect(make).toThrow(told);
});
