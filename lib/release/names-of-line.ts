/**
 * What somebody may call a line of a release, from the narrowest to the widest: as it stands there, of a container beside its workload's own as its workload
 * too, and as its app.
 */
export function namesOfLine(line: string): readonly string[] {
  return [...new Set([line, line.split('.')[0]!, line.split('/')[0]!])];
}
