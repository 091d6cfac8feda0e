import type { Manifest } from './manifest';

/** The annotation by which Argo CD orders what it applies. */
export const WAVE = 'argocd.argoproj.io/sync-wave';

/** The sync wave of a manifest. Argo CD reads what is not a number as 0. */
export function waveOf({ metadata: { annotations } }: Manifest): number {
  const text = annotations?.[WAVE] ?? '';
  return /^[-+]?\d+$/.test(text) ? Number(text) : 0;
}
