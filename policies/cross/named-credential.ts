import { isCredential, Subject, tellsCredential } from '../../lib/rules';

type Place = readonly (string | number)[];

/** Where documents of delivery tools keep values of charts, as the way there: what charts call a password is one. */
const valuesOfCharts: readonly (readonly [type: RegExp, at: RegExp])[] = [
  [/^argoproj\.io\/[^/]+\/(?:Application|ApplicationSet)$/, /\/(?:helm|plugin|kustomize)\//],
  [/^helm\.toolkit\.fluxcd\.io\/[^/]+\/HelmRelease$/, /^spec\/values\//],
  [/^helm\.cattle\.io\/[^/]+\/HelmChart(?:Config)?$/, /^spec\/(?:valuesContent$|set\/)/],
  [/^helm\.crossplane\.io\/[^/]+\/Release$/, /^spec\/forProvider\/(?:values|set)\//],
  [/^addons\.cluster\.x-k8s\.io\/[^/]+\/HelmChartProxy$/, /^spec\/valuesTemplate$/],
  [/^fleet\.cattle\.io\/[^/]+\/Bundle$/, /\/helm\/values\//],
  [/^helm_release$/, /^(?:values|set|set_list|set_sensitive)\//],
];

/** How all of those types begin. */
const mayHoldChart = /^(?:addons\.|argoproj\.|fleet\.|helm[._])/;

/** What states values by name in Terraform, some for whoever leaves them out. */
export const valuesOfTerraform: ReadonlySet<string> = new Set(['local', 'output', 'variable']);

/** Commands that Terraform runs. */
const ofProvisioners = /^provisioner\/.*\/(?:command|inline)(?:\/\d+)?$/;

/** Finds whether a text of a document is a secret by where it stands. */
export type IsNamed = (text: string, name: string, at: Place) => boolean;

/**
 * Finds, in a document, what is a secret by the name of its annotation or label, of its entry in the values of a chart, or in a line
 * of it, where it is a file.
 *
 * @param found what stands at a place: a list of parameters names each of them beside its value
 */
export function namedCredentials({ type, name: label }: Pick<Subject, 'name' | 'type'>, found: (at: Place) => unknown): IsNamed {
  const [, values] = (mayHoldChart.test(type) && valuesOfCharts.find(([kind]) => kind.test(type))) || [];
  const isObject = type.includes('/');
  const holdsFiles = isObject && !type.endsWith('/CustomResourceDefinition');
  return (text, name, at) => {
    if (isLabel(at)) return !name.startsWith('checksum/') && isCalled(name.slice(name.lastIndexOf('/') + 1), text);
    if (values?.test(at.join('/'))) {
      const parameter = at.at(-1) === 'value' ? found([...at.slice(0, -1), 'name']) : undefined;
      return text.includes('\n') ? tellsCredential(text, isCalled) : !text.includes('${') && isCalled(String(parameter ?? name), text);
    }
    if (valuesOfTerraform.has(type)) {
      const isStated = type === 'local' || at[0] === 'default' || at[0] === 'value';
      return isStated && !text.includes('${') && isCalled(at.length === 1 ? label : name, text);
    }
    if (holdsFiles) return (text.includes('\n') || at.at(-2) === 'literals') && tellsCredential(text, isCalled);
    return at[0] === 'provisioner' && ofProvisioners.test(at.join('/')) && tellsCredential(text);
  };
}

function isLabel(at: Place): boolean {
  const list = at.at(-2);
  return (list === 'annotations' || list === 'labels') && at.at(-3) === 'metadata';
}

/** What is called so names a secret more often than it is one: `existingSecret`, `imagePullSecret`, `auth-secret`; not `clientSecret`. */
const references = /(?<!(?:client|app|consumer|cookie|hmac|jwt|oauth|oidc|session|shared|signing|webhook)[-_]?)(?:secret|credentials?)$/;

/** Name of an object of Kubernetes, or of one in another namespace. */
const nameOfObject = /^(?:[a-z0-9][a-z0-9.-]{0,252}\/)?[a-z0-9][a-z0-9.-]{0,252}$/;

function isCalled(name: string, value: string): boolean {
  return isCredential(name, value) && !(references.test(name.toLowerCase()) && nameOfObject.test(value));
}
