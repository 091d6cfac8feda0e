import { readdirSync, rmdirSync, rmSync } from 'fs';
import { join } from 'path';
import { YamlOutputType } from 'cdk8s';

/** Where the files of an app go. */
export interface OutputDirectory {
  readonly path: string;
  readonly extension: string;
  readonly type: YamlOutputType;
}

/** Names that cdk8s gives to the files of charts and of resources. */
const CHART = /^[0-9a-z._-]+$/;
const RESOURCE = /^[0-9A-Za-z]+\.[0-9A-Za-z._-]+$/;

/**
 * Removes files that, by their names, an earlier synthesis of the same output type may have made and this one has not, and the
 * folders that this leaves empty.
 *
 * @param made paths below the output directory, without the extension
 */
export function prune({ path, extension, type }: OutputDirectory, made: ReadonlySet<string>): void {
  /** Returns whether something has been removed. */
  const pruneFolder = (folder: string, name: RegExp): boolean => {
    const stale = readdirSync(join(path, folder), { withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith(extension))
      .map((entry) => entry.name.slice(0, entry.name.length - extension.length))
      .filter((stem) => name.test(stem) && !made.has(`${folder}${stem}`));
    stale.forEach((stem) => rmSync(join(path, folder, stem + extension)));
    return stale.length > 0;
  };
  switch (type) {
    case YamlOutputType.FILE_PER_APP:
      pruneFolder('', /^app$/);
      break;
    case YamlOutputType.FILE_PER_CHART:
      pruneFolder('', CHART);
      break;
    case YamlOutputType.FILE_PER_RESOURCE:
      pruneFolder('', RESOURCE);
      break;
    case YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE:
      for (const entry of readdirSync(path, { withFileTypes: true })) {
        if (!entry.isDirectory() || !CHART.test(entry.name) || !pruneFolder(`${entry.name}/`, RESOURCE)) continue;
        if (readdirSync(join(path, entry.name)).length === 0) rmdirSync(join(path, entry.name));
      }
      break;
  }
}
