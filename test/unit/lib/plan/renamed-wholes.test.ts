import { Bucket, Workload } from '../../../../constructs';
import { Shared } from '../../../../lib';
import { compareSides } from '../../../../lib/plan/compare-sides';
import { planText, synthesizePlatform } from '../../../../lib/testing';
import { aws } from '../../../kit/environments';
import { anyRelease } from '../../../kit/places';
import { plainSide } from '../../../kit/sides';

const place = aws({ release: anyRelease() });
const sharing = (...names: readonly string[]) =>
  synthesizePlatform((platform) =>
    place.stamp(platform, 'shop', (stack) => {
      const shared = names.map((name) => new Shared(name, new Bucket()));
      for (const each of shared) stack.share(each);
      const dependencies = Object.fromEntries(shared.map((each, index) => [`files${index}`, each.as('readWrite')]));
      new Workload(stack, 'orders', { image: 'ghcr.io/acme/orders', dependencies } as never);
    }),
  );
const notice = 'resources are destroyed, and the same made anew';

test('something shared that has another name is told as one thing, beside what is made and destroyed', () => {
  const told = planText(sharing('jobs'), sharing('tasks')).replace(/\s+/g, ' ');
  expect(told).toMatch(new RegExp(`shop/shared\\.jobs → shop/shared\\.tasks: \\d+ ${notice}`));
  expect(told).toContain('[terraform/renamed-whole]');
});

test.each([
  ['nothing has another name', ['jobs'], ['jobs']],
  ['one is new', ['jobs'], ['jobs', 'tasks']],
  ['one is gone', ['jobs', 'tasks'], ['jobs']],
  ['it could be either', ['jobs', 'mails'], ['tasks', 'notes']],
])('where %s, nothing is told to be the same', (_case, before, after) => {
  expect(planText(sharing(...before), sharing(...after))).not.toContain('[terraform/renamed-whole]');
});

test('resources that no assembly names are not told to be the same', () => {
  const side = (name: string) =>
    plainSide({
      'a/main.tf.json': { resource: { aws_sqs_queue: { [name]: { name } }, aws_sqs_queue_policy: { [name]: { policy: name } } } },
    });
  expect(compareSides(side('jobs'), side('tasks')).notices).toEqual([]);
});
