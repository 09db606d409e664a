import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { stacks } from '../../../apps/stacks';
import { wholeAndMerged } from '../../kit/shards';

test('shards of the example that are put together are the bytes of the whole', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'shards-'));
  try {
    const { whole, merged } = await wholeAndMerged(folder, stacks, 3);
    expect(merged).toEqual(whole);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
});
