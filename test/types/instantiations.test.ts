import * as fs from 'node:fs';
import * as path from 'node:path';
import * as ts from 'typescript';
import { root } from '../kit/root';

/** So many of each, beside one that the compiler knows already. */
const count = 20;

/** A module of `bench` whose one function stands there several times. */
function repeated(name: string, times: number): string {
  const [imports, one] = fs.readFileSync(path.join(root, `bench/${name}.ts`), 'utf8').split(/(?=\/\*\*)/) as [string, string];
  return [imports, ...Array.from({ length: times }, (_, index) => one.replace(/export function \w+/, `export function made${index}`))].join(
    '\n',
  );
}

const samples = ['plain', 'property-heavy'] as const;
const texts = new Map(
  samples.flatMap((name) => [1, count].map((times) => [path.join(root, `bench/${name}-${times}.ts`), repeated(name, times)] as const)),
);

const { config } = ts.readConfigFile(path.join(root, 'tsconfig.json'), ts.sys.readFile);
const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: [...texts.keys()] }, ts.sys, root);
const host = ts.createCompilerHost(options);
const { readFile, fileExists } = host;
host.readFile = (name) => texts.get(path.resolve(name)) ?? readFile.call(host, name);
host.fileExists = (name) => texts.has(path.resolve(name)) || fileExists.call(host, name);
host.getSourceFile = (name, version) => ts.createSourceFile(name, host.readFile(name) ?? '', version);
const program = ts.createProgram([...texts.keys()], options, host);

/** What the compiler instantiates for a file, once it has seen those before. */
function instantiations(name: string, times: number): number {
  const before = program.getInstantiationCount();
  expect(program.getSemanticDiagnostics(program.getSourceFile(path.join(root, `bench/${name}-${times}.ts`)))).toEqual([]);
  return program.getInstantiationCount() - before;
}

/** What editors and `tsc` spend grows with these: a workload that states little, and one that states nearly everything. */
test.each([
  ['plain', 90],
  ['property-heavy', 325],
] as const)('one more %s workload takes at most %s instantiations of types', (name, most) => {
  instantiations(name, 1);
  expect(instantiations(name, count) / count).toBeLessThanOrEqual(most);
});
