import type { Circus } from '@jest/types';
import { TestEnvironment } from 'jest-environment-node';

/** Remembers that a test failed, so that `closeAfterTests` shows the logs. */
export default class LabEnvironment extends TestEnvironment {
  handleTestEvent(event: Circus.Event): void {
    const failed = event.name === 'hook_failure' || (event.name === 'test_done' && event.test.errors.length > 0);
    if (failed) this.global.labTestFailed = true;
  }
}
