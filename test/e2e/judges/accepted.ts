/** What a foreign judge finds in the example's manifests, and what is meant to be so. */
export interface Accepted {
  /** The judge's name of its rule. */
  readonly check: string;
  /** Makers of the pods, as `Deployment shop/frontend`; a Job's without its hash. `all` is every one. */
  readonly pods: readonly string[] | 'all';
  readonly why: string;
}

const upstream = (...names: readonly string[]): string[] => names.map((name) => `Deployment shop/${name}`);
const receipts = ['Deployment receipts/receipts', 'Job receipts/receipts-migrate', 'CronJob receipts/receipts-nightly'];

/** Everything that checkov finds and that stays. What it finds and is not here fails; so does what is here and not found any more. */
export const ACCEPTED: readonly Accepted[] = [
  {
    check: 'CKV_K8S_43', // Image should use digest
    pods: 'all',
    why: 'The example runs the tags that Online Boutique publishes; its digests cannot be looked up without a network, and none is invented. An environment that states `requireDigest: true` refuses an image without one.',
  },
  {
    check: 'CKV_K8S_15', // Image Pull Policy should be Always
    pods: 'all',
    why: 'A released tag stands for one image. Always asking the registry would make it a condition of every restart, and hides nothing: the pull secrets decide who may pull.',
  },
  {
    check: 'CKV_K8S_40', // Containers should run as a high UID
    pods: upstream(
      ...['adservice', 'cartservice', 'cartservice-carts', 'checkoutservice', 'currencyservice', 'emailservice', 'frontend'],
      ...['loadgenerator', 'paymentservice', 'productcatalogservice', 'recommendationservice', 'shippingservice'],
    ),
    why: 'The images of Online Boutique are made for user 1000, as its own manifests say. What says nothing runs as 65532.',
  },
  {
    check: 'CKV_K8S_11', // CPU limits should be set
    pods: [...receipts, 'StatefulSet receipts/receiptsearch', ...upstream('loadgenerator')],
    why: 'A limit on processor time throttles pods while the node is idle; requests share it fairly. The init container of the load generator has none in its own manifests either.',
  },
  {
    check: 'CKV_K8S_35', // Prefer using secrets as files
    pods: [...receipts, ...upstream('cartservice')],
    why: 'These programs read their environment. A workload that reads files gets them by `files`, from the same Secret.',
  },
  {
    check: 'CKV_K8S_9', // Readiness Probe Should be Configured
    pods: ['Deployment receipts/receipts', ...upstream('loadgenerator')],
    why: 'Nobody sends them requests: they have no port and no Service.',
  },
  {
    check: 'CKV_K8S_8', // Liveness Probe Should be Configured
    pods: ['Deployment receipts/receipts', ...upstream('loadgenerator')],
    why: 'They have no port to ask, and end when they fail.',
  },
  ...['CKV_K8S_10', 'CKV_K8S_12', 'CKV_K8S_13'].map((check) => ({
    check, // CPU requests, memory requests, memory limits should be set
    pods: upstream('loadgenerator'),
    why: 'Its init container, which waits for the shop, has none in its own manifests; the load generator itself has all three.',
  })),
];
