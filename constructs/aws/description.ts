/**
 * A text for people, as long as a service takes it.
 *
 * @param most characters
 */
export function description(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 3)}...`;
}
