import * as fs from 'node:fs';

const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = fs.constants as { readonly [flag: string]: number | undefined };

/** Reads one file after the other into the same memory: of thousands, most are equal to one that is known, and nobody keeps them. */
export class FileReader {
  private memory = Buffer.allocUnsafeSlow(256 * 1024);

  constructor(private readonly mostBytes: number) {}

  /**
   * The bytes of a file, until the next one is read.
   *
   * @returns nothing for a link, for what is no regular file, is larger, or cannot be read: whoever asks finds out which
   */
  read(file: string): Buffer | undefined {
    // Where no system call refuses links.
    if (O_NOFOLLOW === undefined) return undefined;
    let handle: number;
    try {
      handle = fs.openSync(file, O_RDONLY! | O_NOFOLLOW | O_NONBLOCK!);
    } catch {
      return undefined;
    }
    try {
      const stat = fs.fstatSync(handle);
      if (!stat.isFile() || stat.size > this.mostBytes) return undefined;
      if (stat.size > this.memory.length) this.memory = Buffer.allocUnsafeSlow(2 * stat.size);
      let length = 0;
      while (length < stat.size) {
        const read = fs.readSync(handle, this.memory, length, stat.size - length, null);
        if (read === 0) break;
        length += read;
      }
      return this.memory.subarray(0, length);
    } catch {
      return undefined;
    } finally {
      fs.closeSync(handle);
    }
  }
}
