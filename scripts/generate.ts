import * as fs from 'node:fs';
import * as path from 'node:path';
import { root } from './generate/generated-file';
import { generatedFiles } from './generate/generated-files';

/** Writes the files that are made from others: lists of what stands in folders. */
for (const { file, text } of generatedFiles()) fs.writeFileSync(path.join(root, file), text);
