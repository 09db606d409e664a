import { FIELD_MANAGER } from '../../lab/cluster';
import { account, inApp, type Program } from '../program';
import type { Life } from '../row';
import type { World } from '../world';

const labels = { 'app.kubernetes.io/name': 'importer', 'app.kubernetes.io/instance': 'legacy' };

/** As a chart has it, which is neither hardened nor called as ours. */
const chart = [
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'legacy' } },
  {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'legacy-importer', namespace: 'legacy' },
    spec: {
      replicas: 2,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: { containers: [{ name: 'chart', image: 'registry.example.com/acme/shop:1.0.0', env: [{ name: 'LEGACY', value: 'yes' }] }] },
      },
    },
  },
];

/** As a Terraform module of somebody else has it: names of its own, nothing of what ours state beside. */
const theirs = {
  resource: {
    aws_s3_bucket: { files: { bucket: 'acme-legacy-files' } },
    aws_sqs_queue: { jobs: { name: 'legacy-jobs' } },
    aws_dynamodb_table: {
      carts: { name: 'legacy-carts', billing_mode: 'PAY_PER_REQUEST', hash_key: 'id', attribute: [{ name: 'id', type: 'S' }] },
    },
    aws_db_subnet_group: { main: { name: 'main', subnet_ids: ['subnet-0a1b2c3d4e5f60711', 'subnet-0a1b2c3d4e5f60722'] } },
    aws_db_instance: {
      db: {
        identifier: 'legacy-db',
        engine: 'postgres',
        engine_version: '17',
        instance_class: 'db.t4g.micro',
        allocated_storage: 20,
        db_name: 'legacy',
        username: 'postgres',
        password: 'a-password-in-its-state',
        storage_encrypted: true,
        kms_key_id: `arn:aws:kms:eu-central-1:${account}:key/22222222-5e6f-4a7b-8c9d-0e1f2a3b4c01`,
        db_subnet_group_name: `\${aws_db_subnet_group.main.name}`,
        skip_final_snapshot: true,
      },
    },
  },
};

async function byHelm(world: World): Promise<void> {
  const cluster = await world.cluster('blue');
  const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: chart });
  await cluster.kubectl(['create', '--field-manager=helm', '-f', '-'], { input: list });
  await cluster.rolledOut('legacy');
}

/** Runs the commands that the proposal has for each object. */
async function takeOver(world: World, proposal: string): Promise<void> {
  const cluster = await world.cluster('blue');
  for (const [, name, patch] of proposal.matchAll(/kubectl patch deployment (\S+) -n legacy --type=json -p '(.*)'$/gm)) {
    const own = patch!.replace('"value":"kubectl"', `"value":"${FIELD_MANAGER}"`);
    await cluster.kubectl(['patch', 'deployment', name!, '-n', 'legacy', '--type=json', '-p', own]);
  }
  world.takeOver();
}

const region = (...proposals: readonly string[]) =>
  `region('eu-central-1', ['blue'], { adopt: { ${proposals.map((name) => `...${name}.adopt`).join(', ')} } })`;
const withModule = (program: Program, name: string, code: string): Program => ({
  ...inApp('legacy', [`'web', { image });`, `'web', { image });\n  ${name}.legacyApp(stack);`])(program),
  modules: { ...program.modules, [name]: code },
});

/** What Helm and a Terraform module of somebody else made, adopted as it is proposed. */
export const adoptions: Life = {
  namespaces: ['legacy'],
  others: byHelm,
  firstDay: {
    regions: `region('eu-central-1', ['blue'])`,
    more: '',
    apps: { legacy: `\n  new Workload(stack, 'web', { image });` },
  },
  rows: [
    {
      change: 'adopt a Deployment that Helm made',
      says: 'as `slipway adopt --from-cluster` proposes it',
      steps: [
        async (program, world) => {
          const proposal = await world.adopt('blue', '--from-cluster', 'lab', '--namespace', 'legacy');
          await takeOver(world, proposal);
          return { ...withModule(program, 'ofHelm', proposal), regions: region('ofHelm') };
        },
      ],
      restarted: ['legacy/legacy-importer'],
    },
    {
      change: 'adopt a bucket, a queue, a table and a database of a Terraform module',
      says: 'as `slipway adopt --from-state` proposes it',
      steps: [
        async (program, world) => {
          await world.byOthers('somebody-elses', theirs);
          const proposal = await world.adopt('blue', '--from-state', world.stateOf('somebody-elses'), '--app', 'legacy');
          return { ...withModule(program, 'ofModule', proposal), regions: region('ofHelm', 'ofModule') };
        },
      ],
    },
    {
      change: 'roll that adoption back',
      says: '`retired`, and no entry in `adopt`',
      steps: [
        (program) => ({
          ...inApp('legacy', [
            'ofModule.legacyApp(stack);',
            `new RetiredWorkload(stack, 'module', {
    reason: 'back to its module',
    dependencies: {
      files: new Bucket().formerly('shared/files'),
      jobs: new Queue().formerly('shared/jobs'),
      carts: new Table({ partitionKey: { name: 'id', type: 'string' } }).formerly('shared/carts'),
      db: new Postgres({ size: 'small', database: 'legacy' }).formerly('shared/db'),
    },
  });`,
          ])(program),
          regions: region('ofHelm'),
        }),
      ],
    },
  ],
};
