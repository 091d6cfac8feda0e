import { AccessCredential } from './access-credential';
import { GuestProps } from './guest-props';
import { lockedClaim } from '../../manifests/disk-access';
import { Architecture } from '../../platform/distribution';
import { Disk } from '../../storage/disks/disk';
import { renderDisk } from '../../storage/disks/render-disk';
import { UsageError } from '../../usage-error';
import { PROBES } from '../wire-forms';

/** Props that KubeVirt admits, and with which no guest ever starts. */
export function* startProblems({ memory, livenessProbe }: GuestProps): Generator<UsageError> {
  if (memory?.toKibibytes() === 0) {
    yield { what: 'memory', got: '0', allowed: 'more than zero', fix: 'Give `memory: Size.gibibytes(2)` or so.' };
  }
  const { successThreshold = 1 } = livenessProbe ? PROBES.of(livenessProbe) : {};
  if (successThreshold > 1) {
    yield { what: 'successThreshold of livenessProbe', got: successThreshold, allowed: '1', fix: 'Leave it out: one success shows that the guest lives.' };
  }
}

/**
 * A second disk that writes to one claim: QEMU does not get its lock.
 *
 * @param first the disk that has it
 */
export function* sharedClaimProblems({ name }: Disk, got: string | undefined, first: string): Generator<UsageError> {
  // That there are two disks of one name is told as that.
  if (first === name) return;
  yield {
    what: `claim of disk "${name}"`,
    got,
    allowed: `a claim that no other disk of the guest writes to (disk "${first}" does)`,
    fix: 'Give it a claim of its own, or drop one of the disks.',
  };
}

/** The claim of which QEMU locks the image or device while the guest runs. */
export function claimLockedBy(disk: Disk): string | undefined {
  // Claims of templates have names of their own, which the workload gives them.
  const { disk: wire, volume } = renderDisk(disk, { workload: '', architecture: Architecture.AMD64, hasPreference: false });
  return wire && volume && lockedClaim(volume, wire);
}

/** Two credentials from one Secret: the launcher pod would have two volumes of one name. */
export function* sharedSecretProblems({ secret: { name: got } }: AccessCredential, others: readonly AccessCredential[]): Generator<UsageError> {
  if (!others.some(({ secret }) => secret.name === got)) return;
  yield { what: 'Secret of an access credential', got, allowed: 'one that no other access credential of the guest has', fix: 'Put each credential into a Secret of its own.' };
}
