import { isBefore } from '../../manifests/by-release';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { vmi, startedVmi } from '../subjects/vmi';

const FIELD = 'domain.devices.video';
const TYPES: ReadonlyMap<string, readonly string[]> = new Map([
  ['amd64', ['vga', 'cirrus', 'virtio', 'ramfb', 'bochs']],
  ['arm64', ['virtio', 'ramfb']],
  ['s390x', ['virtio']],
]);
/** Before v1.7, which is the first release without this architecture. */
const ON_PPC64LE: readonly string[] = ['virtio', 'bochs', 'vga', 'cirrus'];

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'video/requires-gate',
    level: FindingLevel.REJECTED,
    until: '1.9',
    subject: vmi,
    gate: 'VideoConfig',
    summary: 'A guest must not have a video device unless the cluster allows that',
    upstream: ['1.8:device/video-gate'],
    * check({ spec }) {
      const { video } = spec.domain.devices ?? {};
      if (video) yield { field: FIELD, got: video, reported: 'video' };
    },
  }),
  defineRule({
    id: 'video/requires-graphics-device',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'A guest without a graphics device must not have a video device',
    why: 'KubeVirt refuses devices.video next to autoattachGraphicsDevice: false.',
    fix: 'Remove devices.video, or autoattachGraphicsDevice.',
    upstream: ['device/video-without-graphics'],
    * check({ spec }) {
      const { video, autoattachGraphicsDevice } = spec.domain.devices ?? {};
      if (!video || autoattachGraphicsDevice !== false) return;
      yield { field: FIELD, got: video, allowed: 'no video without a graphics device', reported: 'video' };
    },
  }),
  defineRule({
    id: 'video/fits-architecture',
    level: FindingLevel.REJECTED,
    subject: startedVmi,
    summary: 'The type of a video device must be one that the architecture has',
    why: 'KubeVirt refuses an instance with another type, or with devices.video and no type.',
    fix: 'Write virtio, which all architectures have, or remove devices.video.',
    before: { 1.7: `ppc64le has ${ON_PPC64LE.join(', ')}` },
    upstream: ['device/video-type-amd64', 'device/video-type-arm64', 'device/video-type-s390x', '1.6:device/video-type-ppc64le'],
    * check({ spec, architecture, incomplete }, cluster) {
      const { video } = spec.domain.devices ?? {};
      const types = architecture === 'ppc64le' && isBefore('1.7', cluster) ? ON_PPC64LE : TYPES.get(architecture);
      if (!video || !types || types.includes(video.type ?? '') || (incomplete && !video.type)) return;
      yield { field: `${FIELD}.type`, got: video.type, allowed: `${types.join(', ')} on ${architecture}` };
    },
  }),
];
