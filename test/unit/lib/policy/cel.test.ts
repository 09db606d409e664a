import { allContainers, allOf, anyOf, concat, containersOf, documents, expression, not, pods, related, since } from '../../../../lib';
import { toCel } from '../../../../lib/policy/expression/cel';
import { Condition } from '../../../../lib/policy/expression/condition';
import { resolve } from '../../../../lib/policy/expression/resolve';
import type { Term } from '../../../../lib/policy/expression/term';
import type { PodTemplate } from '../../../../lib/policy/kubernetes/pod';
import type { ExpressionRule } from '../../../../lib/policy/rules/expression-rule';

const cel = ({ condition }: ExpressionRule, subject = 'object', kubernetesMinor = 34) =>
  toCel(resolve(condition.node, { facts: { kubernetesMinor, protected: false }, parameters: new Map() }), subject);

describe('an expression in CEL', () => {
  test.each<[string, (pod: Term<PodTemplate>) => Condition, string]>([
    ['takes a field that is not set for another value', ({ spec }) => spec.hostPID.isNot(true), '!object.spec.?hostPID.orValue(false)'],
    [
      'asks whether a field is set before it compares',
      ({ spec }) => spec.securityContext.runAsUser.atLeast(1000),
      'object.spec.?securityContext.?runAsUser.hasValue() && object.spec.?securityContext.?runAsUser.value() >= 1000',
    ],
    [
      'takes a list that is not set for an empty one',
      ({ spec }) => spec.volumes.every((volume) => volume.hostPath.isUnset()),
      'object.spec.?volumes.orValue([]).all(volume, !volume.?hostPath.hasValue())',
    ],
    [
      'joins lists',
      (pod) => containersOf(pod).some(({ image }) => image.endsWith(':latest')),
      '(object.spec.?containers.orValue([]) + object.spec.?initContainers.orValue([])).exists(container, container.?image.hasValue() && container.?image.value().endsWith(":latest"))',
    ],
    [
      'looks a key up',
      ({ metadata }) => metadata.labels.at('app.kubernetes.io/name').is('orders'),
      'object.metadata.?labels[?"app.kubernetes.io/name"].orValue("") == "orders"',
    ],
    [
      'goes through the keys of a map',
      ({ metadata }) => metadata.labels.keys().none((key) => key.startsWith('x/')),
      '!object.metadata.?labels.orValue({}).exists(key, key.startsWith("x/"))',
    ],
    [
      'gives inner variables names of their own',
      ({ spec }) =>
        spec.containers.every(({ env }) =>
          env.every(({ name }) =>
            env
              .where((other) => other.name.is(name))
              .count()
              .is(1),
          ),
        ),
      'object.spec.?containers.orValue([]).all(container, container.?env.orValue([]).all(item, size(container.?env.orValue([]).filter(item2, item2.?name.hasValue() && item.?name.hasValue() && item2.?name.value() == item.?name.value())) == 1))',
    ],
    [
      'is among values of one type',
      ({ spec }) => spec.os.name.isOneOf(['linux', 'windows']),
      'object.spec.?os.?name.orValue("") in ["linux", "windows"]',
    ],
    [
      'puts alternatives in parentheses',
      ({ spec }) => allOf(anyOf(spec.hostPID.is(true), spec.hostIPC.is(true)), not(allOf(spec.hostPID.is(true), spec.hostIPC.is(true)))),
      '(object.spec.?hostPID.orValue(false) || object.spec.?hostIPC.orValue(false)) && !(object.spec.?hostPID.orValue(false) && object.spec.?hostIPC.orValue(false))',
    ],
    [
      'but not those that stand in parentheses already',
      ({ spec }) =>
        allOf(
          spec.containers.some(({ image }) => anyOf(image.is('a'), image.is('b'))),
          spec.hostPID.is(true),
        ),
      'object.spec.?containers.orValue([]).exists(container, (container.?image.orValue("") == "a") || (container.?image.orValue("") == "b")) && object.spec.?hostPID.orValue(false)',
    ],
    [
      'compares quantities',
      ({ spec }) =>
        spec.containers.every(({ resources: { limits, requests } }) => limits.memory.asQuantity().atLeast(requests.memory.asQuantity())),
      'object.spec.?containers.orValue([]).all(container, container.?resources.?limits.?memory.hasValue() && container.?resources.?requests.?memory.hasValue() && quantity(container.?resources.?limits.?memory.value()).compareTo(quantity(container.?resources.?requests.?memory.value())) >= 0)',
    ],
    [
      'compares a quantity with a number',
      ({ spec }) => spec.containers.every(({ resources: { limits } }) => limits.memory.asQuantity().atLeast(1024)),
      'object.spec.?containers.orValue([]).all(container, container.?resources.?limits.?memory.hasValue() && quantity(container.?resources.?limits.?memory.value()).compareTo(quantity("1024")) >= 0)',
    ],
    ['escapes what a text holds', ({ metadata }) => metadata.name.is('"\\\n'), 'object.metadata.?name.orValue("") == "\\"\\\\\\n"'],
    [
      'joins texts',
      ({ metadata }) => concat(metadata.namespace, '/', metadata.name).is('shop/orders'),
      '(object.metadata.?namespace.hasValue() && object.metadata.?name.hasValue() ? optional.of(object.metadata.?namespace.value() + "/" + object.metadata.?name.value()) : optional.none()).orValue("") == "shop/orders"',
    ],
  ])('%s', (_sentence, holds, expected) => expect(cel(expression(pods, holds))).toBe(expected));

  test('takes for a number, or for a text, only what is one and is set', () => {
    const widgets = documents<{ readonly port?: number | string; readonly ports?: readonly (number | string)[] }>('widget');
    expect(cel(expression(widgets, ({ port }) => port.asNumber().isSet()))).toBe(
      '(object.?port.hasValue() && type(object.?port.value()) == int ? optional.of(object.?port.value()) : optional.none()).hasValue()',
    );
    expect(cel(expression(widgets, ({ ports }) => ports.every((port) => port.asText().isUnset())))).toBe(
      '(has(object.ports) && object.ports != null ? object.ports : []).all(port, !(type(port) == string ? optional.of(port) : optional.none()).hasValue())',
    );
  });

  test('is about the pod template, where something makes pods', () => {
    expect(
      cel(
        expression(pods, ({ spec }) => spec.hostPID.isNot(true)),
        'object.spec.template',
      ),
    ).toBe('!object.spec.template.spec.?hostPID.orValue(false)');
  });

  test('holds what the version of the cluster asks for', () => {
    const rule = expression(pods, (pod) =>
      since(
        '1.35',
        pod.spec.hostUsers.is(false),
        allContainers(pod).every(({ image }) => image.isSet()),
      ),
    );
    expect(cel(rule, 'object', 35)).toBe('!object.spec.?hostUsers.orValue(true)');
    expect(cel(rule, 'object', 34)).toMatch(/^\(object\.spec\.\?containers/);
  });

  test('takes null at the top of an object for an empty list', () => {
    expect(cel(expression('rbac.authorization.k8s.io/v1/Role', ({ rules }) => rules.none(({ verbs }) => verbs.includes('*'))))).toBe(
      '!(has(object.rules) && object.rules != null ? object.rules : []).exists(rule, rule.?verbs.orValue([]).exists(verb, verb == "*"))',
    );
  });

  test('cannot be about other resources', () => {
    expect(
      cel(expression('aws_s3_bucket', () => related('aws_s3_bucket_versioning', 'bucket').some(({ bucket }) => bucket.isSet()))),
    ).toBeUndefined();
  });
});
