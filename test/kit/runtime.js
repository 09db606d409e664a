const Module = require('node:module');
const path = require('node:path');
const { Script, constants } = require('node:vm');
const { default: Runtime } = require('jest-runtime');

/** Of what jest loads itself, for each test file anew, what is compiled already. */
const compiled = new Map();
/** For stacks, of all that was ever loaded. */
const sourceMaps = new Map();
/** What finds modules from a file. */
const requires = new Map();
/** The runtime of the test file that is run now. */
let current;

Module._extensions['.ts'] = (module, file) => module._compile(current.transformCache.transform(file), file);
const resolve = Module._resolveFilename;
// Where the configuration has another module in its place.
Module._resolveFilename = (name, parent, ...rest) =>
  (parent?.filename && current?._resolution.resolveCjsStub(parent.filename, name)) || resolve(name, parent, ...rest);

const root = path.resolve(__dirname, '../..') + path.sep;
const tests = `${root}test${path.sep}`;
const packages = `${root}node_modules${path.sep}`;

/** A watcher has one process for all runs, between which sources are changed. */
function forget() {
  for (const file of Object.keys(require.cache)) if (file.startsWith(root) && !file.startsWith(packages)) delete require.cache[file];
}

/**
 * jest's own runtime, which loads for each test file only what stands under `test`. The library and what it depends on are loaded once a
 * worker, by Node, in the realm of `one-realm.js`: V8 has compiled then what the next test file runs. What a module keeps for the life of a
 * process it keeps here as well; the architecture test lists all of it.
 */
module.exports = class extends Runtime {
  constructor(...options) {
    super(...options);
    current = this;
    this.transformCache.sourceMaps = sourceMaps;
    const { watch, watchAll } = options.at(-1);
    if (watch || watchAll) forget();
    const { executor } = this;
    const parameters = executor.injectedModuleParameters.join(', ');
    executor.compile = (text, file) => {
      const known = compiled.get(file);
      if (known?.text === text) return known.script.runInThisContext();
      const start = `(function (${parameters}) {`;
      const importModuleDynamically = constants.USE_MAIN_CONTEXT_DEFAULT_LOADER;
      const script = new Script(`${start}${text}\n})`, { filename: file, columnOffset: -start.length, importModuleDynamically });
      compiled.set(file, { text, script });
      return script.runInThisContext();
    };
  }

  requireModuleOrMock(from, name) {
    if (name === '@jest/globals' || Module.isBuiltin(name)) return super.requireModuleOrMock(from, name);
    if (!requires.has(from)) requires.set(from, Module.createRequire(from));
    const require = requires.get(from);
    const file = require.resolve(name);
    return file.startsWith(tests) ? super.requireModuleOrMock(from, name) : require(file);
  }
};
