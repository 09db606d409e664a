import { LabelSelector } from '../../../lib/rules';

/** Whom a selector of Calico chooses, as Kubernetes would say it. */
export interface Chosen {
  /** Nothing where it says none. */
  readonly namespace?: string;
  readonly labels: LabelSelector;
}

type Requirement = NonNullable<LabelSelector['matchExpressions']>[number];

const ofNamespace = /^(?:projectcalico\.org\/(?:namespace|name)|kubernetes\.io\/metadata\.name)$/;
const key = '([\\w./-]{1,317})';
const text = `(?:'([^']*)'|"([^"]*)")`;

/** In this order; what is written otherwise, such as `a == 'b' || c == 'd'`, only the cluster reads. */
const terms: readonly (readonly [RegExp, (key: string, value: string) => Requirement])[] = [
  [new RegExp(`^${key}\\s*==\\s*${text}$`), (name, value) => ({ key: name, operator: 'In', values: [value] })],
  [new RegExp(`^${key}\\s*!=\\s*${text}$`), (name, value) => ({ key: name, operator: 'NotIn', values: [value] })],
  [new RegExp(`^${key}\\s+in\\s*\\{([^{}]*)\\}$`), (name, list) => ({ key: name, operator: 'In', values: valuesIn(list) })],
  [new RegExp(`^${key}\\s+not\\s+in\\s*\\{([^{}]*)\\}$`), (name, list) => ({ key: name, operator: 'NotIn', values: valuesIn(list) })],
  [new RegExp(`^has\\(\\s*${key}\\s*\\)$`), (name) => ({ key: name, operator: 'Exists' })],
  [new RegExp(`^!\\s*has\\(\\s*${key}\\s*\\)$`), (name) => ({ key: name, operator: 'DoesNotExist' })],
];

/**
 * Reads a selector of Calico whose parts all have to hold; nothing where it is another one.
 *
 * @see https://docs.tigera.io/calico/latest/reference/resources/networkpolicy#selectors
 */
export function calicoSelector(selector: unknown): Chosen | undefined {
  const parts = String(selector ?? '')
    .split('&&')
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== 'all()');
  const read = parts.map(requirementOf);
  if (read.some((each) => each === undefined)) return undefined;
  const found = read as readonly Requirement[];
  const [place, ...others] = found.filter((each) => ofNamespace.test(each.key ?? ''));
  if (others.length > 0 || (place && (place.operator !== 'In' || place.values?.length !== 1))) return undefined;
  const matchExpressions = found.filter((each) => each !== place);
  return {
    ...(place && { namespace: place.values![0]! }),
    labels: matchExpressions.length > 0 ? { matchExpressions } : {},
  };
}

function requirementOf(part: string): Requirement | undefined {
  for (const [form, make] of terms) {
    const [, name = '', ...values] = form.exec(part) ?? [];
    if (name !== '') return make(name, values.find((value) => value !== undefined) ?? '');
  }
  return undefined;
}

function valuesIn(list: string): readonly string[] {
  return list.split(',').map((value) => value.trim().replace(/^['"]|['"]$/g, ''));
}
