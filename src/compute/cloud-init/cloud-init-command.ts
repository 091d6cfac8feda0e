import { usageError } from '../../usage-error';

/** A command that cloud-init runs in the guest. */
export class CloudInitCommand {
  /**
   * A program and its arguments, run without a shell: nothing is expanded, nothing needs quoting.
   *
   * @param argv the program first; at least one element
   */
  public static argv(...argv: string[]): CloudInitCommand {
    if (!argv[0]) {
      throw usageError(undefined, {
        what: 'CloudInitCommand.argv', got: argv, allowed: 'a program and its arguments', fix: "Write argv('systemctl', 'start', 'app').",
      });
    }
    return new CloudInitCommand(argv);
  }

  /**
   * A line for the guest's `sh`.
   *
   * @param line the line, not empty; may span several lines
   */
  public static shell(line: string): CloudInitCommand {
    if (line.trim() === '') {
      throw usageError(undefined, { what: 'CloudInitCommand.shell', got: line, allowed: 'a shell line', fix: 'Leave the command out.' });
    }
    return new CloudInitCommand(line);
  }

  private constructor(private readonly command: string | string[]) {}

  /** @internal */
  public _render(): string | string[] {
    return this.command;
  }
}
