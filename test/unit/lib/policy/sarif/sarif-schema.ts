import * as fs from 'node:fs';
import * as path from 'node:path';
import Ajv, { type ErrorObject } from 'ajv';

/**
 * The schema of the OASIS Standard SARIF 2.1.0, errata 01, as it is published: copyright OASIS Open, which lets it be copied.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json
 */
const { $schema: _draft4, id: _id, ...schema } = JSON.parse(fs.readFileSync(path.join(__dirname, 'sarif-schema-2.1.0.json'), 'utf8'));

const day = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;
const isUri = (text: string, base?: string) =>
  /^[!-~]*$/.test(text) && URL.canParse(text.replace(/%(?![0-9A-F]{2})/gi, ' '), base) && !/%(?![0-9A-F]{2})|[<>"{}|\\^`]/i.test(text);

// Draft 4 differs from what Ajv reads by default in nothing that this schema uses but the name of its id.
const validate = new Ajv({
  strict: false,
  allErrors: true,
  formats: { 'date-time': day, uri: (text) => isUri(text), 'uri-reference': (text) => isUri(text, 'file:///') },
}).compile(schema);

/** What makes a document no SARIF 2.1.0; nothing where it is one. */
export function sarifErrors(document: unknown): readonly ErrorObject[] {
  return validate(document) ? [] : (validate.errors ?? []);
}
