/** Files of slipway, from the folder that holds its shelves, that are public for tools and take nothing that people write. */
const machinery = /^lib\/(address|properties|policy\/(expression|judge|report|rules))\//;

/** @param file of slipway, with forward slashes */
export function isMachinery(file: string): boolean {
  return machinery.test(file);
}
