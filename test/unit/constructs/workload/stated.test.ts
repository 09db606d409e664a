import { Duration } from 'cdk8s';
import { Bucket, Postgres, Queue } from '../../../../constructs';
import { statedOf } from '../../../../constructs/workload/needs/stated';
import { Dependency } from '../../../../lib';

test('the assembly says what a workload states of a dependency', () => {
  expect(statedOf(new Postgres({ size: 'small' }))).toEqual({ size: 'small' });
  expect(statedOf(new Bucket({ access: 'read', expiration: Duration.days(30) }))).toEqual({
    access: 'read',
    expiration: '30 days',
    versioned: 'true',
  });
  expect(statedOf(new Queue())).toMatchObject({ access: 'sendReceive' });
});

test('what is secret, computed or code is not said', () => {
  class Mail extends Dependency {
    readonly type = 'mail';
    readonly outputs = {} as const;
    readonly apiKey = 'canary';
    readonly options = { password: 'canary', sender: 'shop' };
    readonly circle: Record<string, unknown> = {};
    readonly send = () => 'canary';
  }
  const mail = new Mail();
  mail.circle.again = mail.circle;
  expect(statedOf(mail)).toEqual({ options: '{"sender":"shop"}' });
});

test.each([
  [500, true],
  [501, false],
])('of what is written in %d characters the assembly says all or nothing', (length, isSaid) => {
  class Mail extends Dependency {
    readonly type = 'mail';
    readonly outputs = {} as const;
    readonly options = { sender: 'x'.repeat(length - '{"sender":""}'.length) };
  }
  expect(statedOf(new Mail())['options']?.length).toBe(isSaid ? length : undefined);
});
