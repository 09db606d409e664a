import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../kit/root';
import { describeWithLab } from '../lab/jest/with-lab';
import { toolPath } from '../lab/toolchain';

describeWithLab('Workflows of GitHub', ['actionlint'], (sandbox) => {
  test.each(['.github/workflows', 'examples/ci/github'])('in %s are as GitHub reads them', async (folder) => {
    const files = readdirSync(join(root, folder)).map((file) => join(root, folder, file));
    expect(files.length).toBeGreaterThan(0);
    // What checks shell scripts may be installed or not.
    const command = [toolPath('actionlint'), '-no-color', '-shellcheck=', '-pyflakes=', ...files];
    expect((await sandbox().run({ name: 'actionlint', command })).stdout).toBe('');
  });
});
