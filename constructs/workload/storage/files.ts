import * as path from 'node:path';
import { canonicalJson, envSourceOf, isAbsent, Never, Output, SecretOutput, sha256, shorten, Text, UserError } from '../../../lib';
import { byKey } from '../pod/by-key';
import { Mount } from '../pod/mounts';
import { bytesOf, Contents, isText, mostBytes } from './file-bytes';
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

const defaultMode = 0o444;
/** @see https://kubernetes.io/docs/concepts/configuration/configmap/#configmap-object */
const longestKey = 253;

/**
 * @param name of the ConfigMap
 * @param container whose own they are; the workload's, unless another one is named
 * @param where the property that states them, with a dot behind, for errors
 */
export function renderFiles(files: Files, name: string, container?: string, where = ''): RenderedFiles {
  const owner = container === undefined ? '' : `-${container}`;
  const volume = shorten(`files${owner}`, 63);
  const data: Record<string, string> = {};
  const binaryData: Record<string, string> = {};
  const items: { key: string; path: string; mode?: number }[] = [];
  const volumes: PodVolume[] = [];
  const mounts: Mount[] = [];
  const secretMounts: Mount[] = [];
  for (const [index, [file, content]] of Object.entries(files).sort(byKey).entries()) {
    const at = `${where}files['${file}']`;
    checkMountPath(at, file);
    if (/\/\.?$/.test(file))
      throw new UserError(`'${where}files' has the path '${file}', which is that of a folder.`, 'Write the path of a file.');
    if (content instanceof Text)
      throw new UserError(
        `'${at}' is a text\`…\`, which only the running pod can join.`,
        'Join it in `env`, or give the file one output as a whole.',
      );
    const key = `${index}-${path.posix.basename(file).replace(/[^-._a-zA-Z0-9]/g, '_')}`.slice(0, longestKey);
    if (content instanceof Output && isAbsent(content)) continue;
    if (content instanceof Output) {
      const name = shorten(`file${owner}-${index}`, 63);
      volumes.push(outputVolume(content, at, name));
      const mount = { name, mountPath: file, subPath: 'content', readOnly: true };
      (content instanceof SecretOutput ? secretMounts : mounts).push(mount);
      continue;
    }
    const { mode, ...rest } = typeof content === 'string' ? { content, mode: undefined } : content;
    if (mode !== undefined && (!Number.isInteger(mode) || mode < 0 || mode > 0o777))
      throw new UserError(`'${at}.mode' is ${mode}.`, 'Write permissions such as 0o444, up to 0o777.');
    const bytes = bytesOf(rest as Partial<Contents>, at);
    if (isText(bytes)) data[key] = bytes.toString('utf8');
    else binaryData[key] = bytes.toString('base64');
    items.push({ key, path: key, ...(mode !== undefined && { mode }) });
    mounts.push({ name: volume, mountPath: file, subPath: key, readOnly: true });
  }
  if (items.length === 0) return { volumes, mounts, secretMounts, annotations: {}, configMap: undefined };

  const size = [...Object.values(data), ...Object.values(binaryData)].reduce((sum, value) => sum + Buffer.byteLength(value), 0);
  if (size > mostBytes)
    throw new UserError(
      `'${where}files' have ${size} bytes together.`,
      `A ConfigMap takes at most ${mostBytes}: put larger files into the image, or on a volume.`,
    );
  const configMap = { ...(Object.keys(data).length > 0 && { data }), ...(Object.keys(binaryData).length > 0 && { binaryData }) };
  return {
    volumes: [{ name: volume, configMap: { name, defaultMode, items } }, ...volumes],
    mounts,
    secretMounts,
    annotations: { [`slipway.dev/${volume}`]: sha256(canonicalJson(configMap)).slice(0, 16) },
    configMap,
  };
}

function outputVolume(output: Output, where: string, volume: string): PodVolume {
  const source = envSourceOf(output);
  if (!('valueFrom' in source))
    throw new UserError(
      `'${where}' is output '${output.path}', which is known at synth here.`,
      'Use it in `env`: only what pods read by name can be a file in every environment.',
    );
  const { valueFrom } = source;
  if ('secretKeyRef' in valueFrom) {
    const { name, key } = valueFrom.secretKeyRef;
    const mode = output instanceof SecretOutput ? secretMode : defaultMode;
    return { name: volume, secret: { secretName: name, defaultMode: mode, items: [{ key, path: 'content' }] } };
  }
  const { name, key } = valueFrom.configMapKeyRef;
  return { name: volume, configMap: { name, defaultMode, items: [{ key, path: 'content' }] } };
}
