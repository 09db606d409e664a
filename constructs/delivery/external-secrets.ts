import { ApiObject, Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { Cluster, checkName, Deferred, Delivery, DeploymentStack, frozenCopy, JoinedText, Reference, Remote } from '../../lib';
import { ssm } from '../aws/resources/ssm';
import { properties } from '../properties';
import { deliveryOf } from './delivery-of';
import { GoTemplates } from './go-templates';
import { RemoteEntry } from './remote-entry';

export interface ExternalSecretsOptions {
  /**
   * How often the Secrets are read anew; 0 reads once.
   *
   * @minimum 0
   * @unit seconds
   * @default Duration.hours(1)
   */
  readonly refreshInterval?: Duration;
}

/**
 * Delivers through External Secrets: facts become parameters of Parameter Store, secrets are in Secrets Manager, and one ExternalSecret for
 * each consumer and cluster reads both of a dependency into one Secret, `<workload>-<dependency>`.
 *
 * @see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html for the length of a parameter's name
 */
export class ExternalSecrets implements Delivery<readonly RemoteEntry[]> {
  private readonly options: ExternalSecretsOptions;

  /** @throws UserError if an option is out of range */
  constructor(given: ExternalSecretsOptions = {}) {
    this.options = frozenCopy(properties.check('ExternalSecretsOptions', given, 'ExternalSecrets'));
  }

  publish(scope: Construct, id: string, outputs: Readonly<Record<string, Remote>>): readonly RemoteEntry[] {
    const delivery = deliveryOf(scope, id);
    const folder = DeploymentStack.of(scope).physicalName(delivery.node.scope!, 'ssm', 900);
    return Object.entries(outputs).map(([output, value]) =>
      value instanceof Deferred
        ? { output, store: 'parameters', key: parameter(delivery, output, `/${folder}/${output}`, value) }
        : {
            output,
            store: 'secrets',
            key: value.name,
            ...('property' in value && value.property !== undefined && { property: value.property }),
          },
    );
  }

  /** @throws UserError if a cluster states no `secretStores` */
  fetch(consumer: Construct, id: string, entries: readonly RemoteEntry[]): Readonly<Record<string, Reference>> {
    const stack = DeploymentStack.of(consumer);
    const name = checkName(`The Secret of '${consumer.node.path}/${id}'`, stack.names.objectName(consumer, id));
    for (const cluster of stack.clusters) this.externalSecret(stack, deliveryOf(consumer, id), cluster, name, entries);
    return Object.fromEntries(entries.map(({ output }) => [output, { secretKeyRef: { name, key: output } }]));
  }

  /** @throws UserError if a cluster states no `secretStores` */
  join(consumer: Construct, id: string, texts: Readonly<Record<string, JoinedText<readonly RemoteEntry[]>>>) {
    const stack = DeploymentStack.of(consumer);
    const name = checkName(`The Secret of '${consumer.node.path}/${id}'`, stack.names.objectName(consumer, id));
    const templates = new GoTemplates();
    const printed = Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, templates.print(text)]));
    const { entries } = templates;
    for (const cluster of stack.clusters) this.externalSecret(stack, deliveryOf(consumer, id), cluster, name, entries, printed);
    return Object.fromEntries(Object.keys(texts).map((key) => [key, { secretKeyRef: { name, key } }]));
  }

  /** Fields that the controller would default are written out, so that nobody sees a difference between git and the cluster. */
  private externalSecret(
    stack: DeploymentStack,
    delivery: Construct,
    cluster: Cluster,
    name: string,
    entries: readonly RemoteEntry[],
    texts?: Readonly<Record<string, string>>,
  ): void {
    const stores = stack.required(cluster.secretStores, `clusters.${cluster.name}.secretStores`, delivery);
    new ApiObject(stack.chartScope(delivery, cluster), 'ExternalSecret', {
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      metadata: { name },
      spec: {
        refreshInterval: goDuration(this.options.refreshInterval ?? Duration.hours(1)),
        target: {
          name,
          creationPolicy: 'Owner',
          deletionPolicy: 'Retain',
          ...(texts && { template: { engineVersion: 'v2', mergePolicy: 'Replace', data: texts } }),
        },
        data: entries.map(({ output, store, key, property }) => ({
          secretKey: output,
          remoteRef: {
            key,
            ...(property !== undefined && { property }),
            conversionStrategy: 'Default',
            decodingStrategy: 'None',
            metadataPolicy: 'None',
          },
          sourceRef: { storeRef: { kind: stores[store].kind, name: stores[store].name } },
        })),
      },
    });
  }
}

function parameter(scope: Construct, output: string, name: string, { expression }: Deferred): string {
  new ssm.SsmParameter(scope, output, { name, type: 'String', insecureValue: expression });
  return name;
}

/** As Go prints durations: `1h0m0s`. */
function goDuration(duration: Duration): string {
  const seconds = duration.toSeconds();
  return `${Math.floor(seconds / 3600)}h${Math.floor((seconds % 3600) / 60)}m${seconds % 60}s`;
}
