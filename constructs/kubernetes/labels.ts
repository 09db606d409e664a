import { shorten } from '../../lib';

export type Labels = Readonly<Record<string, string>>;

/** Labels that select the pods of an app that bear a name; never changed, because selectors are immutable. */
export function selectorLabels(app: string, name: string): Labels {
  return { 'app.kubernetes.io/name': name, 'app.kubernetes.io/instance': shorten(`${app}-${name}`, 63) };
}

/** Labels of such pods, and of what stands around them: those that select, and of which app they are. */
export function objectLabels(app: string, name: string): Labels {
  return { ...selectorLabels(app, name), 'app.kubernetes.io/part-of': app };
}
