/** How much the pods of a namespace may do: the Pod Security Standards. */
export enum PodSecurityLevel {
  /** Known privilege escalations are refused. Launchers and CDI's workers pass. */
  BASELINE = 'baseline',
  /** Hardened pods only. Launchers pass where the cluster gives them a seccomp profile. */
  RESTRICTED = 'restricted',
}
