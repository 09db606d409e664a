import type { Finding } from '../report';

/** The folders that output is written to. */
export interface OutputFolders {
  readonly terraform: string;
  readonly kubernetes: string;
}

/**
 * The output file of a finding, relative to the repository.
 *
 * @param folders relative to it
 */
export function outputFile({ output: { folder, file } }: Finding, folders: OutputFolders): string {
  return folder === 'input' ? file : `${folders[folder]}/${file}`;
}

/** As it stands in a URI: a name may hold anything. */
export function uri(file: string): string {
  return file.split('/').map(encodeURIComponent).join('/');
}
