import type { Part, PartsOf } from '../target';
import { Unknown } from '../values/unknown';
import { assembledPod, fieldOf, itemsOf, type Json, objectAt, type Placed } from './assembled-pod';
import { settledContainer } from './settled-container';

/** Where a kind of Tekton holds tasks, and what a run says of their pods. */
interface Tasks {
  /** Fields that lead to a list of tasks, each with a `taskSpec`. */
  readonly lists?: readonly (readonly string[])[];
  /** Fields that lead to a task. */
  readonly task?: readonly string[];
  /** Whether it is a run, which says whose account pods have. */
  readonly isRun?: true;
}

/** @see https://tekton.dev/docs/pipelines/pipeline-api/ */
const places: Readonly<Record<string, Tasks>> = {
  ClusterTask: { task: ['spec'] },
  Pipeline: {
    lists: [
      ['spec', 'tasks'],
      ['spec', 'finally'],
    ],
  },
  PipelineRun: {
    lists: [
      ['spec', 'pipelineSpec', 'tasks'],
      ['spec', 'pipelineSpec', 'finally'],
    ],
    isRun: true,
  },
  Task: { task: ['spec'] },
  TaskRun: { task: ['spec', 'taskSpec'], isRun: true },
};

/** The pods of tasks of Tekton: a step is a container. What only a run says of a pod is unknown where there is none. */
export const taskPods: ReadonlyMap<string, PartsOf> = new Map(
  Object.entries(places).flatMap(([kind, tasks]) =>
    ['v1', 'v1beta1'].map((version): [string, PartsOf] => [`tekton.dev/${version}/${kind}`, (document) => podsOf(document, tasks)]),
  ),
);

function podsOf(document: Json, { lists = [], task, isRun }: Tasks): readonly Part[] {
  const whole = { value: document, at: [] };
  const run = isRun && (objectAt(whole, 'spec', 'taskRunTemplate') ?? objectAt(whole, 'spec'));
  const listed = lists.flatMap((path) => itemsOf(objectAt(whole, ...path.slice(0, -1)), path.at(-1)!));
  const all = [...(task ? [objectAt(whole, ...task)] : []), ...listed.map((each) => objectAt(each, 'taskSpec'))];
  return all.flatMap((each) => each ?? []).flatMap((each, index) => podOf(each, run || undefined, index === 0));
}

/** What a run states of a pod, and else its `podTemplate`: of each task, and what is found where it is stated, once. */
const ofEach = ['automountServiceAccountToken', 'securityContext', 'serviceAccountName'];
const once = ['affinity', 'hostNetwork', 'nodeSelector', 'priorityClassName', 'tolerations'];
/** What nobody can state but a run; a step has a securityContext of its own. */
const ofRunAlone = ['automountServiceAccountToken', 'serviceAccountName'];

function podOf(task: Placed<Json>, run: Placed<Json> | undefined, isFirst: boolean): readonly Part[] {
  const template = objectAt(task, 'stepTemplate');
  // A step that refers to another has no image.
  const steps = itemsOf(task, 'steps').filter(({ value }) => value['image'] !== undefined || template?.value['image'] !== undefined);
  if (steps.length === 0) return [];
  const podTemplate = objectAt(run, 'podTemplate');
  const known = [...ofEach, ...(isFirst ? once : [])].map((name) => [name, fieldOf(name, run, podTemplate)] as const);
  const unknown = ofRunAlone.map((name) => [name, { value: new Unknown('its run says it'), at: [...task.at, { key: name }] }] as const);
  return [
    assembledPod({
      at: task.at,
      metadata: undefined,
      fields: Object.fromEntries(run ? known : unknown),
      lists: {
        containers: [
          ...steps.map(({ value, at }) => settledContainer({ value: { ...template?.value, ...value }, at }, '$(', 'step')),
          ...itemsOf(task, 'sidecars').map((each) => settledContainer(each, '$(', 'sidecar')),
        ],
        volumes: [...itemsOf(task, 'volumes'), ...(isFirst ? itemsOf(podTemplate, 'volumes') : [])],
      },
    }),
  ];
}
