const { Script } = require('node:vm');
const { default: Runtime } = require('jest-runtime');

/** Each module, compiled: what a worker has compiled for one test file serves the next, in a context of its own. */
const compiled = new Map();

/**
 * What the language itself defines and no test replaces. Modules find it as a variable around them: as a property of the global object of
 * a context, which jest makes a proxy, it is looked for by functions of JavaScript each time it is named.
 */
const intrinsics = [
  ...['Object', 'Function', 'Array', 'String', 'Number', 'Boolean', 'Symbol', 'BigInt', 'RegExp', 'Math', 'JSON', 'Reflect', 'Proxy'],
  ...['Map', 'Set', 'WeakMap', 'WeakSet', 'WeakRef', 'Promise', 'Error', 'TypeError', 'RangeError', 'SyntaxError', 'ReferenceError'],
  ...['parseInt', 'parseFloat', 'isNaN', 'isFinite', 'encodeURIComponent', 'decodeURIComponent', 'Buffer', 'Uint8Array', 'process'],
];

/**
 * jest's own runtime, which compiles every module once a worker and not once a test file. Loading modules was half of the time of the
 * unit tests. What imports at run time (`import()`) is left to jest.
 */
module.exports = class extends Runtime {
  constructor(...options) {
    super(...options);
    const { executor } = this;
    const compile = executor.compile.bind(executor);
    let values;
    executor.compile = (text, file) => {
      const context = executor.environment.getVmContext();
      if (context === null || text.includes('import(')) return compile(text, file);
      values ??= intrinsics.map((name) => executor.environment.global[name]);
      const known = compiled.get(file);
      if (known?.text === text) return known.script.runInContext(context)(...values);
      const start = `(function (${intrinsics.join(', ')}) { return function (${executor.injectedModuleParameters.join(', ')}) {`;
      let script;
      try {
        script = new Script(`${start}${text}\n}})`, { filename: file, columnOffset: -start.length });
      } catch {
        return compile(text, file);
      }
      compiled.set(file, { text, script });
      return script.runInContext(context)(...values);
    };
  }
};
