import type { LaunchSecurity as LaunchSecurityWire } from '../../../imports/kubevirt.io';
import { Architecture } from '../../platform/distribution';
import { LAUNCH_SECURITY } from '../wire-forms';

/** Options of a guest with AMD SEV or SEV-ES. */
export interface SevOptions {
  /**
   * Whether the owner of the guest attests it before it boots: `virtctl` hands over session and secret while it is paused. The guest then
   * starts paused, as KubeVirt refuses any other start.
   *
   * @default false
   */
  readonly attestation?: boolean;

  /**
   * The session blob of the guest's owner, in base64.
   *
   * @default - none; with attestation it is given to the paused guest
   */
  readonly session?: string;

  /**
   * The Diffie-Hellman certificate of the guest's owner, in base64.
   *
   * @default - none; with attestation it is given to the paused guest
   */
  readonly dhCert?: string;
}

/**
 * Encryption of a guest's memory against its host.
 *
 * A workload with it boots with EFI without secure boot unless `firmware` says otherwise, and is shut down by a drain (`EvictionStrategy.NONE`) unless
 * `evictionStrategy` is given: encrypted memory cannot leave its node, so `EvictionStrategy.LIVE_MIGRATE` is refused. `maxGuest` is, too. A
 * pool and a replica set name their architecture. The launcher pod costs 256 MiB more with the technologies of AMD (KubeVirt v1.9.0).
 */
export class LaunchSecurity {
  /** AMD SEV: memory is encrypted. Needs the WorkloadEncryptionSEV gate and nodes that have it; amd64. */
  public static sev(options: SevOptions = {}): LaunchSecurity {
    return new LaunchSecurity('SEV', { sev: renderSev(options) }, options.attestation);
  }

  /** AMD SEV-ES: the registers of the guest are encrypted, too. Needs the WorkloadEncryptionSEV gate and nodes that have it; amd64. */
  public static sevEs(options: SevOptions = {}): LaunchSecurity {
    return new LaunchSecurity('SEV-ES', { sev: { ...renderSev(options), policy: { encryptedState: true } } }, options.attestation);
  }

  /**
   * AMD SEV-SNP: memory is protected against change, too. Needs the WorkloadEncryptionSEV gate, KubeVirt v1.7 and nodes that have it; amd64. Not with
   * persistent EFI variables.
   */
  public static snp(): LaunchSecurity {
    return new LaunchSecurity('SEV-SNP', { snp: {} });
  }

  /**
   * Intel TDX. Needs the WorkloadEncryptionTDX gate, KubeVirt v1.7 and nodes that have it; amd64. Not with persistent EFI variables or System
   * Management Mode.
   */
  public static tdx(): LaunchSecurity {
    return new LaunchSecurity('TDX', { tdx: {} });
  }

  /** IBM Secure Execution, of an image that was made for it. On s390x, which the workload names as its architecture; before KubeVirt v1.9 behind a gate. */
  public static secureExecution(): LaunchSecurity {
    return new LaunchSecurity('Secure Execution', {}, false, Architecture.S390X);
  }

  private constructor(
    /** The name of the technology. */
    public readonly technology: string,
    wire: LaunchSecurityWire,
    /** Whether the guest starts paused, to be attested. */
    public readonly isAttested: boolean = false,
    /** The architecture that has it. */
    public readonly architecture: Architecture = Architecture.AMD64,
  ) {
    LAUNCH_SECURITY.set(this, wire);
  }
}

function renderSev({ attestation, session, dhCert }: SevOptions): LaunchSecurityWire['sev'] {
  return { attestation: attestation ? {} : undefined, session, dhCert };
}
