import { PodPeer } from './network-peer';

/** The pods behind the Service `kube-dns`, which CoreDNS kept the label of. */
export const kubeDns: PodPeer = { namespace: 'kube-system', pods: { 'k8s-app': 'kube-dns' } };
