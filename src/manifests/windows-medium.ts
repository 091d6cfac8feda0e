import { claimNameOf } from './volume-claim';
import type { Volume } from '../../imports/kubevirt.io';

const WINDOWS = /windows|(?:^|[^a-z])win[-_.]?(?:\d|xp|vista|server)/i;

/** What a volume is made of, by its name. */
export function mediumOf(volume: Volume): string {
  return claimNameOf(volume) ?? volume.containerDisk?.image ?? '';
}

/** Whether a volume is called like a medium of Windows, whose loader waits for a key before it installs. */
export function isOfWindows(volume: Volume): boolean {
  return WINDOWS.test(mediumOf(volume));
}
