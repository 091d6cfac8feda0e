/** The CPU architecture of the nodes, in the words of the node label `kubernetes.io/arch` and of `spec.architecture`. */
export enum Architecture {
  /** 64-bit x86. */
  AMD64 = 'amd64',
  /** 64-bit Arm. */
  ARM64 = 'arm64',
  /** IBM Z and LinuxONE. */
  S390X = 's390x',
}
