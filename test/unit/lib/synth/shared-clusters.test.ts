import { ApiObject, App, Chart } from 'cdk8s';
import { Workload } from '../../../../constructs';
import { DeploymentStack, Environment, Platform, UserError } from '../../../../lib';
import { synthesizePlatform } from '../../../../lib/testing';
import { cluster, environment } from '../../../kit/places';

const [ONE, TWO] = ['111122223333', '444455556666'];

interface Place {
  readonly region?: string;
  readonly account?: string | undefined;
}

function place(name: string, { region = 'eu-west-1', account }: Place): Environment {
  return environment({ name, regions: [{ region, ...(account && { account }), clusters: [cluster('green')] }] });
}

const shop = (one: Environment, platform: Platform) =>
  one.stamp(platform, 'shop', (stack: DeploymentStack) => new Workload(stack, 'orders', { image: 'ghcr.io/acme/orders' }));

/** A chart of the program's own with one object. */
function adopted(one: Environment, platform: Platform): void {
  const chart = new Chart(new App(), `settings-${one.name}`, { namespace: 'shared' });
  new ApiObject(chart, 'settings', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' } });
  const { region } = one.regions[0]!;
  one.adopt(platform, chart, { region });
}

/** What is defined in environments that all list a cluster `green`. */
const defined = (define: typeof shop, places: readonly Place[]) => () =>
  synthesizePlatform((platform) => {
    for (const [index, one] of places.entries()) define(place(`environment-${index}`, one), platform);
  });

describe.each([
  ['an app', shop],
  ['an adopted chart', adopted],
])('two environments list a cluster of one name, and both have %s', (_what, define) => {
  test.each<[string, readonly Place[]]>([
    ['in one account', [{ account: ONE }, { account: ONE }]],
    ['without any account', [{}, {}]],
    ['of which the first states no account', [{}, { account: ONE }]],
    ['of which the second states no account', [{ account: ONE }, {}]],
    ['of which the third states no account', [{ account: ONE }, { account: TWO }, {}]],
    ['of which only the first states no account', [{}, { account: ONE }, { account: TWO }]],
  ])('%s: it is one cluster, and what would be written twice is refused', (_where, places) => {
    expect(defined(define, places)).toThrow(UserError);
    expect(defined(define, places)).toThrow(/both make green\//);
  });

  test.each<[string, readonly Place[]]>([
    ['two accounts', [{ account: ONE }, { account: TWO }]],
    ['two regions', [{ account: ONE }, { account: ONE, region: 'eu-central-1' }]],
    ['two regions without an account', [{ region: 'munich' }, { region: 'hamburg' }]],
    ['two regions of which one has no account', [{ account: ONE }, { region: 'hamburg' }]],
  ])('in %s: they are two clusters', (_where, places) => {
    expect(defined(define, places)).not.toThrow();
  });
});
