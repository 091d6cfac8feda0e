import { guestRule, instanceRule } from './guest';
import { Level } from './level';
import type { ObjectRule } from './rule';

const FIELD = 'domain.devices.sound';

export const rules: readonly ObjectRule[] = [
  guestRule({
    id: 'sound/has-supported-model',
    level: Level.REJECTED,
    summary: 'A sound device is an ich9 or an ac97',
    why: 'KubeVirt v1.9.0 refuses every other model.',
    fix: 'Remove model for ich9, or write ac97 for an old guest.',
    upstream: ['device/sound-model'],
    * check({ spec }) {
      const { model } = spec.domain.devices?.sound ?? {};
      if (model && model !== 'ich9' && model !== 'ac97') {
        yield { field: `${FIELD}.model`, reported: 'Sound', got: model, allowed: 'ich9, ac97' };
      }
    },
  }),
  guestRule({
    id: 'sound/has-name',
    level: Level.REJECTED,
    summary: 'A sound device has a name',
    why: 'KubeVirt v1.9.0 refuses an empty one.',
    fix: 'Write any name.',
    upstream: ['device/sound-name'],
    * check({ spec }) {
      const { sound } = spec.domain.devices ?? {};
      if (sound && !sound.name) yield { field: `${FIELD}.name`, reported: 'Sound', got: sound.name, allowed: 'a name' };
    },
  }),
  instanceRule({
    id: 'sound/excludes-arm64',
    level: Level.REJECTED,
    summary: 'A guest on arm64 has no sound device',
    why: 'KubeVirt v1.9.0 refuses the instance.',
    fix: 'Remove devices.sound.',
    upstream: ['device/sound-arm64'],
    * check({ spec, architecture }) {
      const { sound } = spec.domain.devices ?? {};
      if (sound && architecture === 'arm64') yield { field: FIELD, got: sound, allowed: 'no sound device on arm64' };
    },
  }),
];
