// biome-ignore lint/suspicious/noExplicitAny: a document read from JSON
type Json = Readonly<Record<string, any>>;

/**
 * What the API server fills into an object that follows from more than one field beside it. That a Pod requests what it is limited to is left
 * out: in the templates of other kinds nothing is filled in.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.34.4/pkg/apis/core/v1/defaults.go
 */
export function computedDefaults(type: string, object: Json): Json {
  return Object.hasOwn(computed, type) ? computed[type]!(object) : {};
}

const computed: Readonly<Record<string, (object: Json) => Json>> = {
  'core.v1.Container': ({ image, imagePullPolicy }) =>
    imagePullPolicy === undefined && typeof image === 'string' ? { imagePullPolicy: isLatest(image) ? 'Always' : 'IfNotPresent' } : {},
  'core.v1.Volume': (volume) => (Object.keys(volume).every((name) => name === 'name') ? { emptyDir: {} } : {}),
};

/** No tag, or that one; a digest is none of both. */
function isLatest(image: string): boolean {
  if (image.includes('@')) return false;
  const [, tag] = /:([^/:]*)$/.exec(image) ?? [];
  return tag === undefined || tag === 'latest';
}
