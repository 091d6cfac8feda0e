import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { vmi, startedVmi } from '../subjects/vmi';

const FIELD = 'domain.devices.sound';

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'sound/has-known-model',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'A sound device is an ich9 or an ac97',
    why: 'KubeVirt refuses every other model.',
    fix: 'Remove model for ich9, or write ac97 for an old guest.',
    upstream: ['device/sound-model'],
    * check({ spec }) {
      const { model } = spec.domain.devices?.sound ?? {};
      if (model && model !== 'ich9' && model !== 'ac97') {
        yield { field: `${FIELD}.model`, reported: 'Sound', got: model, allowed: 'ich9, ac97' };
      }
    },
  }),
  defineRule({
    id: 'sound/requires-name',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'A sound device has a name',
    why: 'KubeVirt refuses an empty one.',
    fix: 'Write any name.',
    upstream: ['device/sound-name'],
    * check({ spec }) {
      const { sound } = spec.domain.devices ?? {};
      if (sound && !sound.name) yield { field: `${FIELD}.name`, reported: 'Sound', got: sound.name, allowed: 'a name' };
    },
  }),
  defineRule({
    id: 'sound/excludes-arm64',
    level: FindingLevel.REJECTED,
    subject: startedVmi,
    summary: 'A guest on arm64 has no sound device',
    why: 'KubeVirt refuses the instance.',
    fix: 'Remove devices.sound.',
    upstream: ['device/sound-arm64'],
    * check({ spec, architecture }) {
      const { sound } = spec.domain.devices ?? {};
      if (sound && architecture === 'arm64') yield { field: FIELD, got: sound, allowed: 'no sound device on arm64' };
    },
  }),
];
