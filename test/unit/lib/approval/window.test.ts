import { type DeploymentWindow, isOpen, isTimeZone, windowWords } from '../../../../lib/approval/window';

const office: DeploymentWindow = { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '17:00', timeZone: 'Europe/Berlin' };

test.each<[what: string, windows: readonly DeploymentWindow[], at: string, open: boolean]>([
  ['without windows, any time', [], '2026-11-29T03:00:00Z', true],
  ['its beginning is in it', [office], '2026-11-30T08:00:00Z', true],
  ['its end is not', [office], '2026-11-30T16:00:00Z', false],
  ['nor the minute before it', [office], '2026-11-30T07:59:59Z', false],
  ['nor a Sunday', [office], '2026-11-29T10:00:00Z', false],
  ['in summer it begins an hour earlier in UTC', [office], '2026-07-06T07:00:00Z', true],
  ['and ends so', [office], '2026-07-06T15:00:00Z', false],
  ['a night belongs to the day on which it begins', [{ days: ['fri'], from: '22:00', to: '02:00' }], '2026-11-28T01:59:00Z', true],
  ['and not to the day on which it ends', [{ days: ['sat'], from: '22:00', to: '02:00' }], '2026-11-28T01:59:00Z', false],
  ['an hour that a clock leaves out is never', [{ from: '02:00', to: '03:00', timeZone: 'Europe/Berlin' }], '2026-03-29T01:30:00Z', false],
  ['an hour that a clock shows twice is twice', [{ from: '02:00', to: '03:00', timeZone: 'Europe/Berlin' }], '2026-10-25T00:30:00Z', true],
  ['the second time, too', [{ from: '02:00', to: '03:00', timeZone: 'Europe/Berlin' }], '2026-10-25T01:30:00Z', true],
  ['a closed window wins', [office, { closed: true, first: '2026-11-30', last: '2026-12-02' }], '2026-11-30T10:00:00Z', false],
  ['a closed one alone leaves the rest open', [{ closed: true, first: '2026-12-20', last: '2027-01-03' }], '2026-12-19T23:59:00Z', true],
  ['its last day is a whole day', [{ closed: true, first: '2026-12-20', last: '2027-01-03' }], '2027-01-03T23:59:00Z', false],
  ['an unknown time zone never opens', [{ timeZone: 'Europe/Atlantis' }], '2026-11-30T10:00:00Z', false],
  ['and closes always', [{ timeZone: 'Europe/Atlantis', closed: true }], '2026-11-30T10:00:00Z', false],
  [
    'the day is that of the time zone',
    [{ closed: true, first: '2026-12-20', last: '2026-12-20', timeZone: 'Pacific/Kiritimati' }],
    '2026-12-19T11:00:00Z',
    false,
  ],
])('%s', (_what, windows, at, open) => {
  expect(isOpen(windows, new Date(at))).toBe(open);
});

test('a window is told in a line', () => {
  expect(windowWords(office)).toBe('mon, tue, wed, thu, fri 09:00–17:00 Europe/Berlin');
  expect(windowWords({ closed: true, first: '2026-12-20', last: '2027-01-03' })).toBe('not every day from 2026-12-20 to 2027-01-03 UTC');
});

test('time zones are those of the database', () => {
  expect(['Europe/Berlin', 'UTC', 'Europe/Atlantis', ''].map(isTimeZone)).toEqual([true, true, false, false]);
});
