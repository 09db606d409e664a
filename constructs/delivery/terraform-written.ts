import { Fn, TerraformProvider, Token } from 'cdktf';
import { Construct } from 'constructs';
import {
  Cluster,
  canonicalJson,
  checkName,
  Deferred,
  Delivery,
  DeploymentStack,
  ExistingSecret,
  JoinedText,
  literal,
  Reference,
  Remote,
  StoredSecret,
  sha256,
  UserError,
} from '../../lib';
import { EphemeralResource } from '../aws/ephemeral-resource';
import { kubernetes } from '../kubernetes/resources';
import { terraformExpression } from '../literal-resources';
import { deliveryOf } from './delivery-of';

/**
 * Delivers without a controller in the cluster: Terraform writes facts to a ConfigMap and secrets to a Secret whose content is write-only,
 * both named `<workload>-<dependency>`. The namespace must be there before.
 *
 * Needs a Kubernetes provider for each cluster, with the cluster's name as its alias: `kubernetesProviders()` makes them.
 */
export class TerraformWritten implements Delivery<WrittenOutputs> {
  publish(scope: Construct, _id: string, outputs: WrittenOutputs['outputs']): WrittenOutputs {
    return { stack: DeploymentStack.of(scope), outputs };
  }

  /** @throws UserError if a cluster has no Kubernetes provider, or the outputs are of another stack */
  fetch(consumer: Construct, id: string, { stack: owner, outputs }: WrittenOutputs): Readonly<Record<string, Reference>> {
    const stack = DeploymentStack.of(consumer);
    const own = Object.keys(outputs).filter((output) => !isKeptElsewhere(outputs[output]!));
    if (owner !== stack && own.length > 0)
      throw new UserError(
        `'${consumer.node.path}' uses outputs ${own.join(', ')} of '${owner.node.id}' as '${id}', which only the Terraform of that stack can write.`,
        `Let External Secrets deliver in environment '${stack.environment.name}', or move the workload into app '${owner.app}'.`,
      );
    const name = checkName(`The ConfigMap and Secret of '${consumer.node.path}/${id}'`, stack.names.objectName(consumer, id));
    const facts = Object.entries(outputs).filter((entry): entry is [string, Deferred] => entry[1] instanceof Deferred);
    const secrets = Object.entries(outputs).flatMap(([key, value]) =>
      value instanceof Deferred ? [] : [secretAt(deliveryOf(consumer, id), key, value)],
    );

    for (const cluster of stack.clusters) {
      const target = { provider: providerOf(stack, cluster), metadata: { name, namespace: stack.namespace, labels } };
      const scope = new Construct(deliveryOf(consumer, id), cluster.name);
      if (facts.length > 0)
        configMap(
          scope,
          target,
          facts.map(([key, { expression }]) => [key, expression]),
        );
      if (secrets.length > 0)
        secret(
          scope,
          target,
          secrets.map(([key, value]) => [key, terraformExpression(value)]),
          revisionOf(secrets),
        );
    }
    return Object.fromEntries([
      ...facts.map(([key]) => [key, { configMapKeyRef: { name, key } }]),
      ...secrets.map(([key]) => [key, { secretKeyRef: { name, key } }]),
    ]);
  }

  /** Texts with a secret in them are a Secret's, the others a ConfigMap's. */
  join(consumer: Construct, id: string, texts: Readonly<Record<string, JoinedText<WrittenOutputs>>>): Readonly<Record<string, Reference>> {
    const stack = DeploymentStack.of(consumer);
    const name = checkName(`The ConfigMap and Secret of '${consumer.node.path}/${id}'`, stack.names.objectName(consumer, id));
    const delivery = deliveryOf(consumer, id);
    const joined = Object.entries(texts).map(([key, text]) => joinText(delivery, key, text));
    const open = joined.filter(({ secrets }) => secrets.length === 0);
    const closed = joined.filter(({ secrets }) => secrets.length > 0);
    const content = (some: readonly Joined[]) => some.map(({ key, text }) => [key, text] as const);
    for (const cluster of stack.clusters) {
      const target = { provider: providerOf(stack, cluster), metadata: { name, namespace: stack.namespace, labels } };
      const scope = new Construct(delivery, cluster.name);
      if (open.length > 0) configMap(scope, target, content(open));
      if (closed.length > 0) secret(scope, target, content(closed), revisionOfTexts(closed));
    }
    return Object.fromEntries([
      ...open.map(({ key }) => [key, { configMapKeyRef: { name, key } }]),
      ...closed.map(({ key }) => [key, { secretKeyRef: { name, key } }]),
    ]);
  }
}

/** A text that Terraform joins. */
interface Joined {
  readonly key: string;
  /** Its expressions are tokens. */
  readonly text: string;
  readonly facts: readonly Deferred[];
  readonly secrets: readonly Written[];
  /** What it says itself. */
  readonly literals: readonly string[];
}

function joinText(delivery: Construct, key: string, { literals, parts }: JoinedText<WrittenOutputs>): Joined {
  const values = parts.map(({ published, output }) => published.outputs[output]!);
  const facts = values.filter((value) => value instanceof Deferred);
  const secrets = new Map(values.flatMap((value) => (value instanceof Deferred ? [] : [[value, secretAt(delivery, key, value)] as const])));
  const expressions = values.map((value) => (value instanceof Deferred ? value.expression : terraformExpression(secrets.get(value)![1])));
  const text = literals.map((own, index) => own + (expressions[index] ?? '')).join('');
  return { key, text, facts, secrets: [...secrets.values()], literals };
}

/** What was joined is written anew for another word, secret or version; and for another fact, which only Terraform knows. */
function revisionOfTexts(texts: readonly Joined[]): number {
  const words = texts.map(({ key, literals }): Written => [key, '', literals]);
  const known = revisionOf([...words, ...texts.flatMap(({ secrets }) => secrets)]);
  const facts = texts.flatMap((text) => text.facts.map(({ expression }) => expression));
  if (facts.length === 0) return known;
  return Token.asNumber(Fn.parseint(Fn.substr(Fn.sha256(Fn.join('\n', [String(known), ...facts])), 0, 7), 16));
}

/** Outputs as their own stack's Terraform knows them. */
export interface WrittenOutputs {
  readonly stack: DeploymentStack;
  readonly outputs: Readonly<Record<string, Remote>>;
}

interface Target {
  readonly provider: TerraformProvider;
  readonly metadata: { readonly name: string; readonly namespace: string; readonly labels: Record<string, string> };
}

/** What somebody keeps in the store under a name: any stack may read it there. */
function isKeptElsewhere(output: Remote): boolean {
  return output instanceof ExistingSecret && output.id === undefined;
}

/** Without the stack's label: whoever prunes the stack's manifests would take these along. */
const labels = { 'app.kubernetes.io/managed-by': 'terraform' };

/** Text by key, with expressions as tokens. */
type Content = readonly (readonly [key: string, text: string])[];

function configMap(scope: Construct, target: Target, facts: Content): void {
  new kubernetes.ConfigMapV1(scope, 'facts', { ...target, data: Object.fromEntries(facts) });
}

function secret(scope: Construct, target: Target, secrets: Content, dataWoRevision: number): void {
  new kubernetes.SecretV1(scope, 'secrets', { ...target, type: 'Opaque', dataWo: Object.fromEntries(secrets), dataWoRevision });
}

/** A key of the Secret, the Terraform expression of its value, and what that is: another revision for another one. */
type Written = readonly [key: string, value: string, identity: readonly (string | number)[]];

/** What somebody else puts into the store is read in each run, and handed on only when its version counts up. */
function secretAt(delivery: Construct, key: string, secret: StoredSecret | ExistingSecret): Written {
  if (secret instanceof StoredSecret) return [key, secret.value, [secret.name, secret.version]];
  const { name, property, version, id } = secret;
  // A path of constructs has no '/' in a part of it.
  const block = `entry-${encodeURIComponent(name)}`;
  const known = delivery.node.tryFindChild(block) as EphemeralResource | undefined;
  const entry = known ?? new EphemeralResource(delivery, block, 'aws_secretsmanager_secret_version', { secret_id: id ?? literal(name) });
  const part = (value: string) => (property === undefined ? value : `jsondecode(${value})[${JSON.stringify(property)}]`);
  return [key, entry.expressionOf('secret_string', part), [name, ...(property === undefined ? [] : [property]), version]];
}

/** The largest that every provider takes. */
const greatestRevision = 2 ** 31 - 1;

/**
 * Terraform writes the content anew where this number differs from the one in its state, be it larger or not: another one for other keys,
 * other secrets behind them, or other versions. A sum of versions would stay where a key is renamed; a hash stays once in two thousand
 * million changes.
 *
 * @see https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/secret_v1
 */
function revisionOf(secrets: readonly Written[]): number {
  const content = secrets.map(([key, , identity]) => [key, ...identity]).sort(([a], [b]) => (a! < b! ? -1 : 1));
  return (Number.parseInt(sha256(canonicalJson(content)).slice(0, 12), 16) % greatestRevision) + 1;
}

function providerOf(stack: DeploymentStack, { name }: Cluster): TerraformProvider {
  const provider = stack
    .allProviders()
    .find(({ terraformResourceType, alias }) => terraformResourceType === 'kubernetes' && alias === name);
  if (!provider) {
    throw new UserError(
      `Environment '${stack.environment.name}' has no Kubernetes provider with the alias '${name}', through which Terraform would write to that cluster.`,
      "Add kubernetesProviders() to its 'terraform'.",
    );
  }
  return provider;
}
