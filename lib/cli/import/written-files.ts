import * as fs from 'node:fs';
import * as path from 'node:path';
import type { AssembledResource, AssembledStack } from '../../assembly/assembly';
import { blockAddress, objectAddress, printAddress } from '../../documents/address';
import { jsonBlocks } from '../../documents/json/json-blocks';
import { readRegularFile } from '../../documents/read-regular-file';
import { parseUntrustedJson, parseUntrustedYaml } from '../../documents/untrusted';
import type { OutputFolders } from '../../policy/report/formats/output-file';
import { type WrittenFile, writtenFilesOf } from '../project/written-file';
import type { SarifLocation } from './sarif-log';

/** Of a file of output: more than any engine takes. */
const mostBytes = 256 * 1024 * 1024;

/** A resource, and the lines that it takes in its file. */
interface Lines {
  readonly address: string;
  readonly firstLine: number;
  readonly lastLine: number;
}

/** What synthesis wrote, by the names and lines that others give to it. */
export class WrittenFiles {
  private readonly files: ReadonlyMap<string, WrittenFile>;
  private readonly byLastName = new Map<string, [string, WrittenFile][]>();
  private readonly texts = new Map<WrittenFile, readonly string[]>();
  private readonly blocks = new Map<WrittenFile, readonly Lines[]>();
  private readonly resources = new Map<AssembledStack, ReadonlyMap<string, AssembledResource>>();

  /**
   * @param named the output folders as users name them
   * @param read the output folders to read from
   */
  constructor(
    stacks: readonly AssembledStack[],
    named: OutputFolders,
    private readonly read: OutputFolders,
  ) {
    this.files = new Map(writtenFilesOf(stacks).map((file) => [namesIn(`${named[file.folder]}/${file.file}`).join('/'), file]));
    for (const entry of this.files) {
      const last = entry[0].split('/').at(-1)!;
      this.byLastName.set(last, [...(this.byLastName.get(last) ?? []), entry]);
    }
  }

  /**
   * The file that a scanner means: it may have started in a folder above or below, name the whole path, or have looked at a copy.
   *
   * @returns nothing where none of them is meant, or several may be
   */
  named(uri: string): WrittenFile | undefined {
    const names = namesIn(uri);
    const wanted = names.join('/');
    const own = this.files.get(wanted);
    if (own) return own;
    const alike = (this.byLastName.get(names.at(-1) ?? '') ?? []).filter(
      ([shown, { file }]) => `/${shown}`.endsWith(`/${wanted}`) || `/${wanted}`.endsWith(`/${file}`),
    );
    return alike.length === 1 ? alike[0]![1] : undefined;
  }

  /**
   * The resource that a scanner means.
   *
   * @returns nothing where it means the file, or an older one
   */
  resourceAt(file: WrittenFile, location: SarifLocation): AssembledResource | undefined {
    const line = this.lineOf(file, location);
    const blocks = this.blocksOf(file);
    const block =
      blocks.find(({ firstLine, lastLine }) => line !== undefined && firstLine <= line && line <= lastLine) ??
      blocks.find(({ address }) => location.names.some((name) => name === address || `${file.cluster}/${name}` === address));
    return block && this.resourcesOf(file.stack).get(block.address);
  }

  /** The line where a snippet stands now: what formats JSON anew moves lines. */
  private lineOf(file: WrittenFile, { line, snippet }: SarifLocation): number | undefined {
    const lines = this.textOf(file);
    const shown = (snippet ?? '')
      .split('\n')
      .map((each) => each.trim())
      .slice(0, 6);
    while (shown.at(-1) === '') shown.pop();
    if (line === undefined || shown.length === 0) return line;
    const found = lines.flatMap((_text, index) =>
      shown.every((each, offset) => lines[index + offset]?.trim() === each) ? [index + 1] : [],
    );
    return found.sort((a, b) => Math.abs(a - line) - Math.abs(b - line))[0];
  }

  private textOf(file: WrittenFile): readonly string[] {
    const known = this.texts.get(file);
    if (known) return known;
    const place = path.join(this.read[file.folder], file.file);
    const lines = fs.existsSync(place) ? readRegularFile(place, mostBytes).toString('utf8').split(/\r?\n/) : [];
    this.texts.set(file, lines);
    return lines;
  }

  private blocksOf(file: WrittenFile): readonly Lines[] {
    const known = this.blocks.get(file);
    if (known) return known;
    const text = this.textOf(file).join('\n');
    const blocks = text === '' ? [] : file.cluster === undefined ? blocksIn(text, file.file) : objectsIn(text, file.file, file.cluster);
    this.blocks.set(file, blocks);
    return blocks;
  }

  private resourcesOf(stack: AssembledStack): ReadonlyMap<string, AssembledResource> {
    const known = this.resources.get(stack);
    if (known) return known;
    const resources = new Map(stack.resources.map((resource) => [resource.address, resource]));
    this.resources.set(stack, resources);
    return resources;
  }
}

/** The names of a path or a file URI, without what leads nowhere. */
function namesIn(uri: string): readonly string[] {
  const names: string[] = [];
  for (const name of decoded(uri.replace(/^file:\/\/[^/]*/, '')).split(/[\\/]+/)) {
    if (name === '..') names.pop();
    else if (name !== '' && name !== '.') names.push(name);
  }
  return names;
}

function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}

/** Blocks of Terraform JSON. */
function blocksIn(text: string, file: string): readonly Lines[] {
  parseUntrustedJson(text, file);
  return jsonBlocks(text, 3).flatMap(({ path: [kind, type, name], firstLine, lastLine }) => {
    const isBlock = kind === 'resource' || kind === 'data' || kind === 'ephemeral';
    return isBlock ? [{ address: printAddress(blockAddress(kind, String(type), String(name))), firstLine, lastLine }] : [];
  });
}

/** Objects of a manifest: each reaches to the next. */
function objectsIn(text: string, file: string, cluster: string): readonly Lines[] {
  const documents = parseUntrustedYaml(text, file);
  return documents.map(({ value, lineOf }, index) => {
    const next = documents[index + 1];
    return {
      address: printAddress(objectAddress(cluster, value as object)),
      firstLine: lineOf([]),
      lastLine: next ? next.lineOf([]) - 1 : Number.POSITIVE_INFINITY,
    };
  });
}
