import type { Command } from '../command';

/** A command as a shell completes it. */
export interface Completed extends Pick<Command, 'takes' | 'options' | 'words'> {
  readonly name: string;
  readonly summary: string;
}

/** What every command takes besides its own options. */
export const HELP = { help: { help: 'tell the options of the command' } } as const;

/** What a shell shows of a help: its first line. */
export function firstLine(help: string): string {
  return help.split('\n', 1)[0].replace(/[:;,]$/, '');
}
