import { LocalBackend, S3Backend, TerraformOutput, TerraformStack } from 'cdktf';
import { s3State, Workload } from '../../../../constructs';
import { DeploymentStack, Environment, Platform, UserError } from '../../../../lib';
import { claimState } from '../../../../lib/synth/state-claims';
import { synthesizePlatform } from '../../../../lib/testing';
import { aws, release } from '../../../kit/environments';

type Json = Readonly<Record<string, unknown>>;

/** What the second of two stacks is told, whose backends these are. */
function second(first: Json, other: Json): string | undefined {
  const taken = new Map<string, string>();
  const keep = (id: string, terraform: Json) =>
    claimState(
      {
        id,
        source: undefined,
        file: `stacks/${id}/cdk.tf.json`,
        claim: (what, owner) => (taken.has(what) ? taken.get(what) : void taken.set(what, owner)),
      },
      { terraform },
    );
  keep('one', first);
  try {
    keep('two', other);
    return undefined;
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    return (error as UserError).message;
  }
}

const backend = (type: string, stated: Json) => ({ backend: { [type]: stated } });

/** A place of each kind, and what of it may be another for it to be another place. */
const kinds: readonly (readonly [string, Json, Json])[] = [
  ['azurerm', { key: 'a', container_name: 'b', storage_account_name: 'c' }, { key: 'x', container_name: 'x', storage_account_name: 'x' }],
  ['consul', { path: 'a', address: 'b', datacenter: 'c' }, { path: 'x', address: 'x', datacenter: 'x' }],
  ['cos', { key: 'a', prefix: 'b', bucket: 'c', region: 'd' }, { key: 'x', prefix: 'x', bucket: 'x', region: 'x' }],
  ['gcs', { prefix: 'a', bucket: 'b' }, { prefix: 'x', bucket: 'x' }],
  ['http', { address: 'https://a' }, { address: 'https://x' }],
  [
    'kubernetes',
    { secret_suffix: 'a', namespace: 'b', host: 'c' },
    { secret_suffix: 'x', namespace: 'x', host: 'x', config_path: 'x', config_context: 'x' },
  ],
  ['local', { path: '../../../state/a.tfstate' }, { path: '../../../state/x.tfstate' }],
  ['oss', { key: 'a', prefix: 'b', bucket: 'c', region: 'd' }, { key: 'x', prefix: 'x', bucket: 'x', region: 'x' }],
  ['pg', { schema_name: 'a', conn_str: 'b' }, { schema_name: 'x', conn_str: 'x' }],
  ['remote', { workspaces: { name: 'a' }, organization: 'b' }, { workspaces: { name: 'x' }, organization: 'x', hostname: 'x' }],
  [
    's3',
    { key: 'a', bucket: 'b', region: 'eu-west-1' },
    { key: 'x', bucket: 'x', region: 'eu-west-2', endpoint: 'https://x', endpoints: { s3: 'https://x' } },
  ],
];

describe('a state is that of one stack', () => {
  test.each(kinds)('in a backend %s, whatever else is stated of it', (type, place) => {
    const told = second(backend(type, place), backend(type, { ...place, role_arn: 'other', encrypt: true }));
    expect(told).toMatch(/^Stack 'two' keeps its state where stack 'one' does: /);
    expect(told).toContain(`: ${type} `);
    expect(told).toContain('Give each a state of its own');
  });

  test.each(
    kinds.flatMap(([type, place, others]) => Object.entries(others).map(([attribute, value]) => [type, attribute, place, value] as const)),
  )('and another one in a backend %s where %s is another', (type, attribute, place, value) => {
    expect(second(backend(type, place), backend(type, { ...place, [attribute]: value }))).toBeUndefined();
  });

  test.each<[string, Json]>([
    ['pg', { schema_name: 'a', conn_str: 'postgres://me:canary@db/state' }],
    ['http', { address: 'https://me:canary@states.example.com/a' }],
    ['s3', { key: 'a', bucket: 'b', endpoints: { s3: 'https://me:canary@minio' } }],
  ])('and the password to a backend %s is in no message, nor in what is claimed', (type, place) => {
    const claimed: string[] = [];
    claimState(
      { id: 'one', source: undefined, file: 'stacks/one/cdk.tf.json', claim: (what) => void claimed.push(what) },
      { terraform: backend(type, place) },
    );
    expect(`${claimed} ${second(backend(type, place), backend(type, place))}`).not.toContain('canary');
    expect(claimed).toHaveLength(1);
  });

  test('as a workspace, whether by a backend or by `cloud`, as a list or not', () => {
    const workspace = { organization: 'acme', workspaces: { name: 'a' } };
    expect(second({ cloud: workspace }, backend('remote', { ...workspace, workspaces: [{ name: 'a' }] }))).toContain("workspace 'a'");
    expect(second({ cloud: workspace }, { cloud: { ...workspace, hostname: 'app.terraform.io' } })).toContain("workspace 'a'");
  });

  test('in a file, whichever way leads there; a name alone is a file beside each', () => {
    expect(second(backend('local', { path: '../x.tfstate' }), backend('local', { path: './../x.tfstate' }))).toContain('x.tfstate');
    expect(second(backend('local', { path: '/x.tfstate' }), backend('local', { path: '//x.tfstate' }))).toContain('x.tfstate');
    expect(second(backend('local', { path: 'x.tfstate' }), backend('local', { path: 'x.tfstate' }))).toBeUndefined();
  });

  test.each<[string, Json]>([
    ['no place', {}],
    ['a key that `terraform init` is told', backend('s3', { bucket: 'b' })],
    ['a key that is empty', backend('s3', { bucket: 'b', key: '' })],
    ['a key that is an expression', backend('s3', { bucket: 'b', key: '${terraform.workspace}' })],
    ['workspaces by their tags', { cloud: { organization: 'acme', workspaces: { tags: ['a'] } } }],
    ['no workspaces', { cloud: { organization: 'acme' } }],
    ['workspaces by the beginning of their names', backend('remote', { organization: 'acme', workspaces: { prefix: 'a-' } })],
    ['a local one without a path', backend('local', {})],
    ['a backend that nobody knows', backend('constructor', { key: 'a' })],
  ])('but nobody tells of %s', (_which, terraform) => {
    expect(second(terraform, terraform)).toBeUndefined();
  });
});

describe('two stacks of a platform with one state are refused, with the lines of both', () => {
  const orders = (stack: DeploymentStack) => void new Workload(stack, 'orders', { image: 'ghcr.io/acme/orders' });
  const setups = aws().terraform.slice(1);
  const keyed = (key: Parameters<typeof s3State>[0]['key'], name = 'production'): Environment =>
    aws({
      name,
      release,
      namespace: (app) => `${name}-${app}`,
      terraform: [s3State({ bucket: 'acme', region: 'eu-west-1', ...(key && { key }) }), ...setups],
    });
  const legacy = (platform: Platform, id: string, key: string) => {
    const stack = new TerraformStack(platform.terraform, id);
    new S3Backend(stack, { bucket: 'acme', region: 'eu-west-1', key });
    new TerraformOutput(stack, 'of', { value: id });
    keyed(undefined).adopt(platform, stack, { region: 'eu-west-1' });
  };

  test.each<[string, (platform: Platform) => void]>([
    ['a key without the app', (platform) => keyed(() => 'a').stamp(platform, 'shop', orders)],
    [
      'a key without the environment',
      (platform) => {
        for (const name of ['production', 'staging']) keyed(({ app }) => app, name).stamp(platform, 'shop', orders);
      },
    ],
    [
      'a local backend of the environment',
      (platform) =>
        aws({ terraform: [(stack) => void new LocalBackend(stack, { path: '../a' }), ...setups] }).stamp(platform, 'shop', orders),
    ],
    [
      'a stack that is adopted and one that is stamped',
      (platform) => {
        keyed(undefined).stamp(platform, 'shop', orders);
        legacy(platform, 'legacy', 'production/eu-west-1/shop.tfstate');
      },
    ],
    [
      'two stacks that are adopted',
      (platform) => {
        for (const id of ['legacy-a', 'legacy-b']) legacy(platform, id, 'legacy.tfstate');
      },
    ],
  ])('%s', (_which, define) => {
    expect(() => synthesizePlatform(define)).toThrow(
      /^Stack '[\w-]+' at test\/unit\/\S+ keeps its state where stack '[\w-]+' at test\/unit\/\S+ does: (?:s3|local) /,
    );
  });
});
