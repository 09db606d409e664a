import * as fs from 'node:fs';
import * as path from 'node:path';
import { Project } from '../../kit/compiled';

let project: Project;
beforeAll(() => {
  project = new Project(['lib']);
  // As the package declares its types.
  fs.writeFileSync(path.join(project.folder, 'node_modules/slipway/lib/index.d.ts'), 'export interface Port { readonly port: number }\n');
  project.write(
    'constructs/topic.d.ts',
    "import { Port } from 'slipway';\n/** What a topic takes. */\nexport interface TopicProps {\n  /** Who answers. @format object-name */\n  readonly team: string;\n  /** @default 'ticket' */\n  readonly severity?: 'page' | 'ticket';\n  readonly port?: Port;\n}\n",
  );
});
afterAll(() => project.remove());

const properties = (...args: readonly string[]) => project.slipway(['properties', 'constructs/topic.d.ts', ...args]);
const read = (file: string) => fs.readFileSync(path.join(project.folder, file), 'utf8');

test('a program in plain JavaScript checks by the table that was written of its types', () => {
  const { code, stderr } = properties('--write', 'constructs/topic.properties.json');
  expect([code, stderr]).toEqual([0, 'constructs/topic.properties.json: TopicProps.\n']);
  project.write(
    'main.js',
    "const { checkProps } = require('slipway');\ncheckProps(require('./constructs/topic.properties.json'), 'TopicProps', { team: 'checkout', severty: 'page' }, 'the topic');\n",
  );
  const { code: exit, stderr: said } = project.slipway(['synth']);
  expect([exit, said]).toEqual([
    1,
    expect.stringContaining("main.js:2:1: 'severty' of the topic is unknown (known: team, severity, port).\nDid you mean 'severity'?"),
  ]);
});

test('the file is checked in CI: it is there, and what the types say', () => {
  const file = 'constructs/checked.ts';
  expect(properties('--write', file, '--check')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining(`Error: '${file}' is not there.`),
  });
  expect(properties('--write', file).code).toBe(0);
  expect(properties('--write', file, '--check')).toEqual({ code: 0, stdout: '', stderr: '' });
  const there = read(file);
  fs.writeFileSync(path.join(project.folder, file), `${there}\n`);
  expect(properties('--write', file, '--check')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining(`Error: '${file}' is not what the types say.`),
  });
  expect(read(file)).toBe(`${there}\n`);
});

test('JSON Schema and a page are of the same types', () => {
  const { $ref, $defs } = JSON.parse(properties('--type', 'TopicProps', '-o', 'json-schema').stdout);
  expect([$ref, Object.keys($defs)]).toEqual(['#/$defs/TopicProps', ['Port', 'TopicProps']]);
  expect(JSON.parse(properties('-o', 'json-schema').stdout)).toMatchObject({ $ref, $defs });
  expect($defs.TopicProps).toMatchObject({ description: 'What a topic takes.', required: ['team'], additionalProperties: false });
  expect(properties('-o', 'markdown').stdout).toContain("| `severity` | `'page'`, `'ticket'` | `'ticket'` |  |\n");
});
