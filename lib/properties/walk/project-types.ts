import * as fs from 'node:fs';
import * as path from 'node:path';
import type * as ts from 'typescript';
import { UserError } from '../../errors';
import { Packages } from '../../source/packages';
import { nearestFirst } from '../../wording/nearest';
import { libProperties } from '../lib-properties';
import type { Compiler } from './compiler';
import type { Ground } from './declarations';
import { lineOf } from './line-of';
import { isMachinery } from './machinery';
import { type Declared, PublicTypes } from './public-types';

const shelf = 'project';
const sources = /\.(?:d\.)?[cm]?tsx?$/;

/**
 * What the types take that a project writes, and those that these reach. Types of slipway are known by its own tables, and what else others
 * declare is not looked into.
 *
 * @param folder of the project, whose `tsconfig.json` says how its files are read
 * @param entries files of it, or modules whose types it has
 * @param wanted names of exported types that are read beside those that end in Props or Options, and what functions and classes take
 * @throws UserError if an entry is not there, a type does not compile, or a doc tag says what no table can hold
 */
export function projectTypes(
  compiler: Compiler,
  folder: string,
  entries: readonly string[],
  wanted: readonly string[],
): ReadonlyMap<string, Declared> {
  const options = optionsOf(compiler, folder);
  const files = entries.map((entry) => fileOf(compiler, folder, entry, options));
  const program = compiler.createProgram(files, options);
  const ground = groundOf(files);
  refuseUnreadable(
    compiler,
    files.flatMap((file) => program.getSyntacticDiagnostics(program.getSourceFile(file)!)),
  );
  const { types, nodes, exported, unresolved } = new PublicTypes(compiler, program, ground, files, wanted);
  refuseUnreadable(compiler, mistakesIn(program, nodes));
  if (unresolved[0] !== undefined) throw notFound(compiler, program, files, unresolved[0]);
  const stated = new Map([...types].filter(([, { extends: parents, properties }]) => parents || Object.keys(properties).length > 0));
  const missing = wanted.find((name) => !stated.has(name));
  if (missing !== undefined)
    throw new UserError(
      `'${missing}' is no type with properties that ${entries.join(' or ')} exports${exported.length > 0 ? ` (types: ${nearestFirst(missing, exported).slice(0, 16).join(', ')})` : ''}.`,
      'Name an interface, or a type of an object, as it is exported.',
    );
  if (stated.size === 0)
    throw new UserError(
      `${entries.join(' and ')} ${entries.length === 1 ? 'exports' : 'export'} no type with properties.`,
      "Export an interface whose name ends in 'Props' or 'Options', or the class whose constructor takes it.",
    );
  return stated;
}

/** As the project is compiled, but that `null` and `undefined` are told apart from values, as they are when it runs. */
function optionsOf(ts: Compiler, folder: string): ts.CompilerOptions {
  const file = ts.findConfigFile(folder, ts.sys.fileExists);
  const read = file === undefined ? undefined : ts.readConfigFile(file, ts.sys.readFile);
  if (read?.error) refuseUnreadable(ts, [read.error]);
  const none = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext };
  const stated: ts.CompilerOptions = read
    ? ts.parseJsonConfigFileContent({ ...read.config, files: [], include: undefined }, ts.sys, path.dirname(file!)).options
    : none;
  // What says where output goes has nothing to say where there is none.
  const { composite: _composite, incremental: _incremental, tsBuildInfoFile: _info, rootDir: _root, ...options } = stated;
  return { ...options, noEmit: true, skipLibCheck: true, strictNullChecks: true };
}

function fileOf(ts: Compiler, folder: string, entry: string, options: ts.CompilerOptions): string {
  const file = path.resolve(folder, entry);
  if (fs.statSync(file, { throwIfNoEntry: false })?.isFile()) {
    if (!sources.test(entry))
      throw new UserError(`'${entry}' is not TypeScript.`, "Name a file that ends in '.ts' or '.d.ts': types are read, and no code runs.");
    return fs.realpathSync(file).split(path.sep).join('/');
  }
  const { resolvedModule } = ts.resolveModuleName(entry, path.join(folder, 'index.ts'), options, ts.sys);
  if (resolvedModule && sources.test(resolvedModule.resolvedFileName)) return resolvedModule.resolvedFileName;
  throw new UserError(
    `'${entry}' is no file, and no module whose types this project has.`,
    'Name a file such as constructs/topic.ts, or a module such as slipway/constructs.',
  );
}

/** The project's own files, those of its workspace, and packages that are named. */
function groundOf(files: readonly string[]): Ground {
  const packages = new Packages();
  const packageOf = (file: string) => packages.manifestOf(path.dirname(file));
  const named = new Set(files.map((file) => packageOf(file)?.folder).filter((folder) => folder !== undefined));
  const isNamed = (file: string) => named.has(packageOf(file)?.folder ?? '');
  const isLibrary = (file: string) => packageOf(file)?.name === 'slipway';
  return {
    shelves: [shelf],
    shelfOf: (file) => (isNamed(file) || !(isLibrary(file) || file.includes('/node_modules/')) ? shelf : undefined),
    isMachinery: (file) =>
      isLibrary(file) &&
      isMachinery(
        path
          .relative(packageOf(file)!.folder, file)
          .split(path.sep)
          .join('/')
          .replace(/^build\//, ''),
      ),
    isLibrary: (file) => isLibrary(file) && !isNamed(file),
    isKnown: (name) => Object.hasOwn(libProperties.types, name),
  };
}

/** What the compiler says about the types that are read: of one that does not compile, it knows nothing, and nothing would be checked. */
function mistakesIn(program: ts.Program, nodes: ReadonlySet<ts.Node>): readonly ts.Diagnostic[] {
  const files = new Map<ts.SourceFile, ts.Node[]>();
  for (const node of nodes) files.set(node.getSourceFile(), [...(files.get(node.getSourceFile()) ?? []), node]);
  return [...files].flatMap(([file, read]) =>
    program
      .getSemanticDiagnostics(file)
      .filter(({ start }) => read.some((node) => start !== undefined && start >= node.pos && start < node.end)),
  );
}

/** Where a type is imported from that is not there, if that is what the compiler says. */
function notFound(ts: Compiler, program: ts.Program, files: readonly string[], where: string): UserError {
  const [said] = files
    .flatMap((file) => program.getSemanticDiagnostics(program.getSourceFile(file)))
    .filter(({ code }) => code === 2307 || code === 2305)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '))
    .sort((a, b) => Number(/'\./.test(a)) - Number(/'\./.test(b)));
  return new UserError(
    `'${where}' has a type that the compiler does not find${said === undefined ? '' : `: ${said.replace(/\.$/, '')}`}.`,
    'Install or write what it is imported from: of a type that is not there, nobody knows what it takes.',
  );
}

function refuseUnreadable(ts: Compiler, [first]: readonly ts.Diagnostic[]): void {
  if (!first) return;
  const said = ts.flattenDiagnosticMessageText(first.messageText, ' ').replace(/\.$/, '');
  throw new UserError(
    `The compiler refuses this: ${said}.`,
    'Mend it first: what a type is that does not compile, nobody knows.',
    first.file && lineOf(ts, first.file, first.start ?? 0),
  );
}
