import * as fs from 'node:fs';
import * as path from 'node:path';

/** What a project may be written against, and the files of the bench that are its program. */
const sources = {
  slipway: ['main-slipway', 'slipway', 'plain', 'place', 'cost'],
  stock: ['main-stock', 'stock', 'stock-objects', 'stock-resources', 'place', 'cost'],
} as const;

/** Of a newcomer, as `docs/getting-started.md` has it. */
const compilerOptions = {
  target: 'ES2022',
  module: 'Node16',
  moduleResolution: 'node16',
  types: ['node'],
  strict: true,
  skipLibCheck: true,
};

const root = path.join(__dirname, '../..');

/**
 * A project in TypeScript that has installed the package, compiled as it is published, or cdktf and cdk8s alone.
 *
 * @returns its program: `<count> <folder> <size of a stack>`
 */
export function makeConsumer(of: keyof typeof sources, folder: string): string {
  const modules = path.join(folder, 'node_modules');
  fs.mkdirSync(modules, { recursive: true });
  for (const name of ['@cdktf', '@swc-node', '@types', 'cdk8s', 'cdktf', 'constructs', 'ts-node', 'typescript']) {
    const installed = path.join(root, 'node_modules', name);
    if (fs.existsSync(installed)) fs.symlinkSync(installed, path.join(modules, name));
  }
  if (of === 'slipway') fs.symlinkSync(root, path.join(modules, 'slipway'));
  fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ private: true }));
  fs.writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions }));
  for (const name of sources[of]) {
    const text = fs.readFileSync(path.join(root, 'bench', `${name}.ts`), 'utf8');
    fs.writeFileSync(
      path.join(folder, `${name}.ts`),
      text.replace("'../lib'", "'slipway'").replace("'../constructs'", "'slipway/constructs'"),
    );
  }
  return path.join(folder, `main-${of}.ts`);
}
