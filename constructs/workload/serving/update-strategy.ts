import { Never, UserError } from '../../../lib';
import { podsIn, Share } from './share';

/** How new pods take the place of old ones, node by node. */
export type UpdateStrategy =
  | {
      /** The old pod of a node stops before the new one starts, on some nodes at a time. */
      readonly type: 'RollingUpdate';
      /**
       * Nodes that may lack their pod while it lasts: a number, or percent of all.
       *
       * @default 1
       */
      readonly maxUnavailable?: Share;
      readonly maxSurge?: Never<"a node's old pod stops first, or its new one starts first: drop 'maxUnavailable' or 'maxSurge'">;
    }
  | {
      /** The new pod of a node is ready before the old one stops, on some nodes at a time. */
      readonly type: 'RollingUpdate';
      /** Nodes that may have both while it lasts: a number, or percent of all. */
      readonly maxSurge: Share;
      readonly maxUnavailable?: Never<"a node's old pod stops first, or its new one starts first: drop 'maxUnavailable' or 'maxSurge'">;
    }
  | {
      /** A node has its new pod once somebody deletes the old one. */
      readonly type: 'OnDelete';
      readonly maxSurge?: Never<"'OnDelete' has no parameters: drop it, or choose 'RollingUpdate'">;
      readonly maxUnavailable?: Never<"'OnDelete' has no parameters: drop it, or choose 'RollingUpdate'">;
    };

/**
 * The update strategy of a DaemonSet; none where Kubernetes' own is meant.
 *
 * @throws UserError if it is malformed, or no pod could ever be replaced
 * @see https://kubernetes.io/docs/tasks/manage-daemon/update-daemon-set/
 */
export function renderUpdateStrategy(strategy: UpdateStrategy | undefined) {
  if (strategy === undefined) return {};
  const { type, maxUnavailable, maxSurge } = strategy;
  if (type === 'OnDelete') {
    if (maxUnavailable !== undefined || maxSurge !== undefined)
      throw new UserError("'updateStrategy' is OnDelete, and has parameters.", "Drop them: they are of 'RollingUpdate'.");
    return { updateStrategy: { type } };
  }
  if (maxUnavailable !== undefined && maxSurge !== undefined)
    throw new UserError(
      "'updateStrategy' has 'maxUnavailable' and 'maxSurge': a node's old pod stops first, or its new one starts first.",
      'Drop one of them.',
    );
  const [name, share] = maxSurge === undefined ? ['maxUnavailable', maxUnavailable ?? 1] : ['maxSurge', maxSurge];
  // Of a hundred nodes: a percentage counts once it is some.
  if (podsIn(share as Share, 100, `updateStrategy.${name}`, 'up') === 0)
    throw new UserError(`'updateStrategy.${name}' is '${share}': no pod could ever be replaced.`, 'Write 1 or more, or a percentage.');
  if (maxSurge !== undefined) return { updateStrategy: { type, rollingUpdate: { maxSurge, maxUnavailable: 0 } } };
  return { updateStrategy: { type, ...(maxUnavailable !== undefined && { rollingUpdate: { maxUnavailable } }) } };
}
