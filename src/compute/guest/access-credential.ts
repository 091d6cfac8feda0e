import * as kplus from 'cdk8s-plus-28';
import type { AccessCredential as AccessCredentialWire } from '../../../imports/kubevirt.io';
import { ACCESS_CREDENTIALS } from '../wire-forms';

/** Credentials that KubeVirt puts into a guest from a Secret, so that they never stand in the VM's manifest. */
export class AccessCredential {
  /**
   * SSH public keys, written by cloud-init at first boot. Each value of the Secret is one key. The VM needs a NoCloud
   * cloud-init disk.
   */
  public static sshPublicKeyNoCloud(secret: kplus.ISecret): AccessCredential {
    return new AccessCredential(secret, { sshPublicKey: { source: { secret: { secretName: secret.name } }, propagationMethod: { noCloud: {} } } });
  }

  /** SSH public keys, written by cloud-init at first boot. The VM needs a config drive cloud-init disk. */
  public static sshPublicKeyConfigDrive(secret: kplus.ISecret): AccessCredential {
    return new AccessCredential(secret, {
      sshPublicKey: { source: { secret: { secretName: secret.name } }, propagationMethod: { configDrive: {} } },
    });
  }

  /**
   * SSH public keys, kept in step with the Secret by the QEMU guest agent while the guest runs.
   *
   * @param users the guest's users whose `authorized_keys` are written, at least one
   */
  public static sshPublicKeyGuestAgent(secret: kplus.ISecret, users: string[]): AccessCredential {
    return new AccessCredential(secret, {
      sshPublicKey: { source: { secret: { secretName: secret.name } }, propagationMethod: { qemuGuestAgent: { users } } },
    });
  }

  /** User passwords, set by the QEMU guest agent: each key of the Secret is a user, its value the password. */
  public static userPassword(secret: kplus.ISecret): AccessCredential {
    return new AccessCredential(secret, {
      userPassword: { source: { secret: { secretName: secret.name } }, propagationMethod: { qemuGuestAgent: {} } },
    });
  }

  private constructor(
    /** The Secret, in the namespace of the guest. */
    public readonly secret: kplus.ISecret,
    wire: AccessCredentialWire,
  ) {
    ACCESS_CREDENTIALS.set(this, wire);
  }
}
