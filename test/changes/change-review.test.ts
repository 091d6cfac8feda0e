import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App, Chart } from 'cdk8s';
import { Admission } from '../../src/admission/synth';
import { EFFECTS } from '../../src/analysis/changes/effect';
import { ApplyMethod, ChangeEffect, ChangeOutcome, ChangeReview, ManifestSet } from '../../src/changes';
import type { ChangeReviewOptions } from '../../src/changes';
import { Platform } from '../../src/platform/platform';

const volume = (size: string, name = 'data') => ({
  apiVersion: 'cdi.kubevirt.io/v1beta1',
  kind: 'DataVolume',
  metadata: { name, namespace: 'demo' },
  spec: { source: { blank: {} }, storage: { resources: { requests: { storage: size } } } },
});

function set(...manifests: { readonly apiVersion: string; readonly kind: string }[]): ManifestSet {
  const chart = new Chart(new App(), 'chart');
  manifests.forEach((manifest, i) => new ApiObject(chart, `o${i}`, manifest));
  return ManifestSet.of(chart);
}

test('effects are those of the analysis, in its order', () => {
  expect(Object.values(ChangeEffect)).toEqual(EFFECTS);
});

test('nothing changes', () => {
  const review = ChangeReview.between(set(volume('1Gi')), set(volume('1024Mi')));
  expect(review).toMatchObject({ changes: [], worst: ChangeEffect.NONE, unchanged: 1 });
  expect(review.report()).toBe('nothing changes in 1 object\n');
  expect(review.markdown()).toBe('**Guests are not touched**: nothing changes in 1 object.\n');
});

test('what is refused, and what is at risk', () => {
  const review = ChangeReview.between(set(volume('1Gi'), volume('1Gi', 'gone')), set(volume('2Gi')));
  expect(review.worst).toBe(ChangeEffect.REFUSED);
  expect(review.changes.map(({ name, effect, outcome, constructPath }) => [name, effect, outcome, constructPath])).toEqual([
    ['data', ChangeEffect.REFUSED, ChangeOutcome.CHANGED, 'chart/o0'], ['gone', ChangeEffect.DATA_AT_RISK, ChangeOutcome.REMOVED, undefined],
  ]);
  expect(review.changes[0].consequences).toEqual([{
    effect: ChangeEffect.REFUSED,
    field: 'spec.storage.resources.requests.storage',
    difference: '1Gi -> 2Gi',
    why: 'the spec of a DataVolume is immutable: the webhook of CDI refuses it',
    fix: expect.stringContaining('Take the change back.'),
  }]);
  expect(review.atLeast(ChangeEffect.REFUSED)).toHaveLength(1);
  expect(review.report()).toContain('REFUSED DataVolume demo/data (changed) chart/o0\n');
});

test('options', () => {
  const before = set(volume('1Gi'), volume('1Gi', 'gone'));
  const review = (options: ChangeReviewOptions) => ChangeReview.between(before, set(volume('2Gi')), options).changes;
  expect(review({ prune: false }).map(({ name }) => name)).toEqual(['data']);
  const [{ consequences }] = review({ apply: ApplyMethod.FORCE });
  expect(consequences.map(({ effect }) => effect)).toEqual([ChangeEffect.DATA_AT_RISK, ChangeEffect.RECREATED]);
});

test('what is acknowledged is not refused', () => {
  const chart = new Chart(new App(), 'chart');
  new ApiObject(chart, 'o', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'A' } });
  expect(ChangeReview.between(set(), ManifestSet.of(chart)).worst).toBe(ChangeEffect.REFUSED);
  Admission.acknowledge(chart, 'metadata/has-valid-name', 'it is renamed later');
  expect(ChangeReview.between(set(), ManifestSet.of(chart)).worst).toBe(ChangeEffect.NONE);
});

describe('files', () => {
  const root = mkdtempSync(join(tmpdir(), 'manifest-set-'));
  mkdirSync(join(root, 'node_modules'));
  writeFileSync(join(root, 'a.yaml'), JSON.stringify(volume('1Gi')));
  writeFileSync(join(root, 'node_modules', 'b.yaml'), JSON.stringify(volume('1Gi', 'other')));
  afterAll(() => rmSync(root, { recursive: true }));

  test('a directory against a tree', () => {
    const { changes } = ChangeReview.between(ManifestSet.fromDirectory(root), set(volume('2Gi')));
    expect(changes).toMatchObject([{ name: 'data', effect: ChangeEffect.REFUSED }]);
  });

  test('a text', () => {
    expect(ChangeReview.between(ManifestSet.fromYaml(JSON.stringify(volume('1Gi'))), ManifestSet.fromDirectory(root)).unchanged).toBe(1);
  });

  test('no directory', () => {
    expect(() => ChangeReview.between(ManifestSet.fromDirectory(join(root, 'absent')), set())).toThrow('directory: got');
  });
});

test('several clusters', () => {
  const fleet = (sizes: readonly string[]) => {
    const app = new App();
    sizes.forEach((size, i) => {
      const chart = new Chart(app, `site-${i}`);
      new Platform(chart, 'Platform', { kubevirtVersion: '1.9.0' });
      new ApiObject(chart, 'o', volume(size));
    });
    return ManifestSet.of(app);
  };
  const { changes, unchanged } = ChangeReview.between(fleet(['1Gi', '1Gi']), fleet(['1Gi', '2Gi']));
  expect(changes.map(({ constructPath }) => constructPath)).toEqual(['site-1/o']);
  expect(unchanged).toBe(1);
});
