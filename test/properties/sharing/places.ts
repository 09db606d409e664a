import type { DeploymentStack, Environment, Platform, Shared, SharedThing, Use } from '../../../lib';
import { type Synthesized, synthesizePlatform } from '../../../lib/testing';
import { consumers } from './consumers';
import { thereAlready } from './things';
import type { Extent, World } from './worlds';

/** Something shared, and who uses it. */
export interface Wish {
  // biome-ignore lint/suspicious/noExplicitAny: whatever is shared
  readonly shared: Shared<any>;
  readonly world: World;
  readonly isThere: boolean;
  /** Consumers, each by its kind and access. */
  readonly users: readonly User[];
}

export interface User {
  readonly name: string;
  readonly kind: string;
  readonly use: Use;
}

type Define = (stack: DeploymentStack) => void;

const share =
  (shared: SharedThing): Define =>
  (stack) =>
    stack.share(shared, { usedElsewhere: 'somebody, perhaps' });
const consume =
  ({ users }: Wish): Define =>
  (stack) => {
    for (const { name, kind, use } of users) consumers[kind]!(stack, name, use);
  };
const both =
  (wish: Wish): Define =>
  (stack) => {
    share(wish.shared)(stack);
    consume(wish)(stack);
  };

function environmentOf({ world, isThere, shared }: Wish, extent: Partial<Extent> = {}, name = 'production'): Environment {
  const external = isThere && { external: { 'shop/shared.it': thereAlready(shared.dependency, world.lies) } };
  return world.environment(name, { clusters: 1, regions: 1, ...extent, ...external });
}

const written = (define: (platform: Platform) => void) => synthesizePlatform(define);

/** What of a place differs from what the code says, for whoever uses it. */
export const difference = { LEVEL: 'debug' };

/** Where something stands, and from where it is used. */
export const places: Readonly<Record<string, (wish: Wish) => Synthesized>> = {
  'its own app': (wish) => written((platform) => environmentOf(wish).stamp(platform, 'shop', both(wish))),
  'another app': (wish) => {
    const environment = environmentOf(wish);
    return written((platform) => {
      environment.stamp(platform, 'shop', share(wish.shared));
      environment.stamp(platform, 'billing', consume(wish));
    });
  },
  'another environment': (wish) =>
    written((platform) => {
      environmentOf(wish).stamp(platform, 'shop', share(wish.shared));
      environmentOf({ ...wish, isThere: false }, {}, 'staging').stamp(platform, 'billing', consume(wish));
    }),
  'two clusters': (wish) => written((platform) => environmentOf(wish, { clusters: 2 }).stamp(platform, 'shop', both(wish))),
  'two regions, without a word': (wish) => written((platform) => environmentOf(wish, { regions: 2 }).stamp(platform, 'shop', both(wish))),
  'two regions, apart': (wish) =>
    written((platform) =>
      environmentOf(wish, { regions: 2 }).stamp(platform, 'shop', (stack: DeploymentStack) => {
        stack.place(share(wish.shared), wish.shared.dependency.stateful ? { data: { it: 'independent' } } : {});
        consume(wish)(stack);
      }),
    ),
  'a preview beside': (wish) => {
    const environment = environmentOf(wish, {}, 'staging');
    return written((platform) => {
      environment.stamp(platform, 'shop', both(wish));
      environment.with({ name: 'pr-7' }).stamp(platform, 'shop-pr-7', both(wish));
    });
  },
  'a place that differs': (wish) => {
    const environment = environmentOf(wish);
    const differences = Object.fromEntries(wish.users.map(({ name }) => [`shop/${name}`, { env: difference }]));
    return written((platform) => environment.with({ name: environment.name, differences }).stamp(platform, 'shop', both(wish)));
  },
};
