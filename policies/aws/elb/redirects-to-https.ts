import { blocks } from '../blocks';

interface Listener {
  readonly default_action?: Action | readonly Action[];
}

interface Action {
  readonly type?: string;
  readonly redirect?: { readonly protocol?: string };
}

/** Whether a listener sends whoever comes without TLS to where it is. */
export function redirectsToHttps({ default_action: actions }: Listener): boolean {
  return blocks<Action>(actions).some(({ type, redirect }) => type === 'redirect' && blocks(redirect)[0]?.protocol === 'HTTPS');
}
