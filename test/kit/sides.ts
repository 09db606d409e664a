import { sha256 } from '../../lib/documents/hash';
import type { Side } from '../../lib/plan/read/side';

/** A side of a plan from contents by file name, as a folder that Slipway did not make would give it. */
export function plainSide(files: Readonly<Record<string, unknown>>, name = 'base'): Side {
  return {
    name,
    passedOver: [],
    files: Object.entries(files).map(([file, content]) => {
      const text = typeof content === 'string' ? content : JSON.stringify(content);
      const isTerraform = file.endsWith('.tf.json');
      return {
        file,
        format: isTerraform ? 'terraform' : file.endsWith('.json') ? 'unknown' : 'kubernetes',
        place: isTerraform ? { stack: file.split('/').slice(0, -1).join('/') } : {},
        sha256: sha256(text),
        text: () => text,
      };
    }),
  };
}
