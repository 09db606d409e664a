import * as path from 'node:path';
import * as constructs from '../../constructs';
import * as slipway from '../../lib';
import * as testing from '../../lib/testing';
import * as jestMatchers from '../../lib/testing/jest';
import * as policies from '../../policies';
import { compile, isBlock } from './blocks';
import { Block } from './pages';

type Exports = Readonly<Record<string, unknown>>;

const modules = new Map<string, Exports>(
  Object.entries({
    slipway,
    'slipway/constructs': constructs,
    'slipway/policies': policies,
    'slipway/testing': testing,
    'slipway/testing/jest': jestMatchers,
  }),
);

/** Runs a block as a module, and those that it imports, each once. */
export function run({ file }: Pick<Block, 'file'>): Exports {
  const known = modules.get(file);
  if (known) return known;
  const module = { exports: {} };
  modules.set(file, module.exports);
  const load = (name: string): unknown => {
    const neighbour = `${path.posix.join(path.posix.dirname(file), name)}.ts`;
    if (name.startsWith('.') && isBlock(neighbour)) return run({ file: neighbour });
    return modules.get(name) ?? require(name);
  };
  new Function('module', 'exports', 'require', compile(file))(module, module.exports, load);
  return module.exports;
}

/** Runs a block of plain JavaScript. */
export function runJavaScript({ code }: Block): void {
  new Function('module', 'exports', 'require', code)({}, {}, (name: string) => modules.get(name) ?? require(name));
}

/** Runs a block and places each workload that it exports as a function of the stack. */
export function placeAll(block: Block, environment: slipway.Environment): testing.Synthesized {
  const functions = Object.values(run(block)).filter((value) => typeof value === 'function');
  return testing.synthesize(environment, (stack) => {
    for (const define of functions) define(stack);
  });
}
