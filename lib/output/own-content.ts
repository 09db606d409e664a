import { isManifestFile, isTerraformFile } from '../assembly/layout';
import { isOwnObject } from '../assembly/own-object';
import { parseJson } from '../documents/json/parse-json';
import { isObject } from '../documents/shape';
import { parseUntrustedYaml } from '../documents/untrusted';

/** Whether a file that somebody changed is still one that synthesis wrote: by label and path on every object, by the metadata of its stack. */
export function isOwnContent(file: string, content: Buffer): boolean {
  try {
    if (isManifestFile(file)) {
      const documents = parseUntrustedYaml(content.toString('utf8'), file);
      return documents.length > 0 && documents.every(({ value }) => isOwnObject(value));
    }
    return isTerraformFile(file) && isOwnStack(file, parseJson(content.toString('utf8'), file));
  } catch {
    return false;
  }
}

function isOwnStack(file: string, value: unknown): boolean {
  const { metadata } = isObject(value) && isObject(value['//']) ? value['//'] : {};
  return isObject(metadata) && metadata.stackName === file.split('/').at(-2);
}
