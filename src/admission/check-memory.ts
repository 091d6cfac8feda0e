import { isDeepStrictEqual } from 'util';
import type { ReadSource, Source } from './check';
import { AdmissionMemory } from './memory';
import type { AdmissionProfile } from '../manifests/profile';

/** What is known from earlier checks of files that are mostly the same: the very same source is neither read nor judged by itself again. */
export class CheckMemory {
  public readonly sources = new WeakMap<Source, ReadSource>();
  private readonly ofProfiles: AdmissionMemory[] = [];

  /** What is known from judgements by an equal profile. */
  public of(profile: AdmissionProfile): AdmissionMemory {
    const known = this.ofProfiles.find((memory) => isDeepStrictEqual(memory.profile, profile));
    if (known) return known;
    const memory = new AdmissionMemory(profile);
    this.ofProfiles.push(memory);
    return memory;
  }
}
