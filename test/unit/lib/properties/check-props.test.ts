import { Workload } from '../../../../constructs';
import { checkProps, Dependency, type DeploymentStack, type PropertyTypes } from '../../../../lib';
import { synthesize } from '../../../../lib/testing';
import { cloudless } from '../../../kit/environments';

const types: PropertyTypes = {
  TopicProps: {
    properties: {
      retention: { is: 'number', minimum: 1, maximum: 14, unit: 'days', optional: true },
      name: { is: 'text', format: 'object-name' },
      ports: { is: 'map', of: { is: 'object', type: 'Port' }, optional: true },
    },
  },
};

/** As a platform team writes it. */
class Topic extends Dependency {
  readonly type = 'topic';
  readonly outputs = { arn: 'value' } as const;
  readonly name: string;

  constructor(props: { readonly name: string; readonly retention?: number | undefined }) {
    super();
    const { name } = checkProps(types, 'TopicProps', props, 'the topic');
    this.name = name;
  }
}

test('a dependency of one’s own is checked as those of Slipway are', () => {
  expect(new Topic({ name: 'orders', retention: undefined }).name).toBe('orders');
  expect(checkProps(types, 'TopicProps', { name: 'orders', retention: undefined })).toEqual({ name: 'orders' });
});

test.each([
  [{ nam: 'orders' }, "'nam' of the topic is unknown (known: retention, name, ports). Did you mean 'name'?"],
  [{ name: 'Orders' }, "'name' of the topic is 'Orders'. Write the name of an object"],
  [{ name: 'orders', retention: 15 }, "'retention' of the topic is 15. Choose a whole number of days from 1 to 14."],
  [{ name: 'orders', ports: { http: { port: 0 } } }, "'ports.http.port' of the topic is 0."],
  [undefined, "The properties of the topic are missing. Give them as an object with 'name'."],
])('%p is refused', (props, message) => {
  const make = () => new Topic(props as never);
  expect(make).toThrow(message);
  expect(make).toThrow(expect.objectContaining({ name: 'UserError' }));
});

test.each([
  [16, /\(known: key0, key1, (?:key\d+, ){13}key15\)\. Did you mean 'key7'\?/],
  [17, /\(known: key7, (?:key\d+, ){14}key\d+ and 1 more\)\. Did you mean 'key7'\?/],
  [20, /\(known: key7, (?:key\d+, ){14}key\d+ and 4 more\)\. Did you mean 'key7'\?/],
])('of %i names that are known, at most 16 are told, of more those that are near', (count, message) => {
  const properties = Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`key${index}`, { is: 'text', optional: true }] as const),
  );
  expect(() => checkProps({ A: { properties } }, 'A', { ky7: 'x' })).toThrow(message);
});

test.each([Promise.resolve({}), new Map(), new Set(), new Date(0), new Error('it'), /it/, []])(
  '%p is no object with entries by name',
  (ports) => {
    const make = () => new Topic({ name: 'orders', ports } as never);
    expect(make).toThrow(/^'ports' of the topic is .*\. Write an object with entries by name/);
  },
);

test('a table that names what is not there is refused', () => {
  expect(() => checkProps(types, 'BucketProps', {})).toThrow("The table has no type 'BucketProps' (types: TopicProps). Describe it there.");
  const wrong: PropertyTypes = { A: { properties: { a: { is: 'text', format: 'nothing' } } } };
  expect(() => checkProps(wrong, 'A', { a: 'b' })).toThrow("The table's 'A.a' has the format 'nothing' (formats: account,");
});

describe('what has no table is not checked', () => {
  class Plain extends Dependency {
    readonly type = 'plain';
    readonly outputs = {} as const;
    constructor(readonly props: object) {
      super();
    }
  }
  test('of a dependency', () => expect(new Plain({ whatever: Number.NaN }).props).toEqual({ whatever: Number.NaN }));
});

describe('a wrapper of a platform team', () => {
  interface ApiProps {
    readonly image: string;
    readonly tier: 'gold' | 'silver';
  }
  const place = (define: (stack: DeploymentStack) => void) => synthesize(cloudless(), define);

  test('passes what it picks', () => {
    const api = (stack: DeploymentStack, id: string, { image, tier }: ApiProps) =>
      new Workload(stack, id, { image, replicas: tier === 'gold' ? 3 : 1 });
    const { resources } = place((stack) => void api(stack, 'orders', { image: 'ghcr.io/acme/orders', tier: 'gold' }));
    expect(resources.only('apps/v1/Deployment').values.spec.replicas).toBe(3);
  });

  test('that passes everything on is told to pick', () => {
    const api = (stack: DeploymentStack, id: string, props: ApiProps) => new Workload(stack, id, { ...props });
    expect(() => place((stack) => void api(stack, 'orders', { image: 'ghcr.io/acme/orders', tier: 'gold' }))).toThrow(
      /'tier' is unknown \(known: .*\)\. Did you mean '\w+'\? If not, leave it out: whoever passes properties on picks those that are known\./,
    );
  });
});
