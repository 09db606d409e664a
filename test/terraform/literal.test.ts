import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import * as fc from 'fast-check';
import { literal } from '../../lib';
import { hostileText } from '../kit/hostile-texts';
import { onPath } from './plan-offline';

const suite = onPath('terraform') ? describe : describe.skip;

suite('terraform console', () => {
  test('says that the value of a text is the text', () => {
    const texts = fc.sample(hostileText, { numRuns: 300, seed: 1 });
    // A token becomes an expression: here, one of the text `token`.
    const before = literal('5$${TfToken[TOKEN.0]}%${TfToken[TOKEN.0]}').replaceAll('${TfToken[TOKEN.0]}', '${"token"}');
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'slipway-literal-'));
    try {
      fs.writeFileSync(path.join(folder, 'main.tf.json'), JSON.stringify({ locals: { texts: texts.map(literal), before } }));
      const run = (expression: string) => {
        const { stdout, stderr, status } = spawnSync('terraform', ['console'], { cwd: folder, input: expression, encoding: 'utf8' });
        expect({ stderr: status === 0 ? '' : stderr, status }).toEqual({ stderr: '', status: 0 });
        return JSON.parse(JSON.parse(stdout.trim().split('\n').at(-1)!));
      };
      // Terraform normalizes what it reads: https://developer.hashicorp.com/terraform/language/expressions/strings
      expect(run('jsonencode(local.texts)')).toEqual(texts.map((text) => text.normalize('NFC')));
      expect(run('jsonencode(local.before)')).toBe('5$token%token');
    } finally {
      fs.rmSync(folder, { recursive: true });
    }
  });
});
