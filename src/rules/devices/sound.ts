import type { SoundDevice } from '../../../imports/kubevirt.io';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { partsOf } from '../subject';
import type { Subject } from '../subject';
import { startedVmi, vmi } from '../subjects/vmi';

const FIELD = 'domain.devices.sound';
const MODELS: readonly string[] = ['ich9', 'ac97'];

/** The sound device of a guest. Upstream reports it, and none of its fields, as Sound. */
const sound: Subject<SoundDevice> = partsOf(vmi, ({ spec }) => {
  const value = spec.domain.devices?.sound;
  return value ? [{ value, path: FIELD, reported: 'Sound' }] : [];
});

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'sound/has-known-model',
    level: FindingLevel.REJECTED,
    subject: sound,
    summary: `The model of a sound device must be ${MODELS.join(' or ')}`,
    why: 'KubeVirt refuses every other model.',
    fix: 'Remove model for ich9, or write ac97 for an old guest.',
    upstream: ['device/sound-model'],
    * check({ model }) {
      if (model && !MODELS.includes(model)) yield { field: 'model', got: model, allowed: MODELS.join(', '), reported: '' };
    },
  }),
  defineRule({
    id: 'sound/requires-name',
    level: FindingLevel.REJECTED,
    subject: sound,
    summary: 'A sound device must have a name',
    why: 'KubeVirt refuses an empty one.',
    fix: 'Write any name.',
    upstream: ['device/sound-name'],
    * check({ name }) {
      if (!name) yield { field: 'name', got: name, allowed: 'a name', reported: '' };
    },
  }),
  defineRule({
    id: 'sound/excludes-arm64',
    level: FindingLevel.REJECTED,
    subject: startedVmi,
    summary: 'A guest on arm64 must not have a sound device',
    why: 'KubeVirt refuses the instance.',
    fix: 'Remove devices.sound.',
    upstream: ['device/sound-arm64'],
    * check({ spec, architecture }) {
      const value = spec.domain.devices?.sound;
      if (value && architecture === 'arm64') yield { field: FIELD, got: value, allowed: 'no sound device on arm64' };
    },
  }),
];
