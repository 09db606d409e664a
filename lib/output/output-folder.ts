import * as fs from 'node:fs';
import * as path from 'node:path';
import { ledgerFile } from '../assembly/layout';
import { joinLedgers, type Ledger, printLedger, readLedger } from '../assembly/ledger';
import { sha256 } from '../documents/hash';
import { UserError } from '../errors';
import { writeFile } from '../files/write-file';
import { isOwnContent } from './own-content';
import { checkFiles, checkPath, isSafe, writeFiles } from './write-files';

/**
 * A folder that synthesis writes to, with the ledger of what it wrote there: before the first file changes, that names what is and what
 * will be, so that the next run knows what an interrupted one left behind, whichever of both it writes.
 */
export class OutputFolder {
  private readonly ledger: string;
  private readonly next: Ledger;
  private former: Ledger = new Map();
  /** What was written and is no longer. */
  private gone: readonly string[] = [];

  /**
   * @param owner which output it is of, where several share a folder
   * @param files what is written, by path relative to the folder
   * @param everywhere files that are there in every run, and never removed
   */
  constructor(
    private readonly folder: string,
    owner: string,
    private readonly files: ReadonlyMap<string, string | Buffer>,
    everywhere: readonly string[] = [],
  ) {
    this.ledger = path.join(folder, ledgerFile(owner.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'kubernetes'));
    const owned = [...files].filter(([file]) => !everywhere.includes(file));
    this.next = new Map(owned.map(([file, content]) => [file, new Set([sha256(content)])]));
  }

  /** @throws UserError if something stands in the way */
  check(): void {
    checkFiles(this.folder, this.files.keys());
    this.former = readLedger(this.ledger, isSafe);
    const twins = new Map([...this.files.keys()].map((file) => [file.toLowerCase(), file]));
    this.gone = [...this.former.keys()].filter((file) => !this.files.has(file) && !this.isTwin(file, twins.get(file.toLowerCase())));
    const foreign = this.gone.filter((file) => !this.isOurs(file));
    if (foreign.length === 0) return;
    const [first, ...others] = foreign.map((file) => `'${path.join(this.folder, file)}'`);
    throw new UserError(
      `${[first, ...(others.length > 0 ? [`${others.length} more`] : [])].join(' and ')} would be removed, which an earlier run wrote and somebody replaced since.`,
      'Move it to another folder, or remove it: only what synthesis wrote is removed.',
    );
  }

  /** Names what is and what will be. */
  announce(): void {
    this.print(joinLedgers(this.former, this.next));
  }

  write(): void {
    writeFiles(this.folder, this.files, this.gone);
    this.print(this.next);
  }

  private isOurs(file: string): boolean {
    checkPath(this.folder, file);
    const place = path.join(this.folder, file);
    if (!fs.existsSync(place)) return true;
    const content = fs.readFileSync(place);
    return this.former.get(file)!.has(sha256(content)) || isOwnContent(file, content);
  }

  /** Where a system takes two names that differ by case for one file, its former name is what is written. */
  private isTwin(file: string, twin: string | undefined): boolean {
    if (twin === undefined) return false;
    const [one, other] = [file, twin].map((name) => fs.lstatSync(path.join(this.folder, name), { throwIfNoEntry: false, bigint: true }));
    return one !== undefined && other !== undefined && one.ino === other.ino && one.dev === other.dev;
  }

  private print(ledger: Ledger): void {
    if (ledger.size > 0) writeFile(this.ledger, printLedger(ledger));
    else fs.rmSync(this.ledger, { force: true });
  }
}
