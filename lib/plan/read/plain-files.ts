import * as fs from 'node:fs';
import * as path from 'node:path';
import { decodeText } from '../../documents/decode-text';
import { sha256 } from '../../documents/hash';
import { bytesBeside } from './file-bytes';
import { FileReader } from './file-reader';
import type { PassedOver, Side, SideFile } from './side';

const manifest = /\.(?:ya?ml|json)$/i;
const terraformJson = /\.tf\.json$/i;
const hcl = /\.(?:tf|tofu)$/i;
const mostBytes = 64 * 1024 * 1024;

/** Folders that no engine reads: what is installed or fetched, and history. */
const ofTools: ReadonlySet<string> = new Set(['.git', '.hg', '.svn', '.terraform', 'node_modules']);

/** Kubernetes YAML and Terraform JSON at any depth of a folder, in the order of their names; links are not followed. */
export function plainFiles(folder: string, like?: Side): Side {
  const keep = bytesBeside(like);
  const reader = new FileReader(mostBytes);
  const files: SideFile[] = [];
  const passedOver: PassedOver[] = [];
  /** @param below the folder, with a slash behind it; empty for itself */
  const visit = (at: string, below: string) => {
    const entries = fs.readdirSync(at, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      const place = path.join(at, entry.name);
      const file = `${below}${entry.name}`;
      if (entry.isDirectory()) {
        if (!ofTools.has(entry.name)) visit(place, `${file}/`);
      } else if (manifest.test(entry.name) || hcl.test(entry.name)) {
        if (entry.isSymbolicLink()) passedOver.push({ file, sha256: sha256(fs.readlinkSync(place)), reason: 'is a link' });
        else if (!entry.isFile()) passedOver.push({ file, reason: 'is no regular file' });
        else add(place, file);
      }
    }
  };
  const add = (place: string, file: string) => {
    const read = reader.read(place) ?? readOther(place);
    if (typeof read === 'string') {
      passedOver.push({ file, reason: read });
      return;
    }
    const hash = sha256(read);
    const bytes = keep(hash, read);
    if (hcl.test(file)) {
      passedOver.push({ file, sha256: hash, reason: 'is Terraform in HCL, which is not compared' });
      return;
    }
    const format = terraformJson.test(file) ? 'terraform' : /\.json$/i.test(file) ? 'unknown' : 'kubernetes';
    const stack = path.posix.dirname(file);
    files.push({
      file,
      format,
      place: format === 'terraform' ? { stack: stack === '.' ? '' : stack } : {},
      sha256: hash,
      bytes,
      text: () => decodeText(bytes, place),
    });
  };
  visit(folder, '');
  return { name: folder, files, passedOver };
}

/** What is no usual file; the reason why it is not read. */
function readOther(place: string): Buffer | string {
  const { size } = fs.statSync(place);
  return size > mostBytes ? `has ${size} bytes, more than the ${mostBytes} that are read` : fs.readFileSync(place);
}
