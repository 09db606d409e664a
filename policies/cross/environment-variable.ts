import { PodTemplate, Subject, Unknown } from '../../lib/rules';
import { blocks } from '../aws/blocks';

/** A variable of a container. */
export interface EnvironmentVariable {
  readonly name: string;
  /** What stands there; nothing for one that is read from elsewhere, or known only later. */
  readonly value: string | undefined;
  /** `<namespace>/<name>/<key>` of the Secret or ConfigMap that it is read from. */
  readonly reference: string | undefined;
  /** Where it stands in the pod. */
  readonly at: readonly (string | number)[];
}

/** Variables of each container of a pod. */
export function variablesOf({ raw, namespace }: Subject<PodTemplate>): readonly (readonly EnvironmentVariable[])[] {
  return ['containers', 'initContainers'].flatMap((list) =>
    blocks<Raw>(raw?.spec?.[list]).map((container, index) =>
      blocks<Raw>(container.env).map(({ name, value, valueFrom }, place) => {
        const { name: object, key } = valueFrom?.secretKeyRef ?? valueFrom?.configMapKeyRef ?? {};
        return {
          name: String(name),
          value: value === undefined || value instanceof Unknown ? undefined : String(value),
          reference: object === undefined ? undefined : `${namespace}/${object}/${key}`,
          at: ['spec', list, index, 'env', place, 'value'],
        };
      }),
    ),
  );
}

// biome-ignore lint/suspicious/noExplicitAny: a part of a document read from JSON
type Raw = any;
