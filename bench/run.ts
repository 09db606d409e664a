import type { DeploymentStack } from '../lib';
import { tellCost } from './cost';
import { argumentsOf, type Outdirs } from './place';

export type Program = 'slipway' | 'property-heavy' | 'stock' | 'floor';

/** @param size most workloads of a stack */
type Synthesize = (count: number, outdirs: Outdirs, size: number) => void;

const programs: Readonly<Record<Program, () => Synthesize>> = {
  slipway: () => slipway((require('./plain') as typeof import('./plain')).plain),
  'property-heavy': () => slipway((require('./property-heavy') as typeof import('./property-heavy')).propertyHeavy),
  floor: () => (require('./floor') as typeof import('./floor')).synthesizeFloor,
  stock: () => (require('./stock') as typeof import('./stock')).synthesizeStock,
};

function slipway(define: (stack: DeploymentStack, name: string) => void): Synthesize {
  const { synthesizeSlipway } = require('./slipway') as typeof import('./slipway');
  return (count, outdirs, size) => synthesizeSlipway(define, count, outdirs, [], size);
}

/** `node run.js <program> <count> <folder> [<size of a stack>]`: synthesizes once, and prints the cost as JSON. */
if (require.main === module) {
  const [node, script, program, ...rest] = process.argv as [string, string, Program, ...string[]];
  const { count, outdirs, size } = argumentsOf([node, script, ...rest]);
  programs[program]()(count, outdirs, size);
  tellCost();
}
