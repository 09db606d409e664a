import { JoinedText } from '../../lib';
import { RemoteEntry } from './remote-entry';

/**
 * Texts as templates of one ExternalSecret, with the entries that they read.
 *
 * @see https://external-secrets.io/latest/guides/templating/
 */
export class GoTemplates {
  private readonly byPlace = new Map<string, RemoteEntry>();

  /** What the templates read, each once, by the name that it has in them. */
  get entries(): readonly RemoteEntry[] {
    return [...this.byPlace.values()];
  }

  print({ literals, parts }: JoinedText<readonly RemoteEntry[]>): string {
    const printed = parts.map(({ name, published, output }) => {
      const entry = published.find((one) => one.output === output)!;
      return `{{ .${this.nameOf(name, entry)} }}`;
    });
    return literals.map((own, index) => plain(own) + (printed[index] ?? '')).join('');
  }

  private nameOf(wished: string, entry: RemoteEntry): string {
    const place = JSON.stringify([entry.store, entry.key, entry.property]);
    const known = this.byPlace.get(place);
    if (known) return known.output;
    const taken = new Set(this.entries.map(({ output }) => output));
    let output = wished;
    for (let count = 2; taken.has(output); count++) output = `${wished}_${count}`;
    this.byPlace.set(place, { ...entry, output });
    return output;
  }
}

/** Text in which nothing begins an action, also together with the one behind it. */
function plain(text: string): string {
  return text.replace(/\{\{|\{$/g, (braces) => `{{ "${braces}" }}`);
}
