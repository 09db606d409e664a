import { DeploymentStack, Environment, Platform, UserError } from '../../../lib';
import { synthesizePlatform } from '../../../lib/testing';
import { anyRelease, cluster, environment, provisioner, region, Store, TerraformData } from '../../kit/places';

const store = provisioner('store', () => ({ outputs: {} }));

describe('an environment', () => {
  test('derives another, which keeps what it does not state', () => {
    // GIVEN
    const production = environment({ provisioners: [store], replicas: 5, protected: true, requireDigest: true });
    // WHEN
    const preview = production.with({ name: 'pr-12', protected: false });
    // THEN
    expect(preview).toBeInstanceOf(Environment);
    expect(preview).toMatchObject({ name: 'pr-12', protected: false, requireDigest: true, replicas: 5, regions: production.regions });
    expect(preview.provisionerFor(new Store()).name).toBe(store.name);
    expect(production.name).toBe('production');
  });

  test('keeps what a change states as undefined', () => {
    const changes = { name: 'a', protected: undefined as never, regions: undefined as never };
    expect(environment({ protected: true }).with(changes)).toMatchObject({ protected: true, regions: [{ region: 'eu-west-1' }] });
  });

  test('derives from a derived one', () => {
    const again = environment({ replicas: 3 }).with({ name: 'a', protected: true }).with({ name: 'b' });
    expect(again).toMatchObject({ name: 'b', protected: true, replicas: 3 });
  });

  test.each(['plan_override.tf.json', 'override.tf.json', 'more.tofu.json'])('lists the Terraform file %s', (name) => {
    expect(environment({ terraformFiles: [name] }).terraformFiles).toEqual([name]);
  });

  test.each(['team.auto.tfvars', 'team.auto.tfvars.json', 'terraform.tfvars', 'terraform.tfvars.json'])(
    'refuses the values of variables %s: no policy would see them',
    (name) => {
      expect(() => environment({ terraformFiles: [name] })).toThrow(
        `lists '${name}' in 'terraformFiles', which holds values of variables: no policy sees them.`,
      );
    },
  );

  test.each(['main.tf', 'main.tofu', 'cdk.tf.json', '../a.tf.json', 'a/b.tf.json', '.a.tf.json', 'notes.json', ''])(
    'refuses the Terraform file %j',
    (name) => {
      expect(() => environment({ terraformFiles: [name] })).toThrow(`lists '${name}' in 'terraformFiles'.`);
    },
  );

  test('checks what a derived one states', () => {
    expect(() => environment().with({ name: 'PR 12' })).toThrow("An environment has the name 'PR 12'.");
  });

  test.each([['aws_db_instance'], [{}], [['']], [[7]], [['aws_db_instance', null]]])(
    'asks a provisioner for names of what keeps data: %j are none',
    (keeps) => {
      expect(() => environment({ provisioners: [{ ...store, keeps: keeps as never }] })).toThrow(
        "'keeps' of provisioner 'Teststore' is no list of types.",
      );
    },
  );

  test('runs two pods of a workload, protects nothing and asks for no digest by default', () => {
    const { regions, release } = environment();
    expect(new Environment({ name: 'a', regions, release, provisioners: [] })).toMatchObject({
      replicas: 2,
      protected: false,
      requireDigest: false,
    });
  });

  test.each<[string, () => unknown, string]>([
    [
      'two provisioners for a type',
      () => environment({ provisioners: [store, { ...store, name: 'Other' }] }),
      "lists two provisioners for 'store': Teststore and Other.",
    ],
    ['no region', () => environment({ regions: [] }), "'regions' of environment 'production' lists nothing. List 1 or more."],
    [
      'a region without a cluster',
      () => environment({ regions: [region('a', [])] }),
      "'regions[0].clusters' of environment 'production' lists nothing.",
    ],
    [
      'one region twice',
      () => environment({ regions: [region('a', [cluster('x')]), region('a', [cluster('y')])] }),
      "lists two regions named 'a'.",
    ],
    [
      'two clusters of one name in a region',
      () => environment({ regions: [region('a', [cluster('x'), cluster('x')])] }),
      "lists two clusters named 'x'.",
    ],
    [
      'two clusters of one name in two regions',
      () => environment({ regions: [region('a', [cluster('x')]), region('b', [cluster('x')])] }),
      "lists two clusters named 'x'.",
    ],
    ['a region that is no name', () => environment({ regions: [region('eu west', [cluster('x')])] }), "has the name 'eu west'."],
    ['a cluster that is no file name', () => environment({ regions: [region('a', [cluster('../x')])] }), "has the name '../x'."],
    [
      'an account that is none',
      () => environment({ regions: [{ ...region(), account: '12' }] }),
      "'regions[0].account' of environment 'production' is '12'. Write an AWS account: 12 digits.",
    ],
    [
      'a version that is too old',
      () => environment({ regions: [region('a', [{ ...cluster('x'), kubernetesVersion: '1.30' }])] }),
      "'regions[0].clusters[0].kubernetesVersion' of environment 'production' is '1.30'. Write '1.31' or newer",
    ],
    [
      'a version with a patch',
      () => environment({ regions: [region('a', [{ ...cluster('x'), kubernetesVersion: '1.34.1' }])] }),
      "is '1.34.1'.",
    ],
    [
      'a version of another form',
      () => environment({ regions: [region('a', [{ ...cluster('x'), kubernetesVersion: 'v1.34' }])] }),
      "is 'v1.34'.",
    ],
    ['regions that are undefined', () => environment({ regions: undefined as never }), "'regions' of environment 'production' is missing."],
    [
      'regions that are a name',
      () => environment({ regions: 'eu-west-1' as never }),
      "'regions' of environment 'production' is 'eu-west-1'. Write a list",
    ],
    [
      'a region that is undefined',
      () => environment({ regions: [region(), undefined as never] }),
      "'regions[1]' of environment 'production' is undefined.",
    ],
    [
      'a provisioner that is undefined',
      () => environment({ provisioners: [undefined as never] }),
      "'provisioners[0]' of environment 'production' is undefined.",
    ],
    [
      'a pack that is undefined',
      () => environment({ policies: [undefined as never] }),
      "'policies[0]' of environment 'production' is undefined.",
    ],
    ['a waiver that is null', () => environment({ waivers: [null as never] }), "'waivers[0]' of environment 'production' is null."],
    [
      'a setup that is undefined',
      () => environment({ terraform: [undefined as never] }),
      "'terraform[0]' of environment 'production' is undefined.",
    ],
    [
      'clusters that are undefined',
      () => environment({ regions: [{ ...region('a'), clusters: undefined as never }] }),
      "'regions[0].clusters' of environment 'production' is missing.",
    ],
    [
      'a cluster that is undefined',
      () => environment({ regions: [region('a', [cluster('x'), undefined as never])] }),
      "'regions[0].clusters[1]' of environment 'production' is undefined.",
    ],
    ['a negative number of replicas', () => environment({ replicas: -1 }), "'replicas' of environment 'production' is -1."],
  ])('refuses %s', (_what, define, message) => {
    expect(define).toThrow(UserError);
    expect(define).toThrow(message);
  });

  test('names the approved types where it approves no provisioner for one', () => {
    expect(() =>
      environment({
        provisioners: [provisioner('queue', () => ({ outputs: {} })), provisioner('bucket', () => ({ outputs: {} }))],
      }).provisionerFor(new Store()),
    ).toThrow(
      "Environment 'production' approves no provisioner for 'store' (approved: bucket, queue). List one in the environment, or drop the dependency.",
    );
    expect(() => environment().provisionerFor(new Store())).toThrow('(approved: none)');
  });

  test.each(['identity', 'delivery'] as const)('names %s where something needs it and it states none', (property) => {
    expect(() => environment()[property]).toThrow(
      new RegExp(`Environment 'production' states no '${property}', yet .*Set it in the environment: ${property}: new `),
    );
  });
});

describe('a stamp', () => {
  test.each<[string, unknown, string]>([
    [
      'nowhere',
      [],
      "App 'shop' of environment 'production' is stamped with 'regions': [], which is nowhere. Name some of eu-west-1, us-east-1",
    ],
    ['in an unknown region', ['nowhere'], "Environment 'production' has no region 'nowhere' (regions: eu-west-1, us-east-1)."],
    ['in a region twice', ['us-east-1', 'us-east-1'], "'regions' that name 'us-east-1' twice."],
    ['in a hole', ['us-east-1', undefined], "'regions[1]' of the stamp of 'shop' is undefined."],
    ['in a name', 'us-east-1', "'regions' of the stamp of 'shop' is 'us-east-1'. Write it as a list: regions: ['us-east-1']."],
  ])('%s is refused', (_what, regions, message) => {
    const two = environment({ regions: [region('eu-west-1'), region('us-east-1')] });
    const stamp = () =>
      synthesizePlatform((platform) => two.stamp(platform, 'shop', () => {}, { regions: regions as string[], empty: true }));
    expect(stamp).toThrow(UserError);
    expect(stamp).toThrow(message);
  });

  test('makes one stack for each region, or for those it names', () => {
    // GIVEN
    const two = environment({ regions: [region('eu-west-1'), region('us-east-1')] });
    const ids = (regions?: readonly string[]): string[] => {
      const stacks: string[] = [];
      synthesizePlatform((platform) =>
        two.stamp(platform, 'shop', (stack: DeploymentStack) => void stacks.push(stack.node.id), {
          ...(regions && { regions }),
          empty: true,
        }),
      );
      return stacks;
    };
    // THEN
    expect(ids()).toEqual(['shop-production-eu-west-1', 'shop-production-us-east-1']);
    expect(ids(['us-east-1'])).toEqual(['shop-production-us-east-1']);
  });

  test.each<[string, (platform: Platform) => void, string | RegExp]>([
    [
      'an unknown region',
      (platform) => environment().stamp(platform, 'shop', () => undefined, { regions: ['mars'] }),
      "Environment 'production' has no region 'mars' (regions: eu-west-1).",
    ],
    ['an app that is no name', (platform) => environment().stamp(platform, 'My Shop', () => undefined), "An app has the name 'My Shop'."],
    ["the platform's own name as an app", (platform) => environment().stamp(platform, 'platform', () => undefined), /'platform'/],
    [
      'an app twice in an environment, with the line of the first',
      (platform) => {
        const production = environment();
        production.stamp(platform, 'shop', () => undefined, { empty: true });
        production.stamp(platform, 'shop', () => undefined, { empty: true });
      },
      /Two stacks claim the name 'shop-production-eu-west-1' \(stamped at test\/unit\/lib\/environment\.test\.ts:\d+:\d+\)/,
    ],
    [
      'two environments of one name',
      (platform) => {
        environment().stamp(platform, 'shop', () => undefined, { empty: true });
        environment().stamp(platform, 'receipts', () => undefined, { empty: true });
      },
      "Two stacks claim the name 'platform-production-eu-west-1'",
    ],
    [
      'two stacks whose joined names are one',
      (platform) => {
        environment({ name: 'b-c' }).stamp(platform, 'a', () => undefined, { empty: true });
        environment({ name: 'c', regions: [region('eu-west-1', [cluster('other')])] }).stamp(platform, 'a-b', () => undefined, {
          empty: true,
        });
      },
      "Two stacks claim the name 'a-b-c-eu-west-1'",
    ],
    [
      "an app whose stack would have a platform stack's name",
      (platform) => {
        environment({ name: 'c' }).stamp(platform, 'platform-b', () => undefined, { empty: true });
        environment({ name: 'b-c' }).stamp(platform, 'shop', () => undefined, { empty: true });
      },
      "Two stacks claim the name 'platform-b-c-eu-west-1'",
    ],
  ])('refuses %s', (_what, define, message) => {
    expect(() => synthesizePlatform(define)).toThrow(UserError);
    expect(() => synthesizePlatform(define)).toThrow(message);
  });

  test('puts an app into the namespace that it says, else into one of the app’s name', () => {
    // GIVEN
    const namespaces: Record<string, string> = {};
    const production = environment({ namespace: (app) => (app === 'receipts' ? 'back-office' : app) });
    // WHEN
    synthesizePlatform((platform) => {
      for (const app of ['shop', 'receipts'])
        production.stamp(
          platform,
          app,
          (stack: DeploymentStack) => {
            namespaces[app] = stack.namespace;
          },
          { empty: true },
        );
    });
    // THEN
    expect(namespaces).toEqual({ shop: 'shop', receipts: 'back-office' });
  });
});

test('a fact of the place that is missing is named with its field, the region and who needs it', () => {
  synthesizePlatform((platform) =>
    environment({ release: anyRelease() }).stamp(platform, 'shop', (stack: DeploymentStack) => {
      expect(stack.required('vpc-1', 'network.vpcId', stack)).toBe('vpc-1');
      expect(() => stack.required(stack.region.keys?.database, 'keys.database', stack)).toThrow(
        "Region 'eu-west-1' of environment 'production' states no 'keys.database', which 'shop-production-eu-west-1' needs. State it in the environment: keys: { database: 'arn:aws:kms:eu-west-1:111122223333:key/<id>' }.",
      );
      new TerraformData(stack, 'data');
    }),
  );
});
