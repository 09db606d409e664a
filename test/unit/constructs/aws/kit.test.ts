import { Construct } from 'constructs';
import { AwsDataStore, aws as classes, provisioner, StoredPasswordProps } from '../../../../constructs';
import { Allowed, Binding, Dependency } from '../../../../lib';
import { synthesize } from '../../../../lib/testing';
import { aws, orders } from '../../../kit/environments';

class Store extends Dependency {
  readonly type = 'store';
  readonly outputs = { password: 'secret' } as const;
}

interface Options {
  readonly rules?: StoredPasswordProps;
  /** Where the password goes. */
  readonly argument?: string;
}

class AwsStore extends AwsDataStore<Store> {
  static readonly provisioner = provisioner('store', AwsStore);
  readonly outputs: Binding<Store>['outputs'];

  constructor(scope: Construct, id: string, _store: Store, { rules, argument = 'passwordWo' }: Options) {
    super(scope, id, { service: 'rds', longestName: 63, key: 'database', port: 3306 });
    const password = this.password(rules);
    new classes.DbInstance(this, 'Resource', {
      identifier: this.name,
      instanceClass: 'db.t4g.micro',
      [argument]: password.written.passwordWo,
      vpcSecurityGroupIds: [this.securityGroup()],
      dbSubnetGroupName: this.subnetGroup(classes.DbSubnetGroup),
      ...this.finalSnapshot(255),
    });
    this.outputs = { password: password.output };
  }
}

function made(options: Options = {}, isProtected = false) {
  return synthesize(
    aws({ provisioners: [AwsStore.provisioner(options)], protected: isProtected }),
    orders(() => ({ store: new Store() })),
  ).resources;
}

test('a data store of ones own has a name, subnets, a security group for its port and a way for pods to it', () => {
  const resources = made();
  expect(resources.only('aws_db_instance').values).toMatchObject({ identifier: 'acme-production-eu-west-1-shop-orders-store' });
  expect(resources.only('aws_db_subnet_group').values.subnet_ids).toHaveLength(2);
  expect(resources.only('aws_vpc_security_group_ingress_rule').values).toMatchObject({ from_port: 3306, to_port: 3306 });
});

test('where data is protected it is not destroyed, and has a name for its last snapshot', () => {
  expect(made({}, true).only('aws_db_instance').values).toMatchObject({
    final_snapshot_identifier: expect.stringMatching(/^acme-production-eu-west-1-shop-orders-store-final-/),
    lifecycle: { prevent_destroy: true },
  });
  expect(made().only('aws_db_instance').values.lifecycle).toBeUndefined();
});

test.each([
  [{}, { password_length: 32, exclude_punctuation: true }],
  [
    { length: 40, punctuation: true, exclude: '/@"${', requireEachKind: true },
    { password_length: 40, exclude_characters: '/@"$${', require_each_included_type: true },
  ],
])('a password has the characters that the service takes: %j', (rules, written) => {
  expect(made({ rules }).only('ephemeral.aws_secretsmanager_random_password').values).toEqual({
    count: '${var.slipway_secrets ? 1 : 0}',
    ...written,
  });
});

test('a password is the first version of itself until another one is asked for', () => {
  const versionOf = (rules: StoredPasswordProps) =>
    made({ rules }).only('aws_secretsmanager_secret_version').values.secret_string_wo_version;
  expect([versionOf({}), versionOf({ version: 3 })]).toEqual([1, 3]);
});

test.each([
  [{ exclude: 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789' }, 'has 32 of 0 characters, 0 bits: it can be guessed'],
  [{ length: 16, exclude: 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ' }, 'has 16 of 10 characters, 53 bits'],
  [{ length: 8 }, "'length' of the password"],
])('rules by which a password can be guessed are refused: %j', (rules, message) => {
  expect(() => made({ rules })).toThrow(message);
});

test('a password in an argument that the state keeps is refused at synth, with what else there is', () => {
  expect(() => made({ argument: 'password' })).toThrow(
    /'aws_db_instance\.\w+' \(shop-production-eu-west-1\/orders\/store\/Resource\) has a stored secret in 'password', which is no write-only argument/,
  );
});

test('an operator may leave options out where all have a default, and a provisioner has the name of its class', () => {
  expect(AwsStore.provisioner()).toMatchObject({ type: 'store', name: 'AwsStore' });
  expect(provisioner('store', AwsStore, ['x_store'])()).toMatchObject({ keeps: ['x_store'] });
});

test('what a choice means is what an operator states, and else what it means everywhere', () => {
  const size = new Allowed('size', ['small', 'large']);
  const meanings = { small: 1, large: 2 };
  expect([size.meaning('large', meanings), size.meaning('large', meanings, { large: 3 }), size.meaning('small', meanings, {})]).toEqual([
    2, 3, 1,
  ]);
});
