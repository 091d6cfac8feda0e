import { CertificateLifetime } from './kubevirt-components';

/** How certificates of CDI's components are rotated. */
export interface CdiCertificates {
  /**
   * That of the certificate authority.
   *
   * @default - CDI's: 48 hours, renewed 24 hours before
   */
  readonly certificateAuthority?: CertificateLifetime;

  /**
   * The certificates of the servers of CDI.
   *
   * @default - CDI's: 24 hours, renewed 12 hours before
   */
  readonly server?: CertificateLifetime;

  /**
   * The certificates of the clients of CDI.
   *
   * @default - CDI's: 24 hours, renewed 12 hours before
   */
  readonly client?: CertificateLifetime;
}
