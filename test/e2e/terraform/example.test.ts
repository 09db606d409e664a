import { Aws, type AwsCall } from '../lab/aws';
import { describeWithLab } from '../lab/jest/with-lab';
import type { Plan } from '../lab/terraform';
import { AWS, TERRAFORM } from '../lab/toolchain';
import { synthesizeExample } from './example';
import { type Complete, type Life, type LifeWithSecret, live, liveWithSecret, planComplete } from './life';
import { notApplied } from './not-applied';

const RECEIPTS = {
  sandbox: { stack: 'receipts-sandbox-eu-west-1', first: { crash: ['CreateDBInstance', 'before'] } },
  staging: { stack: 'receipts-staging-eu-west-1', first: { crash: ['PutSecretValue', 'after'] } },
  production: { stack: 'receipts-production-eu-west-1', first: 'without secrets' },
} as const;

type Environment = keyof typeof RECEIPTS;
const ENVIRONMENTS = Object.keys(RECEIPTS) as Environment[];

const made = ({ changes }: Plan): string[] => Object.keys(changes).filter((address) => changes[address]!.join() === 'create');
const typeOf = (address: string): string => address.split('.')[0]!;
const callsOf = (calls: readonly AwsCall[], service: string): string[] =>
  calls.filter((call) => call.service === service).map(({ action }) => action);

describeWithLab('The example, planned and applied by Terraform', [...TERRAFORM, ...AWS], (sandbox) => {
  const completes = new Map<string, Complete>();
  /** Of stacks with resources. */
  const lives = new Map<string, Life>();
  let receipts: Readonly<Record<Environment, LifeWithSecret>>;

  beforeAll(async () => {
    const example = await synthesizeExample(sandbox());
    // A database takes the provider 80 seconds, in which the other stacks have their turn.
    const withSecret = ({ stack, first }: (typeof RECEIPTS)[Environment]) => liveWithSecret(sandbox(), example, stack, first);
    const [staging, production, ofSandbox] = await Promise.all([
      withSecret(RECEIPTS.staging),
      withSecret(RECEIPTS.production),
      withSecret(RECEIPTS.sandbox),
      oneByOne(example.stacks.filter((id) => !id.startsWith('receipts-'))),
    ]);
    receipts = { staging, production, sandbox: ofSandbox };
    for (const environment of ENVIRONMENTS) lives.set(RECEIPTS[environment].stack, receipts[environment]);
    for (const [id, { complete }] of lives) completes.set(id, complete);

    async function oneByOne(ids: readonly string[]): Promise<void> {
      const aws = await Aws.start(sandbox());
      for (const id of ids) {
        if (/^platform-|-development-/.test(id)) completes.set(id, await planComplete(sandbox(), example, id, aws));
        else lives.set(id, await live(sandbox(), example, id, aws));
      }
    }
  }, 1_800_000);

  afterAll(() => {
    const lines = [...lives].flatMap(([id, { leftOut }]) =>
      leftOut.map((address) => `  ${id}: ${address}: ${notApplied(address)!.why}; ${notApplied(address)!.judged}\n`),
    );
    process.stderr.write(`Not applied to the mock:\n${lines.join('')}`);
  });

  test('every resource of every stack is planned, from the bytes that were written', () => {
    for (const [id, { plan, resources, untouched, ofKubernetes }] of completes) {
      const planned = resources.filter((address) => !address.startsWith('kubernetes_')).sort();
      expect({ id, untouched, planned: made(plan).sort() }).toEqual({ id, untouched: !ofKubernetes, planned });
    }
    expect([...lives.keys()].sort()).toEqual(
      [...completes]
        .filter(([, { resources }]) => resources.length > 0)
        .map(([id]) => id)
        .sort(),
    );
  });

  test('a plan without secrets asks the cloud only who it is', () => {
    for (const { calls } of completes.values()) expect(calls.filter(({ service }) => service !== 'sts')).toEqual([]);
  });

  test('every resource is applied, but for those that are listed', () => {
    for (const [id, { complete, leftOut, made: applied }] of lives) {
      expect({ id, addresses: [...applied, ...leftOut].sort() }).toEqual({ id, addresses: [...complete.resources].sort() });
    }
  });

  test('the second plan is empty', () => {
    for (const [id, { second }] of lives)
      expect({ id, changes: second.changes, empty: second.empty }).toEqual({ id, changes: {}, empty: true });
  });

  test('destroy leaves nothing, where nothing is protected', () => {
    for (const [id, { destroy, left }] of lives) {
      if (!id.startsWith('receipts-production-')) expect({ id, code: destroy.code, left }).toEqual({ id, code: 0, left: [] });
    }
  });

  describe.each(ENVIRONMENTS)('The password of a database in %s', (environment) => {
    const life = (): LifeWithSecret => receipts[environment];

    test('is the one that is stored', () => {
      expect(life().password).toMatch(/^[A-Za-z0-9]{32}$/);
      expect(life().given).toEqual([life().password]);
    });

    test('is in no file: not in the state, the saved plans, their JSON or the logs', () => {
      expect(life().search.found).toEqual([]);
      expect(life().search.searched).toBeGreaterThan(30);
    });

    test('is not asked for by a plan without secrets, which shows the same', () => {
      const { empty, calls } = life().planWithoutSecrets;
      expect({ empty, secrets: callsOf(calls, 'secretsmanager') }).toEqual({ empty: true, secrets: [] });
    });

    test('does not hide what was changed behind its back', () => {
      const changes = Object.entries(life().drift.changes).map(
        ([address, actions]) => `${address.replace(/_[0-9A-F]{8}$/, '')} ${actions}`,
      );
      expect(changes.sort()).toEqual([
        'aws_s3_bucket_public_access_block.shared_archive_public-access create',
        'aws_sqs_queue.receipts_orders update',
      ]);
    });
  });

  test('an apply that is killed when the password is stored is mended by the next one', () => {
    const { passwordAtCrash, password } = receipts.staging;
    expect(passwordAtCrash).toHaveLength(32);
    expect(password).not.toBe(passwordAtCrash); // Terraform did not know that it had stored one
  });

  test('an apply that is killed when the database is about to be made goes on with the stored password', () => {
    const { passwordAtCrash, password } = receipts.sandbox;
    expect(passwordAtCrash).toBe(password);
  });

  test('a plan without secrets cannot be applied: no password is stored and no database is made, until the next apply', () => {
    const { refused, given } = receipts.production;
    expect(refused?.result).toMatchObject({ code: 1, stderr: expect.stringContaining('planned without secrets: plan again') });
    expect(refused?.password).toBeUndefined();
    expect(given).toHaveLength(1);
  });

  test('destroy refuses what is protected, and destroys nothing else either', () => {
    const { destroy, left, made: before, passwordAfterDestroy, password } = receipts.production;
    const refused = [...destroy.stderr.matchAll(/Resource (\S+)\s+has\s+lifecycle\.prevent_destroy/g)].map(([, address]) =>
      typeOf(address!),
    );
    expect(destroy.code).toBe(1);
    // Terraform does not ask further what others depend on: the stored password, the queue of dead letters.
    expect(refused.sort()).toEqual(['aws_db_instance', 'aws_s3_bucket', 'aws_sqs_queue']);
    expect(left).toEqual(before);
    expect(passwordAfterDestroy).toBe(password);
  });

  test('whatever holds data is protected in production, and nowhere else', () => {
    const stateful = /^aws_(db_instance|elasticache_replication_group|s3_bucket|secretsmanager_secret|sqs_queue)\./;
    for (const [id, { complete }] of lives) {
      const holding = complete.resources.filter((address) => stateful.test(address)).sort();
      expect({ id, isProtected: [...complete.isProtected].sort() }).toEqual({
        id,
        isProtected: id.includes('-production-') ? holding : [],
      });
    }
  });

  test('destroy takes the password along, where nothing is protected', () => {
    expect(receipts.staging.passwordAfterDestroy).toBeUndefined();
  });
});
