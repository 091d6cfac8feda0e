const MODULUS = 2 ** 31 - 1;

/** Choices that are the same for the same seed on every machine. */
export class Dice {
  private state: number;

  constructor(seed: number) {
    this.state = (seed * 48_271) % (MODULUS - 1) + 1;
  }

  /** A number from 0 up to, not including, 1 (Park and Miller). */
  next(): number {
    this.state = (this.state * 48_271) % MODULUS;
    return (this.state - 1) / (MODULUS - 1);
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(choices: readonly T[]): T {
    return choices[Math.floor(this.next() * choices.length)];
  }

  /** The value with some probability, as a part of an object literal: `...dice.maybe(0.5, () => ({ cores: 2 }))`. */
  maybe<T extends object>(probability: number, value: () => T): T | {} {
    return this.chance(probability) ? value() : {};
  }
}
