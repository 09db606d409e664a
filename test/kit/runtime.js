const { Script } = require('node:vm');
const { default: Runtime } = require('jest-runtime');

/** Each module, compiled: what a worker has compiled for one test file serves the next, in a context of its own. */
const compiled = new Map();

/**
 * jest's own runtime, which compiles every module once a worker and not once a test file. Loading modules was half of the time of the
 * unit tests. What imports at run time (`import()`) is left to jest.
 */
module.exports = class extends Runtime {
  constructor(...options) {
    super(...options);
    const { executor } = this;
    const compile = executor.compile.bind(executor);
    executor.compile = (text, file) => {
      const context = executor.environment.getVmContext();
      if (context === null || text.includes('import(')) return compile(text, file);
      const known = compiled.get(file);
      if (known?.text === text) return known.script.runInContext(context);
      const start = `(function (${executor.injectedModuleParameters.join(', ')}) {`;
      let script;
      try {
        script = new Script(`${start}${text}\n})`, { filename: file, columnOffset: -start.length });
      } catch {
        return compile(text, file);
      }
      compiled.set(file, { text, script });
      return script.runInContext(context);
    };
  }
};
