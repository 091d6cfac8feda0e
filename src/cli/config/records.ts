import { dirname, relative } from 'path';
import type { ConfigFile } from './config';
import { fileIn } from './find-config';
import type * as reading from './read-config';
import { RECORD } from '../../admission/record';
import { absolute } from '../io';
import type { Io } from '../io';

/** What syntheses recorded beside their output, see AdmissionRecord. A record counts for all files of its directory and below it. */
export class Records {
  private readonly paths = new Map<string, string | undefined>();
  private readonly records = new Map<string, ConfigFile>();

  /** @param isHeeded whether there are any */
  constructor(private readonly isHeeded: boolean, private readonly io: Io) {}

  /** All that were found, in the order in which they were. */
  public get found(): readonly ConfigFile[] {
    return [...this.records.values()];
  }

  /**
   * The record of a file, if it has one.
   *
   * @throws UsageError where it cannot be read
   */
  public of(file: string): ConfigFile | undefined {
    if (!this.isHeeded) return undefined;
    const path = this.pathFor(dirname(absolute(file, this.io)));
    if (path === undefined) return undefined;
    const record = this.records.get(path) ?? this.read(path);
    this.records.set(path, record);
    return record;
  }

  /** That of a directory is that of the one above where it has none of its own. */
  private pathFor(directory: string): string | undefined {
    if (!this.paths.has(directory)) {
      const above = dirname(directory);
      this.paths.set(directory, fileIn(directory, RECORD) ?? (above === directory ? undefined : this.pathFor(above)));
    }
    return this.paths.get(directory);
  }

  private read(path: string): ConfigFile {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- most files have none
    const { readConfig } = require('./read-config') as typeof reading;
    return readConfig(relative(this.io.cwd, path), this.io);
  }
}
