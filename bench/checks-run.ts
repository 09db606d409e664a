import { performance } from 'node:perf_hooks';
import { outdirsIn } from './place';

/** `node checks-run.js <count> <folder>`: what loading the tables of properties takes, and what checking by them, of a synthesis of plain workloads. */

/** What one process took, in seconds. */
export interface ChecksCost {
  readonly load: number;
  readonly checks: number;
  readonly whole: number;
}

const [count = '1000', folder = ''] = process.argv.slice(2);

/** Of the processor, in seconds: a machine that does other things lets the clock run on. */
function spent(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

// Whoever throws an error has these.
require('../lib/errors');
require('../lib/wording/nearest');
require('../lib/wording/shown');
const before = spent();
const { PropertyTable } = require('../lib/properties/property-table') as typeof import('../lib/properties/property-table');
require('../lib/properties/lib-properties');
require('../constructs/property-types');
const load = spent() - before;

let checks = 0;
let depth = 0;
const methods = PropertyTable.prototype as unknown as Record<string, (...given: unknown[]) => unknown>;
for (const name of ['check', 'stated', 'checkAll']) {
  const check = methods[name]!;
  methods[name] = function timed(...given) {
    if (depth > 0) return check.apply(this, given);
    depth++;
    const start = performance.now();
    try {
      return check.apply(this, given);
    } finally {
      checks += (performance.now() - start) / 1000;
      depth--;
    }
  };
}

const { plain } = require('./plain') as typeof import('./plain');
const { synthesizeSlipway } = require('./slipway') as typeof import('./slipway');
const start = performance.now();
synthesizeSlipway(plain, Number(count), outdirsIn(folder), []);
const cost: ChecksCost = { load, checks, whole: (performance.now() - start) / 1000 };
console.log(JSON.stringify(cost));
