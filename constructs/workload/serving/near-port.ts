import { nearestFirst } from '../../../lib';

/** Asks for the port that somebody may have meant, before the rest of a cure. */
export function nearPort(port: unknown, ports: readonly string[]): string {
  return ports.length > 0 ? `Did you mean '${nearestFirst(String(port), ports)[0]}'? ` : '';
}
