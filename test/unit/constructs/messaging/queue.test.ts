import { Duration } from 'cdk8s';
import { Queue, QueueAccess } from '../../../../constructs';

test('a queue may be sent to and received from, and sets a message aside after five receives', () => {
  const queue = new Queue();
  expect(queue).toMatchObject({ access: 'sendReceive', maxReceiveCount: 5, stateful: true });
  expect([queue.visibilityTimeout.toSeconds(), queue.retention.toDays()]).toEqual([30, 4]);
});

test('a queue hands over its URL, name and region', () => {
  expect(new Queue().outputs).toEqual({ url: 'value', name: 'value', region: 'value' });
});

test('an unknown access is refused with the allowed ones', () => {
  expect(() => new Queue({ access: 'purge' as QueueAccess })).toThrow("'access' is 'purge'. Choose one of: send, receive, sendReceive.");
});

test.each([Duration.seconds(0), Duration.hours(12)])('a visibility timeout may be %s', (visibilityTimeout) => {
  expect(new Queue({ visibilityTimeout }).visibilityTimeout).toBe(visibilityTimeout);
});

test.each([Duration.hours(13), Duration.millis(500)])('a visibility timeout cannot be %s', (visibilityTimeout) => {
  expect(() => new Queue({ visibilityTimeout })).toThrow(/'visibilityTimeout' is .*Choose whole seconds from 0 seconds to 12 hours/);
});

test.each([Duration.seconds(59), Duration.days(15)])('messages cannot be kept for %s', (retention) => {
  expect(() => new Queue({ retention })).toThrow(/'retention' is .*Choose whole seconds from 1 minute to 14 days/);
});

test.each([0, 1001, 1.5])('a message cannot be set aside after %s receives', (maxReceiveCount) => {
  expect(() => new Queue({ maxReceiveCount })).toThrow(`'maxReceiveCount' is ${maxReceiveCount}. Choose a whole number from 1 to 1000.`);
});
