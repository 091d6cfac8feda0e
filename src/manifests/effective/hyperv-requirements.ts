/** Which Hyper-V feature needs which, in the order in which upstream switches the needed ones on. */
export const REQUIREMENTS = [
  ['evmcs', 'vapic'],
  ['ipi', 'vpindex'],
  ['tlbflush', 'vpindex'],
  ['synictimer', 'synic'],
  ['synic', 'vpindex'],
] as const;
