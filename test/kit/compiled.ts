import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { ModuleKind, ScriptTarget, transpileModule, version } from 'typescript';
import { root } from './root';

/** A folder in which `slipway` is installed as compiled JavaScript, beside what it needs. */
export class Project {
  readonly folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'project-')));

  /** @param rooms what of the library is compiled: folders and files */
  constructor(rooms: readonly string[] = ['lib', 'constructs']) {
    fs.writeFileSync(path.join(this.folder, 'cdktf.json'), JSON.stringify({ language: 'typescript', app: 'node main.js' }));
    fs.writeFileSync(
      path.join(this.folder, 'tsconfig.json'),
      JSON.stringify({ compilerOptions: { module: 'CommonJS', target: 'ES2022', rootDir: '.' } }),
    );
    for (const name of fs.readdirSync(path.join(root, 'node_modules')).filter((name) => !name.startsWith('.'))) this.link(name);
    const installed = path.join(this.folder, 'node_modules/slipway');
    fs.mkdirSync(installed);
    fs.writeFileSync(path.join(installed, 'package.json'), JSON.stringify({ name: 'slipway', version: '0.0.0', main: 'lib/index.js' }));
    fs.cpSync(path.join(root, 'docs/rules'), path.join(installed, 'docs/rules'), { recursive: true });
    install(rooms, installed);
  }

  /** Writes a file of the project. */
  write(file: string, content: string): void {
    const place = path.join(this.folder, file);
    fs.mkdirSync(path.dirname(place), { recursive: true });
    fs.writeFileSync(place, content);
  }

  /** Writes a TypeScript file of the project, and what it compiles to beside it. */
  program(file: string, code: string): void {
    this.write(file, code);
    compile(path.join(this.folder, file), path.join(this.folder, file));
  }

  /** Runs the installed command line in the project, with nothing of the environment but what is given. */
  slipway(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['node_modules/slipway/lib/cli/main.js', ...args], {
      cwd: this.folder,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, ...env },
    });
    return { code: status, stdout, stderr };
  }

  /** The same while this process goes on, as one that answers requests must. */
  async slipwayBeside(args: readonly string[]) {
    const child = spawn(process.execPath, ['node_modules/slipway/lib/cli/main.js', ...args], {
      cwd: this.folder,
      env: { PATH: process.env.PATH },
    });
    const said = { stdout: '', stderr: '' };
    for (const stream of ['stdout', 'stderr'] as const)
      child[stream].on('data', (chunk) => {
        said[stream] += chunk;
      });
    const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
    return { code, ...said };
  }

  remove(): void {
    fs.rmSync(this.folder, { recursive: true, force: true });
  }

  private link(name: string): void {
    const target = path.join(this.folder, 'node_modules', name);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.symlinkSync(path.join(root, 'node_modules', name), target);
  }
}

/** Compiles rooms of the library, folders and files, into a folder, in which they keep their paths. */
export function install(rooms: readonly string[], folder: string): void {
  for (const room of rooms) for (const file of sources(room)) compile(path.join(root, file), path.join(folder, file));
}

function compile(source: string, file: string): void {
  const { code, map } = compiled(path.basename(source), fs.readFileSync(source, 'utf8'));
  const target = file.replace(/\.ts$/, '.js');
  fs.mkdirSync(path.dirname(target), { recursive: true });
  fs.writeFileSync(target, code);
  fs.writeFileSync(`${target}.map`, map);
}

interface Compiled {
  readonly code: string;
  readonly map: string;
}

/** What a file compiles to, kept by its content: each suite that makes a project compiles the whole library. */
function compiled(name: string, source: string): Compiled {
  const key = createHash('sha256').update(`${version}\n${name}\n${source}`).digest('hex');
  const kept = path.join(root, 'node_modules/.cache/slipway-compiled', `${key}.json`);
  if (fs.existsSync(kept)) return JSON.parse(fs.readFileSync(kept, 'utf8'));
  const { outputText, sourceMapText } = transpileModule(source, {
    fileName: name,
    compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022, sourceMap: true, esModuleInterop: true },
  });
  const result: Compiled = { code: outputText, map: sourceMapText! };
  fs.mkdirSync(path.dirname(kept), { recursive: true });
  // Another worker may read it at once.
  const written = `${kept}.${process.pid}`;
  fs.writeFileSync(written, JSON.stringify(result));
  fs.renameSync(written, kept);
  return result;
}

function sources(room: string): string[] {
  if (room.endsWith('.ts')) return [room];
  return fs
    .readdirSync(path.join(root, room), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => path.join(room, file));
}
