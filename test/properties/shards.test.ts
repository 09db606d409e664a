import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import * as fc from 'fast-check';
import { UserError } from '../../lib/index';
import { checkLater } from '../kit/property';
import { wholeAndMerged } from '../kit/shards';
import { deploymentsOf, programOf } from './platforms/platform';
import { anyPlatform } from './platforms/wish';

test('whatever a platform is, its shards put together are the bytes of the whole', async () => {
  let merged = 0;
  const property = fc.asyncProperty(anyPlatform, fc.integer({ min: 1, max: 4 }), async (generated, count) => {
    const wish = structuredClone(generated);
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'shards-'));
    try {
      const sides = await wholeAndMerged(folder, programOf(wish, deploymentsOf(wish)), count).catch((error: unknown) => {
        // One that is refused has no shards.
        if (error instanceof UserError) return undefined;
        throw error;
      });
      if (!sides) return;
      merged++;
      expect(sides.merged).toEqual(sides.whole);
    } finally {
      fs.rmSync(folder, { recursive: true });
    }
  });
  await checkLater(property, { short: 4, long: 60 });
  expect(merged).toBeGreaterThan(0);
}, 3_600_000);
