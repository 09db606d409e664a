import { KubernetesSecret, Secret, Workload } from '../../../../constructs';
import { ClusterFact, Deferred, Dependency, Provisioner } from '../../../../lib';
import { synthesize } from '../../../../lib/testing';
import { aws, cloudless } from '../../../kit/environments';

const image = 'ghcr.io/acme/orders';

class Account extends Dependency {
  readonly type = 'account';
  readonly outputs = { password: 'secret' } as const;
  override readonly accesses = ['read', 'write'] as const;

  constructor(override readonly access?: 'read' | 'write') {
    super();
  }
}
const accounts = (password: unknown): Provisioner<Account> => ({
  type: 'account',
  name: 'OwnAccounts',
  provision: () => ({ outputs: { password: password as never } }),
});
const using = (dependency: Dependency, password: unknown) =>
  synthesize(aws({ provisioners: [accounts(password)] }), (stack) => {
    new Workload(stack, 'orders', { image, dependencies: { account: dependency } });
  });

test.each([
  ['Deferred', new Deferred('x')],
  ['ClusterFact', new ClusterFact('a', 'b')],
])('a secret output that is handed over as a %s is refused before it is published', (kind, password) => {
  expect(() => using(new Account(), password)).toThrow(
    `OwnAccounts hands over the secret output 'shop-production-eu-west-1/orders/account.password' as a ${kind}, which everybody could read in a ConfigMap.`,
  );
});

test.each(['all', '', 5])('the access %j, which the class of a dependency knows not, is refused', (access) => {
  expect(() => using(new Account(access as never), new Deferred('x'))).toThrow(
    `'dependencies.account' (account) has the access '${access}' (accesses: read, write). Choose one of them.`,
  );
});

test('two dependencies whose names are one in names of objects are refused, whatever makes them', () => {
  const both = (dependencies: Record<string, Dependency>) => () =>
    synthesize(cloudless({ provisioners: [KubernetesSecret.provisioner()] }), (stack) => {
      new Workload(stack, 'orders', { image, dependencies });
    });
  expect(both({ aBC: new Secret({ keys: ['k'] }), aBc: new Secret({ keys: ['j'] }) })).toThrow(
    "'dependencies' has the names 'aBC' and 'aBc', which are both 'a-bc' in names of objects. Rename one of them.",
  );
});
