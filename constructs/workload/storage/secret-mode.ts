/** Permissions of the files of a Secret: for the pod's group, which therefore has one, and for nobody else. */
export const secretMode = 0o440;
