import { withLateOptimizing } from '../../../../../lib/synth/fast/late-optimizing';

// The module itself: what `import *` gives is a copy.
const v8 = require('node:v8') as typeof import('node:v8');

/** The flag of this Node's V8. */
const flag = process.versions.v8.startsWith('11.') ? '--interrupt-budget' : '--invocation-count-for-turbofan';

/** What is set meanwhile, as names and numbers. */
function flagsSetBy(use: () => void): readonly (readonly [string, number])[] {
  const set = jest.spyOn(v8, 'setFlagsFromString');
  try {
    use();
    return set.mock.calls.map(([text]) => text.split('=') as [string, string]).map(([name, value]) => [name, Number(value)]);
  } finally {
    set.mockRestore();
  }
}

describe('the compiler of V8', () => {
  const { execArgv } = process;
  afterEach(() => {
    process.execArgv = execArgv;
    delete process.env.SLIPWAY_STOCK_SYNTH;
  });

  it('waits eight times as long as usual, until it is told otherwise', () => {
    const [late, usual, ...others] = flagsSetBy(() => withLateOptimizing()());
    expect(others).toEqual([]);
    expect(late![0]).toBe(flag);
    expect(usual![0]).toBe(flag);
    expect(late![1]).toBe(8 * usual![1]);
  });

  it.each([`${flag}=5000`, `${flag.replaceAll(/(?<=\w)-/g, '_')}=5000`])('is left alone where the program was started with %s', (arg) => {
    process.execArgv = [...execArgv, arg];
    expect(flagsSetBy(() => withLateOptimizing()())).toEqual([]);
  });

  it('is left alone with SLIPWAY_STOCK_SYNTH=1', () => {
    process.env.SLIPWAY_STOCK_SYNTH = '1';
    expect(flagsSetBy(() => withLateOptimizing()())).toEqual([]);
  });
});
