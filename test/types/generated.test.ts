import * as fs from 'node:fs';
import * as path from 'node:path';
import { mark } from '../../scripts/generate/generated-file';
import { generatedFiles } from '../../scripts/generate/generated-files';
import { root } from '../kit/root';

test.each(generatedFiles().map(({ file, text }) => [file, text]))('%s is as `npm run generate` writes it', (file, text) => {
  expect(fs.readFileSync(path.join(root, file!), 'utf8')).toBe(text);
  expect(text!.split('\n')[0]).toBe(mark);
});
