import { sleep } from './process';

/**
 * Asks again and again until it is so, and returns that answer.
 *
 * @throws Error with the last answer if it is not so in time
 */
export async function until<T>(ask: () => Promise<T>, isSo: (answer: T) => boolean, seconds = 30): Promise<T> {
  for (const deadline = Date.now() + seconds * 1000; ; await sleep(200)) {
    const answer = await ask();
    if (isSo(answer)) return answer;
    if (Date.now() > deadline) throw new Error(`It is not so after ${seconds} s: ${JSON.stringify(answer)}`);
  }
}
