import type { Io } from './io';
import type { Options, Parsed } from './options';

/** A command of the command line, in a file of its own: `<name>-command.ts`. */
export interface Command {
  /** What follows its name, without options: `PATH…`. */
  readonly takes: string;
  /** What `--help` says before the options. */
  readonly description: string;
  readonly options: Options;
  /** The words that it takes in place of paths. */
  readonly words?: readonly string[];
  /** What `--help` says after the options. */
  readonly notes?: string;
  /** Does it and returns the exit code. */
  run(parsed: Parsed, io: Io, commands: Commands): number;
}

/** What is known of a command before it is loaded. */
export interface CommandEntry extends Pick<Command, 'takes'> {
  /** What it does, in a few words. */
  readonly summary: string;
  load(): Command;
}

/** All commands by name, in the order of the help. */
export type Commands = ReadonlyMap<string, CommandEntry>;
