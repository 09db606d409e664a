/** The cluster that all objects of files are taken to be for. */
export const foreignCluster = 'cluster';
