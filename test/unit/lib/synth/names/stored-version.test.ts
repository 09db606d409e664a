import { TerraformResource } from 'cdktf';
import type { KeptEntry } from '../../../../../lib/kept/kept-list';
import { isStoredElsewhere } from '../../../../../lib/synth/names/stored-version';
import { synthesizePlatform } from '../../../../../lib/testing';
import { inProject, listed, production, shop } from './two-apps';

inProject();

/** Whether a secret that a stack makes is taken for one whose value is there, where its list has another entry. */
function isTaken(address: string, entry: Partial<KeptEntry>, version = 1): boolean | undefined {
  listed(shop, { [address]: { path: `${shop}/former/Resource`, keeps: 'keys', importId: 'arn', ...entry } as KeptEntry });
  let found: boolean | undefined;
  try {
    synthesizePlatform((platform) =>
      production.stamp(platform, 'shop', (stack) => {
        found = isStoredElsewhere(
          new TerraformResource(stack, 'it', { terraformResourceType: 'aws_secretsmanager_secret' }),
          'acme/db',
          version,
        );
      }),
    );
  } catch {
    // What else is wrong with such a list is another matter.
  }
  return found;
}
const retired = { retired: { reason: 'gone' } } as Partial<KeptEntry>;

test.each<[what: string, address: string, entry: Partial<KeptEntry>, isThere: boolean]>([
  ['was let go of', 'aws_secretsmanager_secret.former', { name: 'acme/db', ...retired }, true],
  ['was let go of at its own address', 'aws_secretsmanager_secret.it', { ...retired }, true],
  ['has another name', 'aws_secretsmanager_secret.former', { name: 'acme/other', ...retired }, false],
  ['has no name', 'aws_secretsmanager_secret.former', { ...retired }, false],
  ['is of another type', 'aws_ssm_parameter.former', { name: 'acme/db', ...retired }, false],
  ['is still there', 'aws_secretsmanager_secret.former', { name: 'acme/db' }, false],
  ['came with this version', 'aws_secretsmanager_secret.former', { name: 'acme/db', stored: 1 }, true],
  ['came with an earlier version', 'aws_secretsmanager_secret.former', { name: 'acme/db', stored: 2 }, false],
])('the value of a secret whose list has one that %s', (_what, address, entry, isThere) => {
  expect(isTaken(address, entry)).toBe(isThere);
});
