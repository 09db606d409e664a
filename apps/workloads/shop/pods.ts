/** Where the shop's images are published. */
export const registry = 'us-central1-docker.pkg.dev/online-boutique-ci/microservices-demo';

/** Whom the shop's images run as. */
export const securityContext = { runAsUser: 1000, runAsGroup: 1000, fsGroup: 1000 };
