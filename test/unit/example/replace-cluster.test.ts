import { eksCluster } from '../../../apps/environments/place';
import { production } from '../../../apps/environments/production';
import { receipts } from '../../../apps/workloads/receipts';
import { shop } from '../../../apps/workloads/shop';
import { Environment } from '../../../lib';
import { synthesizePlatform } from '../../../lib/testing';

/** Production in one region and one cluster. */
function productionOn(cluster: string): Environment {
  return production.with({ name: 'production', regions: [{ ...production.regions[0]!, clusters: [eksCluster(cluster)] }] });
}

function terraformOf(environment: Environment): ReadonlyMap<string, string> {
  const { resources } = synthesizePlatform((platform) => {
    environment.stamp(platform, 'shop', shop);
    environment.stamp(platform, 'receipts', receipts);
  });
  return new Map(
    resources.all
      .filter(({ type }) => !type.includes('/'))
      .map(({ path, address, values }) => [`${path.split('/')[0]} ${address}`, JSON.stringify(values)]),
  );
}

test('replacing cluster blue by green changes associations and whom roles trust, and nothing stateful', () => {
  const blue = terraformOf(productionOn('blue'));
  const green = terraformOf(productionOn('green'));

  const differing = [...new Set([...blue.keys(), ...green.keys()])].filter((key) => blue.get(key) !== green.get(key));
  expect(differing.length).toBeGreaterThan(0);
  expect(differing.filter((key) => !/ aws_(eks_pod_identity_association|iam_role)\./.test(key))).toEqual([]);
  const withoutTrust = (stack: ReadonlyMap<string, string>, key: string) => ({ ...JSON.parse(stack.get(key)!), assume_role_policy: '' });
  for (const key of differing.filter((one) => one.includes(' aws_iam_role.')))
    expect(withoutTrust(blue, key)).toEqual(withoutTrust(green, key));
  expect([...green.keys()].filter((key) => key.includes('aws_db_instance'))).not.toEqual([]);
});
