import { keepProblems, UsageError } from '../../usage-error';

/** A command that cloud-init runs in the guest. The workload that takes it throws if it is empty. */
export class CloudInitCommand {
  /**
   * A program and its arguments, run without a shell: nothing is expanded, nothing needs quoting.
   *
   * @param argv the program first; at least one element
   */
  public static argv(...argv: string[]): CloudInitCommand {
    return new CloudInitCommand(argv, argv[0] ? [] : [{
      what: 'CloudInitCommand.argv', got: argv, allowed: 'a program and its arguments', fix: "Write argv('systemctl', 'start', 'app').",
    }]);
  }

  /**
   * A line for the guest's `sh`.
   *
   * @param line the line, not empty; may span several lines
   */
  public static shell(line: string): CloudInitCommand {
    return new CloudInitCommand(line, line.trim() ? [] : [{
      what: 'CloudInitCommand.shell', got: line, allowed: 'a shell line', fix: 'Leave the command out.',
    }]);
  }

  private constructor(/** @internal */ readonly _command: string | string[], problems: UsageError[]) {
    keepProblems(this, problems);
  }
}
