import { Bucket, Postgres, Workload } from '../../../../constructs';
import { DeploymentStack, Shared } from '../../../../lib';
import { planText, synthesizePlatform } from '../../../../lib/testing';
import { aws } from '../../../kit/environments';
import { anyRelease } from '../../../kit/places';

const place = aws({ release: anyRelease() });
const image = 'ghcr.io/acme/some';
const owners = { frontend: 'shop', worker: 'shop', orders: 'shop' };

/** Two workloads of one app, and one of another, that share a database and a bucket. */
const sharing = (size: 'small' | 'medium', teams: Readonly<Record<keyof typeof owners, string>> = owners, versioned = true) =>
  synthesizePlatform((platform) => {
    const [data, archive] = [new Shared('data', new Postgres({ size })), new Shared('late-archive', new Bucket())];
    const uses = (stack: DeploymentStack, name: keyof typeof owners) =>
      new Workload(stack, name, {
        image,
        owner: { team: teams[name] },
        dependencies: {
          db: data.as('owner'),
          ...(versioned && {
            files: archive.as(name === 'worker' ? 'readWrite' : 'read'),
          }),
        },
      });
    place.stamp(platform, 'shop', (stack) => {
      stack.share(data);
      if (versioned) stack.share(archive);
      uses(stack, 'frontend');
      uses(stack, 'worker');
    });
    place.stamp(platform, 'billing', (stack) => void uses(stack, 'orders'));
  });

describe('what workloads share', () => {
  test('is told by its name and app, with what is stated of it and whose it is', () => {
    const told = planText(sharing('small'), sharing('medium'));
    expect(told).toMatchInlineSnapshot(`
      "before → after
      3 changes: 3 review. Objects: 1 updated.

      production
        shop/shared.data  test/unit/lib/plan/shared.test.ts:27:13  (shop)
          data: size small → medium
          review   data: allocated_storage 20 → 100, in place
                   It grows while the database serves, cannot be made smaller again, and not be changed again for six hours. [database/storage-more]
          review   data: instance_class db.t4g.micro → db.m7g.large, in place, restarts the database
                   The database restarts, in its maintenance window unless it is told to do so at once. [database/restarts]
          review   data: max_allocated_storage 100 → 500, in place
                   RDS may grow it up to that by itself, and never makes it smaller again. [database/storage-limit]
      "
    `);
  });

  test('is told once, whoever uses it, and without an owner where they have several', () => {
    const teams = { ...owners, orders: 'billing' };
    const told = planText(sharing('small', teams), sharing('medium', teams));
    expect(told).toMatchInlineSnapshot(`
      "before → after
      3 changes: 3 review. Objects: 1 updated.

      production
        shop/shared.data  test/unit/lib/plan/shared.test.ts:27:13
          data: size small → medium
          review   data: allocated_storage 20 → 100, in place
                   It grows while the database serves, cannot be made smaller again, and not be changed again for six hours. [database/storage-more]
          review   data: instance_class db.t4g.micro → db.m7g.large, in place, restarts the database
                   The database restarts, in its maintenance window unless it is told to do so at once. [database/restarts]
          review   data: max_allocated_storage 100 → 500, in place
                   RDS may grow it up to that by itself, and never makes it smaller again. [database/storage-limit]
      "
    `);
  });

  test('is told by its name where it is gone', () => {
    expect(planText(sharing('small'), sharing('small', owners, false))).toMatch(/^ {2}shop\/shared\.late-archive\b/m);
  });
});
