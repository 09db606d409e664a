import { listed } from '../listed';
import type { Direction, Ports, Way } from './way';

// biome-ignore lint/suspicious/noExplicitAny: a document as somebody wrote it
type Raw = any;

/**
 * What a policy of Calico opens. What is denied before is left out of what is allowed behind it.
 *
 * @see https://docs.tigera.io/calico/latest/reference/resources/networkpolicy
 */
export function calicoWays(spec: Raw, direction: Direction): readonly Way[] {
  const side = direction === 'ingress' ? 'source' : 'destination';
  const denied: unknown[] = [];
  return listed<Raw>(spec?.[direction]).flatMap((rule, index): readonly Way[] => {
    const { nets, notNets, ...others } = rule?.[side] ?? {};
    if (rule?.action === 'Deny') denied.push(...listed(nets));
    if (rule?.action !== 'Allow') return [];
    const at = ['spec', direction, index];
    const chosen = Object.keys(others).filter((key) => !/^(?:ports|notPorts|selector|namespaceSelector)$/.test(key));
    const [selector, namespaces] = [others.selector, others.namespaceSelector].map((text) => String(text ?? '').trim());
    const except = [...denied, ...listed(notNets)];
    const isOpen = chosen.length === 0 && selector === '' && namespaces === '' && listed(nets).length === 0;
    return [
      {
        at,
        everybody: isOpen && except.length === 0,
        everyPod:
          chosen.length === 0 &&
          /^(?:all\(\))?$/.test(selector!) &&
          /^(?:all\(\)|global\(\))$/.test(namespaces!) &&
          listed(nets).length === 0,
        networks: (isOpen ? ['0.0.0.0/0', '::/0'] : listed(nets)).map((cidr) => ({ cidr, except, at })),
        ports: listed(rule?.destination?.ports).map((port) => calicoPorts(port, String(rule?.protocol ?? 'TCP'))),
      },
    ];
  });
}

/** A number, `8000:8080`, or a name. */
function calicoPorts(port: unknown, protocol: string): Ports {
  const [from = Number.NaN, to = from] = String(port).split(':').map(Number);
  return { protocol, from, to };
}
