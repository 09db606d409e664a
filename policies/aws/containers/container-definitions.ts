import { documents, Problem } from '../../../lib/rules';
import { jsonIn } from '../json-text';

/** A container of ECS or Batch. AWS takes the names of its fields in any case: here they are small. */
export type ContainerDefinition = Readonly<Record<string, unknown>>;

export const containerTypes = documents<unknown>('aws_batch_job_definition', 'aws_ecs_task_definition');

/** Attributes that hold containers, as JSON. */
const attributes = ['container_definitions', 'container_properties', 'ecs_properties', 'node_properties'];

/**
 * What is wrong with the containers of a definition. Where an attribute is no JSON before a plan, that is told.
 *
 * @param offence what is wrong with a container, which is called `container web`, or `its container`; nothing where it complies
 */
export function inContainers(
  raw: Readonly<Record<string, unknown>>,
  offence: (container: ContainerDefinition, name: string, attribute: string) => readonly Problem[],
): readonly Problem[] {
  return attributes.flatMap((attribute) => {
    const value = raw[attribute];
    if (value === undefined) return [];
    const json = jsonIn(value);
    if (json === undefined) return [{ message: 'has containers that only a plan tells', at: [attribute], unknown: true }];
    return containersIn(json).flatMap((container) => offence(container, nameOf(container), attribute));
  });
}

function nameOf({ name }: ContainerDefinition): string {
  return name === undefined ? 'its container' : `container ${String(name)}`;
}

/** What has an image is a container, however deep it stands. */
function containersIn(json: unknown): readonly ContainerDefinition[] {
  const found: ContainerDefinition[] = [];
  const open: unknown[] = [json];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value !== 'object' || value === null) continue;
    if (!Array.isArray(value)) {
      const small = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key.toLowerCase(), inner]));
      if (typeof small['image'] === 'string') found.push(small);
    }
    open.push(...Object.values(value).reverse());
  }
  return found;
}

/** A field of a container, of whatever case its letters are. */
export function fieldOf(container: unknown, ...names: readonly string[]): unknown {
  return names.reduce<unknown>((value, name) => {
    if (typeof value !== 'object' || value === null) return undefined;
    return Object.entries(value).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
  }, container);
}
