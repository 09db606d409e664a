import { child, type Json, list } from '../../documents/plan/plan-document';
import { isObject } from '../../documents/shape';
import { isSensitive } from '../../documents/terraform/sensitive';
import { secretForms } from '../secrets/secret-values';

/** Every text that a plan calls sensitive, wherever it says so, in the forms that other texts may hold: it is hidden wherever it occurs. */
export function sensitiveTexts(plan: Json): ReadonlySet<string> {
  const found = new Set<string>();
  const add = (value: unknown): void => {
    if (typeof value === 'string') for (const form of secretForms(value)) found.add(form);
    else if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) add(inner);
  };
  const marked = (type: string, value: unknown, mark: unknown, path: readonly string[] = []): void => {
    if (mark === true || (path.length > 0 && isSensitive(type, path))) add(value);
    else if (Array.isArray(value)) for (const [index, item] of value.entries()) marked(type, item, child(mark, index), path);
    else if (isObject(value)) for (const [name, inner] of Object.entries(value)) marked(type, inner, child(mark, name), [...path, name]);
  };
  const changes = [...list(plan['resource_changes']), ...list(plan['resource_drift']), ...deferred(plan)];
  for (const { type, change } of changes) {
    marked(String(type), change?.before, change?.before_sensitive);
    marked(String(type), change?.after, change?.after_sensitive);
  }
  for (const change of list(Object.values(plan['output_changes'] ?? {}))) {
    marked('', change['before'], change['before_sensitive']);
    marked('', change['after'], change['after_sensitive']);
  }
  for (const [name, variable] of variables(plan['configuration'])) {
    if (variable['sensitive'] !== true) continue;
    add(variable['default']);
    add(child(child(plan['variables'], name), 'value'));
  }
  for (const values of [plan['planned_values'], plan['prior_state']?.values]) states(values, marked);
  return found;
}

function deferred(plan: Json): readonly Json[] {
  return list(plan['deferred_changes']).flatMap(({ resource_change: change }) => (isObject(change) ? [change] : []));
}

/** Of every module; those of one below get their values from calls, which tell nothing. */
function variables(configuration: unknown): readonly (readonly [string, Json])[] {
  const found: (readonly [string, Json])[] = [];
  const open: unknown[] = [child(configuration, 'root_module')];
  for (let module = open.pop(); module !== undefined; module = open.pop()) {
    const own = child(module, 'variables');
    if (isObject(own)) found.push(...Object.entries(own).filter((entry): entry is [string, Json] => isObject(entry[1])));
    const calls = child(module, 'module_calls');
    if (isObject(calls)) open.push(...Object.values(calls).map((call) => child(call, 'module')));
  }
  return found;
}

function states(values: unknown, marked: (type: string, value: unknown, mark: unknown) => void): void {
  for (const output of list(Object.values((child(values, 'outputs') as Json | undefined) ?? {})))
    marked('', output['value'], output['sensitive']);
  const open: unknown[] = [child(values, 'root_module')];
  for (let module = open.pop(); module !== undefined; module = open.pop()) {
    for (const { type, values: own, sensitive_values: mark } of list(child(module, 'resources'))) marked(String(type), own, mark);
    open.push(...list(child(module, 'child_modules')));
  }
}
