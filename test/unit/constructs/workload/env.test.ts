import * as fc from 'fast-check';
import { Env, renderEnv } from '../../../../constructs/workload/pod/env';
import { EnvSource, Output, SecretOutput, Text, text, UserError } from '../../../../lib';
import { check } from '../../../kit/property';
import { containerEnv, expand } from './kubelet';

const later = (name: string): EnvSource => ({ valueFrom: { configMapKeyRef: { name: 'orders-db', key: name } } });
const hidden = (name: string): EnvSource => ({ valueFrom: { secretKeyRef: { name: 'orders-db', key: name } } });
const output = (name: string, source: EnvSource, dependency = 'db') =>
  new Output(`shop-production-eu-west-1/orders/${dependency}.${name}`, `${dependency}_${name}`.toUpperCase(), source);

const db = {
  host: output('host', later('host')),
  port: output('port', { value: '5432' }),
  password: new SecretOutput('shop-production-eu-west-1/orders/db.password', 'DB_PASSWORD', hidden('password')),
};
const none = {};

describe('without a word, and with a map', () => {
  test('every output is a variable named after its dependency and itself', () => {
    expect(renderEnv(undefined, { db })).toEqual([
      { name: 'DB_HOST', ...later('host') },
      { name: 'DB_PORT', value: '5432' },
      { name: 'DB_PASSWORD', ...hidden('password') },
    ]);
  });

  test('a map is added, and wins', () => {
    expect(renderEnv({ DB_PORT: '1', LOG: 'info' }, { db })).toEqual([
      { name: 'DB_HOST', ...later('host') },
      { name: 'DB_PORT', value: '1' },
      { name: 'DB_PASSWORD', ...hidden('password') },
      { name: 'LOG', value: 'info' },
    ]);
  });

  test('two dependencies that give one variable are refused, with both paths', () => {
    const other = { host: output('host', later('x'), 'db') };
    expect(() => renderEnv(undefined, { db, dB: other })).toThrow(UserError);
    expect(() => renderEnv({ LOG: 'x' }, { db, dB: other })).toThrow(
      /Outputs 'shop-production-eu-west-1\/orders\/db\.host' and 'shop-production-eu-west-1\/orders\/db\.host' both set 'DB_HOST'/,
    );
    expect(renderEnv({ DB_HOST: 'mine' }, { db, dB: other })).toContainEqual({ name: 'DB_HOST', value: 'mine' });
  });
});

describe('a function', () => {
  test('stands alone: only what it returns is set', () => {
    expect(renderEnv(() => ({ LOG: 'info' }), { db })).toEqual([{ name: 'LOG', value: 'info' }]);
  });

  test('may rename an output', () => {
    expect(renderEnv((dependencies) => ({ PGHOST: dependencies.db.host }), { db })).toEqual([{ name: 'PGHOST', ...later('host') }]);
  });

  test('adds the variables that its texts need, before the text', () => {
    expect(renderEnv(() => ({ URL: text`http://${db.host}:${db.port}/${db.password}?retries=${3}` }), { db })).toEqual([
      { name: 'DB_HOST', ...later('host') },
      { name: 'DB_PASSWORD', ...hidden('password') },
      { name: 'URL', value: 'http://$(DB_HOST):5432/$(DB_PASSWORD)?retries=3' },
    ]);
  });

  test('uses the variable that it has already for an output, and puts it before its use', () => {
    expect(renderEnv(() => ({ URL: text`http://${db.host}`, PGHOST: db.host, LOG: 'x' }), { db })).toEqual([
      { name: 'PGHOST', ...later('host') },
      { name: 'URL', value: 'http://$(PGHOST)' },
      { name: 'LOG', value: 'x' },
    ]);
  });

  test('needs one variable for two texts of one output', () => {
    const names = renderEnv(() => ({ A: text`a${db.host}`, B: text`b${db.host}` }), { db }).map(({ name }) => name);
    expect(names).toEqual(['DB_HOST', 'A', 'B']);
  });

  test.each<[string, EnvSource]>([
    ['deferred', later('host')],
    ['plain', { value: 'redis' }],
  ])('may not take the variable of an output that a text needs for something else, though the output be %s there', (_kind, source) => {
    const host = output('host', source);
    expect(() => renderEnv(() => ({ DB_HOST: 'mine', URL: text`http://${host}` }), none)).toThrow(UserError);
    expect(() => renderEnv(() => ({ URL: text`http://${host}`, DB_HOST: 'mine' }), none)).toThrow(
      "A text needs the variable 'DB_HOST' for output 'shop-production-eu-west-1/orders/db.host', which is something else already.",
    );
  });

  test.each<[string, EnvSource]>([
    ['deferred', later('host')],
    ['plain', { value: 'redis' }],
  ])('whose texts need two outputs of one variable is refused, though the outputs be %s there', (_kind, source) => {
    const [one, two] = [output('host', source), output('host', source)];
    expect(() => renderEnv(() => ({ A: text`${one}`, B: text`${two}` }), none)).toThrow(/needs the variable 'DB_HOST'/);
    expect(() => renderEnv(() => ({ A: text`${one}`, B: text`${two}`, MINE: two }), none)).not.toThrow();
  });
});

describe('a secret', () => {
  test('stands in no value, only as a reference', () => {
    const rendered = renderEnv(() => ({ A: db.password, B: text`x${db.password}` }), { db });
    expect(rendered).toEqual([
      { name: 'A', ...hidden('password') },
      { name: 'B', value: 'x$(A)' },
    ]);
  });

  test('may hold what Kubernetes would expand: values of references are not expanded again', () => {
    const variables = containerEnv(
      renderEnv(() => ({ LOG: 'x', URL: text`p:${db.password}@` }), { db }),
      () => 'a$(LOG)$$b',
    );
    expect(variables.URL).toBe('p:a$(LOG)$$b@');
  });
});

describe('dollars', () => {
  test.each<[string, Env[string], string]>([
    ["of a template's own text stay", text`$(HOME) costs $5 $$ $`, '$(HOME) costs $5 $$ $'],
    ['of a part of a template stay', text`${'$(HOME)'}${'$'}(X)`, '$(HOME)$(X)'],
    ['of a plain output stay', output('host', { value: '$(HOME)$$' }), '$(HOME)$$'],
    ['of a plain output in a template stay', text`${output('host', { value: '$(HOME)$$' })}!`, '$(HOME)$$!'],
    ["of a plain string keep Kubernetes' own rules", '$(LOG) $$(LOG) $(GONE)', 'info $(LOG) $(GONE)'],
  ])('%s', (_what, value, expected) => {
    expect(
      containerEnv(
        renderEnv(() => ({ LOG: 'info', HOME: 'no', VALUE: value }), none),
        () => '',
      ).VALUE,
    ).toBe(expected);
  });
});

describe('a name or value that is none is refused with what it is', () => {
  test.each(['', '1A', 'A=B', 'A B', 'Ä', 'A\n', 'A,B', '$(A)'])('name %j', (name) => {
    expect(() => renderEnv({ [name]: 'x' }, none)).toThrow(UserError);
    expect(() => renderEnv({ [name]: 'x' }, none)).toThrow(`'env' has the name '${name}'.`);
  });

  test.each(['A', '_', 'a.b-c', '.x', 'constructor', '__proto__'])('but not the name %j', (name) => {
    expect(renderEnv(Object.fromEntries([[name, 'x']]), none)).toEqual([{ name, value: 'x' }]);
  });

  test.each<[unknown, string]>([
    [5432, "'env.X' is the number 5432."],
    [true, "'env.X' is the boolean true."],
    [undefined, "'env.X' is undefined."],
    [null, "'env.X' is null."],
    [{ host: db.host }, "'env.X' is an object."],
    [['a'], "'env.X' is an object."],
  ])('value $#', (value, message) => {
    expect(() => renderEnv({ X: value as string }, none)).toThrow(UserError);
    expect(() => renderEnv({ X: value as string }, none)).toThrow(message);
  });

  test('part of a text', () => {
    for (const part of [{}, undefined, null, db, true])
      expect(() => renderEnv({ X: text`a${part as unknown as string}` }, none)).toThrow(UserError);
  });

  test('result of a function that returns nothing', () => {
    expect(() => renderEnv(() => undefined as unknown as Env, none)).toThrow(UserError);
  });
});

describe('in any pod, whatever is written in the template or stands behind the outputs', () => {
  const anything = fc.oneof(
    fc.string(),
    fc
      .array(fc.constantFrom('$', '$$', '$(', ')', '(', '$(A)', '$(DB_HOST)', '$(O_0)', 'x', '\\', '{', '`'))
      .map((parts) => parts.join('')),
  );
  const sources = fc.array(fc.record({ value: anything, kind: fc.constantFrom('plain', 'deferred', 'secret') }), {
    minLength: 1,
    maxLength: 4,
  });
  const part = fc.oneof(fc.record({ own: fc.oneof(anything, fc.integer()) }), fc.record({ output: fc.nat(3) }));
  const texts = fc.array(
    fc.record({ literals: fc.array(anything, { minLength: 4, maxLength: 4 }), parts: fc.array(part, { maxLength: 3 }) }),
    {
      minLength: 1,
      maxLength: 3,
    },
  );

  test('a text is exactly the joined string', () => {
    check(
      fc.property(
        sources,
        texts,
        fc.boolean(),
        fc.dictionary(fc.constantFrom('A', 'LOG', 'X'), anything),
        (stands, templates, asFunction, more) => {
          // GIVEN outputs of each kind, in texts
          const outputs = stands.map(({ value, kind }, index) => {
            const Kind = kind === 'secret' ? SecretOutput : Output;
            return new Kind(
              `s/w/o.${index}`,
              `O_${index}`,
              kind === 'plain' ? { value } : kind === 'secret' ? hidden(`${index}`) : later(`${index}`),
            );
          });
          const variables: Record<string, Env[string]> = { ...more };
          const expected: Record<string, string> = {};
          templates.forEach(({ literals, parts }, index) => {
            const values = parts.map((one) => ('own' in one ? one.own : outputs[one.output % outputs.length]!));
            variables[`T${index}`] = new Text(literals.slice(0, values.length + 1), values);
            expected[`T${index}`] = literals
              .slice(0, values.length + 1)
              .map(
                (literal, at) =>
                  literal +
                  (at < values.length
                    ? values[at] instanceof Output
                      ? stands[outputs.indexOf(values[at])]!.value
                      : String(values[at])
                    : ''),
              )
              .join('');
          });
          // WHEN the pod starts
          const byName = { o: Object.fromEntries(outputs.map((one, index) => [String(index), one])) };
          const rendered = renderEnv(asFunction ? () => variables : variables, byName);
          const env = containerEnv(rendered, ({ valueFrom }) => {
            const reference = valueFrom as { configMapKeyRef?: { key: string }; secretKeyRef?: { key: string } };
            return stands[Number((reference.configMapKeyRef ?? reference.secretKeyRef)!.key)]!.value;
          });
          // THEN
          expect(env).toMatchObject(expected);
          if (!asFunction) expect(env).toMatchObject(Object.fromEntries(stands.map(({ value }, index) => [`O_${index}`, value])));
          expect(new Set(rendered.map(({ name }) => name)).size).toBe(rendered.length);
        },
      ),
      { short: 500 },
    );
  });
});

test('the emulated expansion is the one that Kubernetes documents', () => {
  const variables = new Map([
    ['VAR_A', 'A'],
    ['VAR_REF', '$(VAR_A)'],
    ['VAR_EMPTY', ''],
  ]);
  // https://github.com/kubernetes/kubernetes/blob/v1.34.4/third_party/forked/golang/expansion/expand_test.go
  for (const [input, output] of Object.entries({
    '$(VAR_A)': 'A',
    '___$(VAR_REF)___': '___$(VAR_A)___',
    '$$(VAR_A)': '$(VAR_A)',
    '$$$(VAR_A)': '$A',
    '$$$$(VAR_A)': '$$(VAR_A)',
    'f000-$(VAR_EMPTY)': 'f000-',
    '$(VAR_Q)': '$(VAR_Q)',
    '$VAR_A$(VAR_A': '$VAR_A$(VAR_A',
    '$(VAR_A))': 'A)',
    '$?_boo_$(VAR_A)': '$?_boo_A',
    foo$: 'foo$',
    '$()': '$()',
    $: '$',
  })) {
    expect(expand(input, variables)).toBe(output);
  }
});
