import { readFileSync } from 'node:fs';
import { isObject } from '../../lib/documents/shape';
import { parseUntrusted } from '../../lib/documents/untrusted';
import { crdProjects, crds } from '../../test/e2e/lab/crds';
import type { Sandbox } from '../../test/e2e/lab/sandbox';
import { customTypes } from './custom-types';
import type { RecordedTable } from './recorded-file';

/** What the projects' own definitions of custom resources say. */
export async function recordDefinitions(sandbox: Sandbox): Promise<RecordedTable> {
  const definitions = [];
  for (const { project } of crdProjects)
    for (const file of await crds(sandbox, project))
      for (const { value } of parseUntrusted(readFileSync(file, 'utf8'), file))
        if (isObject(value) && value['kind'] === 'CustomResourceDefinition') definitions.push(value);
  return customTypes(definitions, crdProjects.map(({ project, version }) => `${project} ${version}`).join(', '));
}
