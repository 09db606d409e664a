import * as fs from 'node:fs';
import * as path from 'node:path';

/** The folder of the project. */
export const root = path.join(__dirname, '../..');

/** A published JSON Schema: `report`, `assembly` or `synth`. */
export function schemaOf(format: string) {
  return JSON.parse(fs.readFileSync(path.join(root, 'schemas', `${format}.schema.json`), 'utf8'));
}
