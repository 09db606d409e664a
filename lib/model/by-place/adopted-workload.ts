import { Source, UserError } from '../../errors';
import { freezeMade, frozenCopy } from '../../frozen';
import { libProperties } from '../../properties/lib-properties';
import { currentSource } from '../../source/source';

/** Names of objects that are there already, by kind; every other one is named as the workload. */
export interface AdoptedNames {
  /** @format object-name */
  readonly Deployment?: string;
  /**
   * Its disks are named after it.
   *
   * @format object-name
   */
  readonly StatefulSet?: string;
  /** @format object-name */
  readonly DaemonSet?: string;
  /** @format object-name */
  readonly CronJob?: string;
  /**
   * The host that callers of the workload are told.
   *
   * @format dns-label
   */
  readonly Service?: string;
  /**
   * The Service that `serviceName` of a StatefulSet names.
   *
   * @format dns-label
   */
  readonly HeadlessService?: string;
  /** @format object-name */
  readonly HorizontalPodAutoscaler?: string;
  /** @format object-name */
  readonly ScaledObject?: string;
  /** @format object-name */
  readonly PodDisruptionBudget?: string;
  /**
   * The container in its pods that the workload is: one of another name would be a second one beside it.
   *
   * @format dns-label
   */
  readonly container?: string;
}

export interface AdoptedWorkloadProps {
  /**
   * Labels that select its pods, `spec.selector.matchLabels`, which cannot be changed: its pods get them, and everything that selects the pods goes
   * by them.
   *
   * @propertyNames label-key
   * @format label-value
   * @default - the labels that select the pods of every workload
   */
  readonly selector?: Readonly<Record<string, string>>;
  /** @default - all are named as the workload */
  readonly names?: AdoptedNames;
}

/** What is there already in the clusters of a region, made by others, and is managed as a workload from now on: it keeps its names and its selector. */
export class AdoptedWorkload {
  readonly selector: Readonly<Record<string, string>> | undefined;
  readonly names: AdoptedNames;
  /** The operator's line. */
  readonly source: Source | undefined = currentSource();

  /** @throws UserError if a property is malformed, or there is none */
  constructor(given: AdoptedWorkloadProps) {
    const { selector, names = {} } = frozenCopy(libProperties.check('AdoptedWorkloadProps', given, 'an AdoptedWorkload'));
    if (selector === undefined && Object.keys(names).length === 0)
      throw new UserError(
        'An AdoptedWorkload says neither its selector nor a name.',
        "Say what differs from a new one: selector: { app: 'orders' }, names: { Deployment: 'orders-api' }; or drop it.",
      );
    if (selector !== undefined) checkSelector(selector);
    this.selector = selector;
    this.names = names;
    freezeMade(this, AdoptedWorkload, new.target);
  }
}

/** Labels that controllers give to pods by themselves. */
const ofControllers = /^(pod-template-hash|controller-revision-hash|controller-uid|job-name|.*batch\.kubernetes\.io\/.*|slipway\.dev\/.*)$/;

function checkSelector(selector: Readonly<Record<string, string>>): void {
  const keys = Object.keys(selector);
  if (keys.length === 0)
    throw new UserError("'selector' of an AdoptedWorkload is empty, which would select every pod.", 'Copy `spec.selector.matchLabels`.');
  const taken = keys.find((key) => ofControllers.test(key));
  if (taken !== undefined)
    throw new UserError(
      `'selector' of an AdoptedWorkload has the key '${taken}', which a controller or Slipway gives to pods.`,
      'Copy `spec.selector.matchLabels` of the Deployment or StatefulSet, not the labels of a pod.',
    );
}
