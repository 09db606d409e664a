const asyncHooks = require('node:async_hooks');
const { ModernFakeTimers } = require('@jest/fake-timers');
const { ModuleMocker } = require('jest-mock');

/** What jest's runner keeps in the realm for one test file. */
const kept = ['EVENT_HANDLERS', 'RETRY_TIMES', 'TEST_TIMEOUT_SYMBOL'].map((name) => Symbol.for(name));

/** Those that were made for a test file. jest's runner makes one for each and leaves it on: every promise would carry them all. */
const storages = new Set();
asyncHooks.AsyncLocalStorage = class extends asyncHooks.AsyncLocalStorage {
  constructor(...options) {
    super(...options);
    storages.add(this);
  }
};

/**
 * The worker's own realm, for all test files: jest's environment makes one for each (a context of `vm`), in which every module is loaded
 * anew. What a test sets for the process is set back after its file.
 *
 * @implements {import('@jest/environment').JestEnvironment}
 */
module.exports = class OneRealm {
  constructor({ projectConfig }) {
    const { console, process } = globalThis;
    const { env, argv, execArgv, exitCode, exit } = process;
    this.before = { console, process: { argv, execArgv, exitCode, exit }, env: { ...env } };
    Object.assign(globalThis, projectConfig.globals);
    this.global = globalThis;
    this.moduleMocker = new ModuleMocker(globalThis);
    this.fakeTimers = null;
    this.fakeTimersModern = new ModernFakeTimers({ config: projectConfig, global: globalThis });
    Error.stackTraceLimit = 100;
  }

  getVmContext() {
    return {};
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  async setup() {}

  async teardown() {
    this.fakeTimersModern.dispose();
    for (const storage of storages) storage.disable();
    storages.clear();
    for (const key of kept) delete globalThis[key];
    const { console, process: settings, env } = this.before;
    Object.assign(globalThis, { console });
    Object.assign(process, settings);
    for (const name of Object.keys(process.env)) if (!Object.hasOwn(env, name)) delete process.env[name];
    Object.assign(process.env, env);
  }
};
