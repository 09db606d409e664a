import { Duration } from 'cdk8s';
import { Bucket, BucketAccess } from '../../../../constructs';
import { UserError } from '../../../../lib';

test('a bucket may be read and written, keeps earlier versions and expires nothing unless it says so', () => {
  expect(new Bucket()).toMatchObject({ access: 'readWrite', versioned: true, expiration: undefined, stateful: true });
});

test('a bucket hands over its name and region', () => {
  expect(new Bucket().outputs).toEqual({ name: 'value', region: 'value' });
});

test('an unknown access is refused with the allowed ones', () => {
  expect(() => new Bucket({ access: 'admin' as BucketAccess })).toThrow(
    new UserError("'access' is 'admin'.", 'Choose one of: read, write, readWrite.'),
  );
});

test.each([Duration.hours(36), Duration.days(0)])('an expiration that is not in whole days is refused: %s', (expiration) => {
  expect(() => new Bucket({ expiration })).toThrow(/'expiration' is .*Choose whole days from 1 day/);
});

test('an expiration may be given in hours that make whole days', () => {
  expect(new Bucket({ expiration: Duration.hours(48) }).expiration?.toDays()).toBe(2);
});
