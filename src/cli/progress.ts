import type { Io } from './io';

const WIDTH = 30;
/** Milliseconds before anything is shown, and between two changes of it. */
const PATIENCE = 1000;
const PACE = 100;
const CLEAR = '\r\u001B[2K';

/** A bar on a terminal's standard error for work that takes longer than a second. */
export class Progress {
  private readonly start: number;
  private drawn = 0;

  constructor(private readonly io: Io) {
    this.start = io.now();
  }

  /** Tells how much of the work is done, from 0 to 1, and what it is. */
  public show(done: number, what: string): void {
    const now = this.io.now();
    if (now - this.start < PATIENCE || (now - this.drawn < PACE && done < 1) || !this.io.stderr.isTTY) return;
    this.drawn = now;
    const full = Math.floor(done * WIDTH);
    this.io.stderr.write(`${CLEAR}[${'#'.repeat(full)}${' '.repeat(WIDTH - full)}] ${what}`);
  }

  /** Removes the bar. */
  public end(): void {
    if (this.drawn) this.io.stderr.write(CLEAR);
  }
}
