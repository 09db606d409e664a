import * as path from 'node:path';
import {
  canonicalJson,
  envSourceOf,
  isAbsent,
  Never,
  Output,
  Reference,
  SecretOutput,
  sha256,
  shorten,
  Text,
  UserError,
} from '../../../lib';
import { byKey } from '../pod/by-key';
import { Mount } from '../pod/mounts';
import { bytesOf, Contents, isText, mostBytes } from './file-bytes';
import { foldText, Join, JoinedFile, joinable, wordsOf } from './joined-text';
import { checkMountPath } from './paths';
import { secretMode } from './secret-mode';
import { PodVolume } from './volumes';

/** What is in a file. */
export type FileContent =
  | string
  | Output
  /** Joined where its Secret is made, or written as it is where all of it is known. */
  | Text
  | {
      /** The text itself. */
      readonly content: string;
      readonly source?: Never<"a file has 'content', 'base64' or 'source': drop the others">;
      readonly base64?: Never<"a file has 'content', 'base64' or 'source': drop the others">;
      /** Permissions, such as `0o400`. @default 0o444 */
      readonly mode?: number;
    }
  | {
      /** The bytes themselves, in base64. */
      readonly base64: string;
      readonly content?: Never<"a file has 'content', 'base64' or 'source': drop the others">;
      readonly source?: Never<"a file has 'content', 'base64' or 'source': drop the others">;
      /** Permissions, such as `0o400`. @default 0o444 */
      readonly mode?: number;
    }
  | {
      /** A file of the project, relative to the folder of `cdktf.json`; what is no UTF-8 is kept as bytes. */
      readonly source: string;
      readonly content?: Never<"a file has 'content', 'base64' or 'source': drop the others">;
      readonly base64?: Never<"a file has 'content', 'base64' or 'source': drop the others">;
      /** Permissions, such as `0o400`. @default 0o444 */
      readonly mode?: number;
    };

/** Files by their absolute path in the containers. */
export interface Files {
  readonly [path: string]: FileContent;
}

/** Files of a pod: the volumes that bring them, where they are mounted, and the ConfigMap to make for them. */
export interface RenderedFiles {
  readonly volumes: readonly PodVolume[];
  readonly mounts: readonly Mount[];
  /** Of secrets: only where they are asked for. */
  readonly secretMounts: readonly Mount[];
  /** Annotations of the pods: another content is another revision. */
  readonly annotations: Readonly<Record<string, string>>;
  /** `data` and `binaryData`, where there is any. */
  readonly configMap:
    | { readonly data?: Readonly<Record<string, string>>; readonly binaryData?: Readonly<Record<string, string>> }
    | undefined;
}

const defaultMode = 0o444;
/** @see https://kubernetes.io/docs/concepts/configuration/configmap/#configmap-object */
const longestKey = 253;

/**
 * @param name of the ConfigMap
 * @param join has texts joined outside of the pod
 * @param container whose own they are; the workload's, unless another one is named
 * @param where the property that states them, with a dot behind, for errors
 */
export function renderFiles(files: Files, name: string, join: Join, container?: string, where = ''): RenderedFiles {
  const owner = container === undefined ? '' : `-${container}`;
  const volume = shorten(`files${owner}`, 63);
  const data: Record<string, string> = {};
  const binaryData: Record<string, string> = {};
  const items: { key: string; path: string; mode?: number }[] = [];
  const volumes: PodVolume[] = [];
  const mounts: Mount[] = [];
  const secretMounts: Mount[] = [];
  const texts = new Map<string, JoinedFile>();
  for (const [index, [file, content]] of Object.entries(files).sort(byKey).entries()) {
    const at = `${where}files['${file}']`;
    checkMountPath(at, file);
    if (/\/\.?$/.test(file))
      throw new UserError(`'${where}files' has the path '${file}', which is that of a folder.`, 'Write the path of a file.');
    const key = `${index}-${path.posix.basename(file).replace(/[^-._a-zA-Z0-9]/g, '_')}`.slice(0, longestKey);
    if (content instanceof Output && isAbsent(content)) continue;
    const folded = content instanceof Text ? foldText(content) : undefined;
    if (folded && folded.parts.length > 0) {
      texts.set(file, { key, text: joinable(folded, at), isSecret: folded.parts.some((part) => part instanceof SecretOutput) });
      continue;
    }
    if (content instanceof Output) {
      const name = shorten(`file${owner}-${index}`, 63);
      volumes.push(outputVolume(content, at, name));
      const mount = { name, mountPath: file, subPath: 'content', readOnly: true };
      (content instanceof SecretOutput ? secretMounts : mounts).push(mount);
      continue;
    }
    const plain = folded ? folded.literals[0]! : (content as Exclude<FileContent, Output | Text>);
    const { mode, ...rest } = typeof plain === 'string' ? { content: plain, mode: undefined } : plain;
    if (mode !== undefined && (!Number.isInteger(mode) || mode < 0 || mode > 0o777))
      throw new UserError(`'${at}.mode' is ${mode}.`, 'Write permissions such as 0o444, up to 0o777.');
    const bytes = bytesOf(rest as Partial<Contents>, at);
    if (isText(bytes)) data[key] = bytes.toString('utf8');
    else binaryData[key] = bytes.toString('base64');
    items.push({ key, path: key, ...(mode !== undefined && { mode }) });
    mounts.push({ name: volume, mountPath: file, subPath: key, readOnly: true });
  }
  const joined = [...texts];
  if (joined.length > 0) {
    const references = join(`joined-files${owner}`, Object.fromEntries(joined.map(([, { key, text }]) => [key, text])));
    for (const [index, [file, { key, isSecret }]] of joined.entries()) {
      const name = shorten(`joined${owner}-${index}`, 63);
      volumes.push(referenceVolume(references[key]!, name, isSecret));
      (isSecret ? secretMounts : mounts).push({ name, mountPath: file, subPath: 'content', readOnly: true });
    }
  }
  const size = [...Object.values(data), ...Object.values(binaryData)].reduce((sum, value) => sum + Buffer.byteLength(value), 0);
  if (size > mostBytes)
    throw new UserError(
      `'${where}files' have ${size} bytes together.`,
      `A ConfigMap takes at most ${mostBytes}: put larger files into the image, or on a volume.`,
    );
  const configMap =
    items.length === 0
      ? undefined
      : { ...(Object.keys(data).length > 0 && { data }), ...(Object.keys(binaryData).length > 0 && { binaryData }) };
  const written = [...(configMap ? [configMap] : []), ...joined.map(([, { text }]) => wordsOf(text))];
  return {
    volumes: [...(configMap ? [{ name: volume, configMap: { name, defaultMode, items } }] : []), ...volumes],
    mounts,
    secretMounts,
    annotations:
      written.length === 0
        ? {}
        : { [`slipway.dev/${volume}`]: sha256(canonicalJson(joined.length === 0 ? configMap : written)).slice(0, 16) },
    configMap,
  };
}

function outputVolume(output: Output, where: string, volume: string): PodVolume {
  const source = envSourceOf(output);
  if (!('valueFrom' in source))
    throw new UserError(
      `'${where}' is output '${output.path}', which is known at synth here.`,
      'Write it as text`${…}`, which is a file in every environment, or use it in `env`.',
    );
  return referenceVolume(source.valueFrom, volume, output instanceof SecretOutput);
}

/** A volume with one key, as the file `content`. */
function referenceVolume(reference: Reference, volume: string, isSecret: boolean): PodVolume {
  if ('secretKeyRef' in reference) {
    const { name, key } = reference.secretKeyRef;
    const mode = isSecret ? secretMode : defaultMode;
    return { name: volume, secret: { secretName: name, defaultMode: mode, items: [{ key, path: 'content' }] } };
  }
  const { name, key } = reference.configMapKeyRef;
  return { name: volume, configMap: { name, defaultMode, items: [{ key, path: 'content' }] } };
}
