import * as fs from 'node:fs';
import * as path from 'node:path';
import {
  canonicalJson,
  envSourceOf,
  isAbsent,
  Never,
  Output,
  pathWithin,
  projectFolder,
  SecretOutput,
  sha256,
  Text,
  UserError,
} from '../../../lib';
import { byKey } from '../pod/by-key';
import { Mount } from '../pod/mounts';
import { checkMountPath } from './paths';
import { secretMode } from './secret-mode';
import { PodVolume } from './volumes';

/** What is in a file. */
export type FileContent =
  | string
  | Output
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

/** @see https://kubernetes.io/docs/concepts/configuration/configmap/#motivation */
const mostBytes = 1024 * 1024;
const defaultMode = 0o444;
/** @see https://kubernetes.io/docs/concepts/configuration/configmap/#configmap-object */
const longestKey = 253;

/** @param name of the ConfigMap */
export function renderFiles(files: Files, name: string): RenderedFiles {
  const data: Record<string, string> = {};
  const binaryData: Record<string, string> = {};
  const items: { key: string; path: string; mode?: number }[] = [];
  const volumes: PodVolume[] = [];
  const mounts: Mount[] = [];
  const secretMounts: Mount[] = [];
  for (const [index, [file, content]] of Object.entries(files).sort(byKey).entries()) {
    checkMountPath(`files['${file}']`, file);
    if (/\/\.?$/.test(file)) throw new UserError(`'files' has the path '${file}', which is that of a folder.`, 'Write the path of a file.');
    if (content instanceof Text)
      throw new UserError(
        `'files['${file}']' is a text\`…\`, which only the running pod can join.`,
        'Join it in `env`, or give the file one output as a whole.',
      );
    const key = `${index}-${path.posix.basename(file).replace(/[^-._a-zA-Z0-9]/g, '_')}`.slice(0, longestKey);
    if (content instanceof Output && isAbsent(content)) continue;
    if (content instanceof Output) {
      volumes.push(...outputVolume(content, file, `file-${index}`));
      const mount = { name: `file-${index}`, mountPath: file, subPath: 'content', readOnly: true };
      (content instanceof SecretOutput ? secretMounts : mounts).push(mount);
      continue;
    }
    const { mode, ...rest } = typeof content === 'string' ? { content, mode: undefined } : content;
    if (mode !== undefined && (!Number.isInteger(mode) || mode < 0 || mode > 0o777))
      throw new UserError(`'files['${file}'].mode' is ${mode}.`, 'Write permissions such as 0o444, up to 0o777.');
    const bytes = bytesOf(rest as Partial<Contents>, file);
    if (isText(bytes)) data[key] = bytes.toString('utf8');
    else binaryData[key] = bytes.toString('base64');
    items.push({ key, path: key, ...(mode !== undefined && { mode }) });
    mounts.push({ name: 'files', mountPath: file, subPath: key, readOnly: true });
  }
  if (items.length === 0) return { volumes, mounts, secretMounts, annotations: {}, configMap: undefined };

  const size = [...Object.values(data), ...Object.values(binaryData)].reduce((sum, value) => sum + Buffer.byteLength(value), 0);
  if (size > mostBytes)
    throw new UserError(
      `'files' have ${size} bytes together.`,
      `A ConfigMap takes at most ${mostBytes}: put larger files into the image, or on a volume.`,
    );
  const configMap = { ...(Object.keys(data).length > 0 && { data }), ...(Object.keys(binaryData).length > 0 && { binaryData }) };
  return {
    volumes: [{ name: 'files', configMap: { name, defaultMode, items } }, ...volumes],
    mounts,
    secretMounts,
    annotations: { 'slipway.dev/files': sha256(canonicalJson(configMap)).slice(0, 16) },
    configMap,
  };
}

/** What a file may have in it: one of these. */
interface Contents {
  readonly content: string;
  readonly base64: string;
  readonly source: string;
}

function bytesOf({ content, base64, source }: Partial<Contents>, file: string): Buffer {
  const stated = Object.entries({ content, base64, source }).filter(([, value]) => value !== undefined);
  if (stated.length !== 1)
    throw new UserError(
      `'files['${file}']' has ${stated.map(([name]) => name).join(' and ') || 'nothing in it'}.`,
      'Give it one of content, base64, source.',
    );
  if (source !== undefined) return readSource(source, file);
  if (base64 === undefined) return Buffer.from(content!);
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.toString('base64').replace(/=+$/, '') !== base64.replace(/=+$/, ''))
    throw new UserError(`'files['${file}'].base64' is no base64.`, "Write what `base64 -w0` prints, or name the file: 'source'.");
  return bytes;
}

function outputVolume(output: Output, file: string, volume: string): readonly PodVolume[] {
  const source = envSourceOf(output);
  if (!('valueFrom' in source))
    throw new UserError(
      `'files['${file}']' is output '${output.path}', which is known at synth here.`,
      'Use it in `env`: only what pods read by name can be a file in every environment.',
    );
  const { valueFrom } = source;
  if ('secretKeyRef' in valueFrom) {
    const { name, key } = valueFrom.secretKeyRef;
    const mode = output instanceof SecretOutput ? secretMode : defaultMode;
    return [{ name: volume, secret: { secretName: name, defaultMode: mode, items: [{ key, path: 'content' }] } }];
  }
  const { name, key } = valueFrom.configMapKeyRef;
  return [{ name: volume, configMap: { name, defaultMode, items: [{ key, path: 'content' }] } }];
}

function readSource(source: string, file: string): Buffer {
  const root = fs.realpathSync(projectFolder());
  const location = realFile(path.resolve(root, source));
  if (location === undefined)
    throw new UserError(
      `'files['${file}'].source' is '${source}', which is no file of the project.`,
      'Write its path relative to the folder of cdktf.json.',
    );
  if (pathWithin(root, location) === undefined)
    throw new UserError(`'files['${file}'].source' is '${source}', which lies outside the project.`, 'Copy it into the project.');
  const { size } = fs.statSync(location);
  if (size > mostBytes)
    throw new UserError(
      `'files['${file}'].source' is '${source}', which has ${size} bytes.`,
      `All files of a workload have ${mostBytes} together: keep it in a bucket or in the image.`,
    );
  return fs.readFileSync(location);
}

/** A file by its path without links; nothing where there is none, or links lead in a circle. */
function realFile(place: string): string | undefined {
  try {
    const file = fs.realpathSync(place);
    return fs.statSync(file).isFile() ? file : undefined;
  } catch {
    return undefined;
  }
}

/** UTF-8 without what API servers refuse in text. */
function isText(bytes: Buffer): boolean {
  const text = bytes.toString('utf8');
  return !/[\0\u007f-\u009f\ufeff\ufffe\uffff]/.test(text) && Buffer.from(text, 'utf8').equals(bytes);
}
