import { statSync } from 'fs';
import { absolute, attempt, Io, UsageError } from './io';
import type { Option } from './options';
import { readText } from './read-file';
import { UPSTREAM } from '../manifests/releases';
import type { Platform } from '../platform/platform';
import type * as platformFile from '../platform/platform-file';

/** The option of commands that judge for a cluster. */
export const PLATFORM: Option = {
  value: 'FILE',
  help: `what is known about the cluster, in YAML or JSON: the props of Platform\n(default: KubeVirt v${UPSTREAM.kubevirt} with its own defaults)`,
};

/** The platform that a file describes. */
export function platformIn(file: string, io: Io): Platform {
  // Platform loads cdk8s and cdk8s-plus, which nothing else here needs.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { readPlatform } = require('../platform/platform-file') as typeof platformFile;
  const path = absolute(file, io);
  const { text, problem } = attempt(file, () => readText(path, statSync(path)));
  if (problem) throw new UsageError(`${file} cannot be read: ${problem.reason}`);
  try {
    return readPlatform(file, text);
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
