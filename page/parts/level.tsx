import type { FindingLevel } from '../../src/rules/finding-level';

/** The levels, the gravest first, and what each means. */
export const LEVELS: readonly { readonly level: `${FindingLevel}`; readonly means: string }[] = [
  { level: 'rejected', means: 'the cluster refuses the object' },
  { level: 'unstartable', means: 'it is admitted and never runs' },
  { level: 'warned', means: 'the cluster warns of it' },
  { level: 'advised', means: 'it is admitted, and hurts later' },
];

/** A level as a word with a mark, not by its colour alone. */
export function Level({ level }: { level: `${FindingLevel}` }) {
  return <span class={`level ${level}`}>{level}</span>;
}
