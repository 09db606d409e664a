import { ReleaseText } from '../../release/release-text';
import type { ReleaseFile, ReleaseFiles, Repository } from './release-files';
import { ReleaseHistory, releaseTextAt } from './release-history';

/** The release of one environment, as the protected branch has it. */
export interface ReleaseState {
  readonly file: ReleaseFile;
  readonly text: ReleaseText;
  readonly history: ReleaseHistory;
}

/** All of them that the branch has. @param tell says of which that is not so */
export async function releaseStates(
  files: ReleaseFiles,
  branch: string,
  repository: Repository,
  tell: (text: string) => void,
): Promise<readonly ReleaseState[]> {
  const states: ReleaseState[] = [];
  for (const { environment } of files.all) {
    const file = files.fileOf(environment);
    const text = await releaseTextAt(branch, file, repository);
    if (text === undefined) tell(`'${file.file}' is not on '${branch}': it is passed over.`);
    else states.push({ file, text: new ReleaseText(text, file.file), history: new ReleaseHistory(branch, file, repository) });
  }
  return states;
}
