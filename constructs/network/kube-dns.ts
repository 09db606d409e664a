import { PodPeer } from './network-peer';

/**
 * The pods behind the Service `kube-dns`; CoreDNS kept its label.
 *
 * @see https://kubernetes.io/docs/tasks/administer-cluster/dns-debugging-resolution/
 */
export const kubeDns: PodPeer = { namespace: 'kube-system', pods: { 'k8s-app': 'kube-dns' } };
