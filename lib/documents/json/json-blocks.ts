/** A value of a JSON document and the lines that it takes, from that of its key. */
export interface JsonBlock {
  /** Keys, and positions in lists, that lead to it. */
  readonly path: readonly (string | number)[];
  /** From 1. */
  readonly firstLine: number;
  readonly lastLine: number;
}

/** A list or an object that has not ended. */
interface Open {
  /** Of the entry that is being read: its key, or its position in a list. */
  key: string | number;
  /** Where that entry began. */
  line: number;
  readonly isList: boolean;
}

/**
 * The values at one depth of a JSON document that was parsed before, so that it is one: at 3, `resource.aws_s3_bucket.uploads` of Terraform.
 * It is walked without recursion.
 */
export function jsonBlocks(text: string, depth: number): readonly JsonBlock[] {
  const blocks: JsonBlock[] = [];
  const open: Open[] = [];
  let line = 1;
  /** Of what was read last. */
  let lastLine = 1;
  /** Whether the text is at the key of an object. */
  let atKey = false;
  /** Whether the container that is open has an entry that has not ended. */
  let within = false;
  const begin = (entry: Open, key: string | number) => {
    entry.key = key;
    entry.line = line;
    within = true;
  };
  const end = () => {
    if (within && open.length === depth) blocks.push({ path: open.map(({ key }) => key), firstLine: open.at(-1)!.line, lastLine });
  };
  for (let index = 0; index < text.length; index++) {
    const character = text[index]!;
    if (character === '\n') line++;
    if (/[\s:]/.test(character)) continue;
    const current = open.at(-1);
    if (character === ',') {
      end();
      within = false;
      atKey = !current!.isList;
      if (current!.isList) current!.key = (current!.key as number) + 1;
    } else if (character === ']' || character === '}') {
      end();
      open.pop();
      atKey = false;
      within = open.length > 0;
    } else {
      const start = index;
      if (character === '"') for (index++; text[index] !== '"'; index++) if (text[index] === '\\') index++;
      if (atKey) begin(current!, JSON.parse(text.slice(start, index + 1)));
      else if (current?.isList && !within) begin(current, current.key);
      atKey = character === '{';
      if (character === '{' || character === '[') {
        open.push({ key: 0, line, isList: character === '[' });
        within = false;
      }
    }
    lastLine = line;
  }
  return blocks;
}
