import { Paint, paintFor } from './paint';

/** A line on stderr that shows that something is going on. Without a terminal, or when asked to be quiet, there is none. */
export class Progress {
  private readonly started = Date.now();
  private readonly paint: Paint = paintFor(process.stderr);
  private readonly timer: NodeJS.Timeout | undefined;
  private frame = 0;
  /** Whether the cursor stands at the beginning of a line. */
  private atLineStart = true;

  constructor(
    private text: string,
    quiet: boolean,
  ) {
    if (quiet || !process.stderr.isTTY) return;
    this.timer = setInterval(() => this.draw(), 100);
    this.draw();
  }

  /** Says something else from now on. */
  say(text: string): void {
    this.text = text;
  }

  /** Hands on what a program writes, without mixing it with the line. */
  pass(chunk: Buffer): void {
    this.clear();
    process.stderr.write(chunk);
    this.atLineStart = chunk.at(-1) === 0x0a;
    this.draw();
  }

  stop(): void {
    clearInterval(this.timer);
    this.clear();
    if (!this.atLineStart) process.stderr.write('\n');
  }

  private draw(): void {
    if (!this.timer || !this.atLineStart) return;
    const spinner = '⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏'[this.frame++ % 10]!;
    const seconds = Math.floor((Date.now() - this.started) / 1_000);
    const room = (process.stderr.columns || 80) - 12;
    process.stderr.write(`\r\u001b[2K${this.paint.cyan(spinner)} ${this.text.slice(0, room)} ${this.paint.dim(`${seconds} s`)}`);
  }

  private clear(): void {
    if (this.timer && this.atLineStart) process.stderr.write('\r\u001b[2K');
  }
}
