import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import * as ts from 'typescript';
import { checkProps, UserError } from '../../../../lib';
import { compilerOf } from '../../../../lib/properties/walk/compiler';
import { projectTypes } from '../../../../lib/properties/walk/project-types';

let folder: string;
beforeEach(() => {
  folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'slipway-types-')));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

function write(files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), text);
  }
}

/** Without the types of packages, which take seconds to read. */
const tsconfig = JSON.stringify({ compilerOptions: { target: 'ES2022', module: 'NodeNext', lib: ['ES5'], types: [], strict: true } });
/** As much of slipway as its own package declares. */
const slipway = {
  'node_modules/slipway/package.json': '{ "name": "slipway", "version": "1.0.0", "types": "index.d.ts" }',
  'node_modules/slipway/index.d.ts':
    'export interface Port { readonly port: number }\nexport interface Unlisted { readonly a: string }\nexport declare class Dependency { private readonly x; outputs: object }',
};

function tableOf(text: string, ...wanted: readonly string[]) {
  write({ 'tsconfig.json': tsconfig, 'topic.ts': text, ...slipway });
  const types = projectTypes(ts, folder, ['topic.ts'], wanted);
  return Object.fromEntries(
    [...types].map(([name, { properties, extends: parents }]) => [name, { ...(parents && { extends: parents }), properties }]),
  );
}

function refused(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return `${error.at ? `${error.at.file}:${error.at.line}:${error.at.column}: ` : ''}${error.message}`.replaceAll(
      path.relative(process.cwd(), folder),
      '.',
    );
  }
  throw new Error('nothing is refused');
}

test('what a construct of one’s own takes is read from its types and doc tags, and checkProps checks by it', () => {
  const types = tableOf(`
    import { Dependency, Port, Unlisted } from 'slipway';
    interface Retention {
      /** @unit days */
      readonly days?: 1 | 7 | 30;
    }
    interface Owned { readonly team: 'checkout' | 'payments' }
    export interface TopicProps extends Owned {
      /** @minimum 1 @maximum 5 @because that is what it takes */
      readonly partitions?: number;
      /** @format object-name */
      readonly name: string;
      readonly retention?: Retention;
      readonly ports?: Readonly<Record<string, Port>>;
      readonly unlisted?: Unlisted;
      readonly from?: Dependency;
      readonly nothing?: string | null;
      readonly stated: string | undefined;
      readonly on?: (event: string) => void;
      readonly 'in words'?: boolean;
      readonly any?: {};
    }
    export class Topic { constructor(props: TopicProps) {} }`);
  expect(types).toEqual({
    Owned: { properties: { team: { is: 'text', values: ['checkout', 'payments'] } } },
    Retention: { properties: { days: { is: 'number', values: [1, 7, 30], optional: true, unit: 'days' } } },
    TopicProps: {
      extends: ['Owned'],
      properties: {
        partitions: { is: 'number', optional: true, minimum: 1, maximum: 5, because: 'that is what it takes' },
        name: { is: 'text', format: 'object-name' },
        retention: { is: 'object', type: 'Retention', optional: true },
        // Slipway's own tables describe it.
        ports: { is: 'map', of: { is: 'object', type: 'Port' }, optional: true },
        // Nobody's table does.
        unlisted: { is: 'anything', optional: true },
        from: { is: 'instance', name: 'Dependency', has: ['outputs'], optional: true },
        nothing: { is: 'anything', optional: true },
        stated: { is: 'text', optional: true, removable: true },
        on: { is: 'function', optional: true },
        'in words': { is: 'flag', optional: true },
        any: { is: 'anything', optional: true },
      },
    },
  });
  const given = { team: 'checkout', name: 'orders', ports: { http: { port: 80 } }, nothing: null };
  expect(checkProps(types, 'TopicProps', given, 'topic')).toBe(given);
  const wrong: Readonly<Record<string, unknown>> = {
    partition: "'partition' of topic is unknown",
    team: "'team' of topic is 'nobody'. Choose one of: checkout, payments.",
    partitions: "'partitions' of topic is 7. Choose a whole number from 1 to 5: that is what it takes.",
    retention: "'retention.days' of topic is 3. Choose 1 or 7 or 30.",
    ports: "'ports.http.port' of topic is 0.",
  };
  const values = { partition: 1, team: 'nobody', partitions: 7, retention: { days: 3 }, ports: { http: { port: 0 } } };
  for (const [name, value] of Object.entries(values))
    expect(() => checkProps(types, 'TopicProps', { ...given, [name]: value }, 'topic')).toThrow(wrong[name] as string);
});

test('a type of one’s own that is called as one of Slipway is one’s own', () => {
  const types = tableOf(
    "export interface Port { readonly pier: string }\nimport type * as s from 'slipway';\nexport interface TopicProps { readonly own: Port; readonly theirs: s.Port }",
  );
  expect(types.TopicProps?.properties).toEqual({ own: { is: 'object', type: 'Port' }, theirs: { is: 'anything' } });
  expect(types.Port?.properties).toEqual({ pier: { is: 'text' } });
});

test('what JavaScript states in a .d.ts file is read, and any exported type that is named', () => {
  write({ 'tsconfig.json': tsconfig, 'topic.d.ts': 'export interface Topic { readonly team: string }' });
  expect([...projectTypes(ts, folder, ['topic.d.ts'], ['Topic'])].map(([name]) => name)).toEqual(['Topic']);
  expect(refused(() => projectTypes(ts, folder, ['topic.d.ts'], []))).toContain(
    'exports no type with properties. Export an interface whose name',
  );
  expect(refused(() => projectTypes(ts, folder, ['topic.d.ts'], ['Topik']))).toBe(
    "'Topik' is no type with properties that topic.d.ts exports (types: Topic). Name an interface, or a type of an object, as it is exported.",
  );
});

test('what nobody can read is refused where it stands, and never taken for what may be anything', () => {
  const inside =
    (property: string, tag = '') =>
    () =>
      tableOf(`export interface TopicProps {\n  ${tag}\n  readonly ${property};\n}`);
  expect(refused(inside('a: Missing'))).toMatch(
    /^\.\/topic\.ts:3:15: The compiler refuses this: Cannot find name 'Missing'\. Mend it first/,
  );
  expect(refused(inside('a: number', '/** @minimum none */'))).toBe(
    "./topic.ts:3:3: '@minimum' of 'a' is 'none', which is no number. Write one, such as '@minimum 1'.",
  );
  expect(refused(inside('a: string', '/** @format uri */'))).toMatch(
    /^\.\/topic\.ts:3:3: '@format' of 'a' is 'uri', which is no format\. Choose one of: account, /,
  );
  expect(refused(inside('a: string', '/** @pattern ^[ words */'))).toMatch(/'@pattern' of 'a' is no regular expression/);
  expect(refused(inside('a: string', '/** @pattern ^a$ */'))).toMatch(/'@pattern' of 'a' says not in words what it is/);
  expect(refused(() => tableOf('export interface TopicProps {'))).toMatch(
    /^\.\/topic\.ts:1:\d+: The compiler refuses this: '}' expected\./,
  );
  const missing =
    "'TopicProps.a' has a type that the compiler does not find: Cannot find module '@acme/kit' or its corresponding type declarations.";
  expect(refused(() => tableOf("import { Kit } from '@acme/kit';\nexport interface TopicProps { readonly a: Kit }"))).toContain(missing);
  expect(
    refused(() => tableOf("import { Kit } from '@acme/kit';\nexport interface TopicProps extends Kit { readonly b: string }")),
  ).toContain("'TopicProps extends Kit' has a type that the compiler does not find: Cannot find module '@acme/kit'");
});

test('the file of the table itself need not be there yet', () => {
  const types = tableOf("import { types } from './topic.properties';\nexport interface TopicProps { readonly a: string }\nvoid types;");
  expect(types.TopicProps?.properties).toEqual({ a: { is: 'text' } });
});

test('an entry that is none is refused, and a project without a compiler is told what to install', () => {
  write({ 'tsconfig.json': tsconfig, 'topic.js': '', ...slipway });
  expect(refused(() => projectTypes(ts, folder, ['topic.js'], []))).toBe(
    "'topic.js' is not TypeScript. Name a file that ends in '.ts' or '.d.ts': types are read, and no code runs.",
  );
  expect(refused(() => projectTypes(ts, folder, ['@acme/none'], []))).toMatch(/^'@acme\/none' is no file, and no module whose types/);
  expect(refused(() => compilerOf(folder))).toMatch(
    /^TypeScript is not installed in this project, .* npm install --save-dev typescript@6\./,
  );
  write({
    'app/node_modules/typescript/package.json': '{ "main": "a.js" }',
    'app/node_modules/typescript/a.js': "exports.version = '7.0.0';",
  });
  expect(refused(() => compilerOf(path.join(folder, 'app')))).toBe(
    'TypeScript 7.0.0 cannot be used by programs. Install one that can: npm install --save-dev typescript@6.',
  );
  write({ 'tsconfig.json': '{ "compilerOptions": ' });
  expect(refused(() => projectTypes(ts, folder, ['@acme/none'], []))).toMatch(/^\.\/tsconfig\.json:1:\d+: The compiler refuses this: /);
});
