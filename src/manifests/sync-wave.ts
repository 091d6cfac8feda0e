import type { Manifest } from './manifest';

/** The annotation by which Argo CD orders what it applies. */
export const WAVE = 'argocd.argoproj.io/sync-wave';
/** That of Helm, which Argo CD reads where there is no wave. */
const WEIGHT = 'helm.sh/hook-weight';
const WHOLE = /^[-+]?\d+$/;

/** The sync wave of a manifest (`syncwaves.Wave` of Argo CD v3.5.1): what is not a number counts as not written, and nothing as 0. */
export function waveOf({ metadata: { annotations } }: Manifest): number {
  return Number([WAVE, WEIGHT].map((key) => annotations?.[key] ?? '').find((text) => WHOLE.test(text)) ?? 0);
}
