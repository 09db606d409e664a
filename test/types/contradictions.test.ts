import * as path from 'node:path';
import * as ts from 'typescript';
import { root } from '../kit/root';

const directive = /\/\/ @ts-expect-error (.*)/;

/** What is imported, parsed once for all programs. */
const parsed = new Map<string, ts.SourceFile>();

/** What the compiler has to say of a file once nothing is expected any more, by line: of a message of several lines, the first and the last. */
function messages(file: string, source: string): ReadonlyMap<number, string> {
  const { config } = ts.readConfigFile(path.join(root, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: [file] }, ts.sys, root);
  const host = ts.createCompilerHost(options);
  host.getSourceFile = (name, version) => {
    if (path.resolve(name) === file) return ts.createSourceFile(name, source.replace(/@ts-expect-error/g, 'expected:'), version);
    const made = parsed.get(name) ?? ts.createSourceFile(name, host.readFile(name) ?? '', version);
    parsed.set(name, made);
    return made;
  };
  const program = ts.createProgram([file], options, host);
  return new Map(
    program.getSemanticDiagnostics(program.getSourceFile(file)).map((diagnostic) => {
      const { line } = ts.getLineAndCharacterOfPosition(diagnostic.file!, diagnostic.start!);
      const [first, ...others] = ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n').split('\n');
      return [line, [first!, ...others.slice(-1).map((last) => last.trim())].join(' … ')];
    }),
  );
}

describe.each(['contradictions', 'wrappers'])('%s', (name) => {
  const file = path.join(__dirname, `${name}.ts`);
  const source = ts.sys.readFile(file)!;
  const said = messages(file, source);
  const expected = source.split('\n').flatMap((line, index) => {
    const [, message] = directive.exec(line) ?? [];
    return message ? [[message, index + 1] as const] : [];
  });

  test.each(expected)('the compiler says: %s', (message, line) => {
    expect(said.get(line)).toBe(message);
  });

  test('the compiler says nothing else', () => {
    expect([...said.keys()]).toEqual(expected.map(([, line]) => line));
  });
});
