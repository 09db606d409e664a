import * as path from 'node:path';
import * as ts from 'typescript';
import { entries, options, sources } from './blocks';
import { Block, root } from './pages';

const host = ts.createCompilerHost(options);
const { getSourceFile, fileExists, readFile, directoryExists } = host;
const folders = new Set([...sources.keys()].map((file) => path.dirname(file)));
host.fileExists = (file) => sources.has(file) || fileExists(file);
host.directoryExists = (folder) => folders.has(folder) || Boolean(directoryExists?.(folder));
host.readFile = (file) => sources.get(file) ?? readFile(file);
host.getSourceFile = (file, language, ...rest) =>
  sources.has(file) ? ts.createSourceFile(file, sources.get(file)!, language, true) : getSourceFile.call(host, file, language, ...rest);

const files = Object.values(entries).map((file) => path.join(root, file));

/** Every TypeScript block of the pages and the library, as one program. */
export const program = ts.createProgram([...files, ...sources.keys()], options, host);

/** What the compiler says of a block, as it prints it in the folder of the page: `orders.ts(5,32): error TS2551: …`. */
export function errorsIn({ file, page }: Block): string {
  return ts.formatDiagnostics(ts.getPreEmitDiagnostics(program, program.getSourceFile(path.join(root, file))), {
    getCurrentDirectory: () => path.join(root, path.dirname(page.file)),
    getCanonicalFileName: (name) => name,
    getNewLine: () => '\n',
  });
}

/** What an entry point offers, by name. */
export function exportsOf(entry: keyof typeof entries): ReadonlyMap<string, ts.Symbol> {
  const checker = program.getTypeChecker();
  const module = checker.getSymbolAtLocation(program.getSourceFile(path.join(root, entries[entry]))!)!;
  const original = (symbol: ts.Symbol) => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol);
  return new Map(checker.getExportsOfModule(module).map((symbol) => [symbol.name, original(symbol)]));
}

/** The names of the outputs of a dependency, where a class is one. */
export function outputsOf(symbol: ts.Symbol): readonly string[] {
  const checker = program.getTypeChecker();
  const outputs = hasProperty(symbol, 'stateful') && checker.getPropertyOfType(checker.getDeclaredTypeOfSymbol(symbol), 'outputs');
  return outputs ? checker.getPropertiesOfType(checker.getTypeOfSymbol(outputs)).map(({ name }) => name) : [];
}

/** Whether it is a construct or a dependency. */
export function isPartOfStack(symbol: ts.Symbol): boolean {
  return isClass(symbol) && (hasProperty(symbol, 'stateful') || nodeHas(symbol, 'tryFindChild'));
}

function nodeHas(symbol: ts.Symbol, method: string): boolean {
  const checker = program.getTypeChecker();
  const node = checker.getPropertyOfType(checker.getDeclaredTypeOfSymbol(symbol), 'node');
  return node !== undefined && checker.getPropertyOfType(checker.getTypeOfSymbol(node), method) !== undefined;
}

/** Whether somebody makes or lists it: a class, or a function that gives a network or a Terraform setup. */
export function isForUsers(symbol: ts.Symbol): boolean {
  const [signature] = program.getTypeChecker().getTypeOfSymbol(symbol).getCallSignatures();
  const returned = signature?.getDeclaration()?.type?.getText() ?? '';
  return isClass(symbol) || ['PodNetwork', 'TerraformSetup'].includes(returned);
}

function isClass({ flags }: ts.Symbol): boolean {
  return Boolean(flags & ts.SymbolFlags.Class);
}

function hasProperty(symbol: ts.Symbol, name: string): boolean {
  const checker = program.getTypeChecker();
  return checker.getPropertyOfType(checker.getDeclaredTypeOfSymbol(symbol), name) !== undefined;
}
