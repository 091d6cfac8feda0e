import { isRefusing } from './report';
import type { Submission } from './submission';
import { groupOf, versionOf } from '../manifests/manifest';
import type { Manifest } from '../manifests/manifest';
import { normalized } from '../manifests/normalized';
import type { Releases } from '../manifests/releases';
import { versionsOf } from '../manifests/schema/kinds';
import type { Kind } from '../manifests/schema/kinds';
import { laterKinds } from '../manifests/schema/later';
import { asMeant, withEmptied, withoutDropped } from '../rules/object/as-meant';
import type { BuiltInViolation } from '../rules/object/built-in';
import { metadataViolations, templateMetadataViolations } from '../rules/object/metadata';
import { requiredField } from '../rules/object/schema-rules';
import { structureViolations } from '../rules/object/structure';
import { typeMetaViolations } from '../rules/object/type-meta';
import { unknownKindViolations, versionViolations } from '../rules/object/version';

/** A submission whose shape has been looked at. */
export interface Candidate {
  readonly manifest: Manifest;
  readonly constructPath?: string;
  readonly file?: string;
  readonly violations: BuiltInViolation[];
  /** Whether it can be read as an object of its kind. */
  readonly wellFormed: boolean;
  /** Whether it is of a kind and version whose rules are known. */
  readonly knownKind: boolean;
  /** What it was probably meant to be, where it has mistakes that can be mended and is readable then. */
  readonly meant?: Manifest;
}

/** What is found in a manifest by itself. */
export interface Look extends Pick<Candidate, 'wellFormed' | 'knownKind'> {
  /** Its kind, where that is known in its version. */
  readonly kind?: Kind;
  /** What is wrong with its fields, kind and version. */
  readonly shape: readonly BuiltInViolation[];
  /** What is wrong with its metadata and those of its templates. */
  readonly metadata: readonly BuiltInViolation[];
}

/** A mended manifest may have a mistake that was out of sight: a field at its place may be of the wrong type. */
const ROUNDS = 3;
/** Who makes more mistakes in one object has not slipped, and each mend copies the lists on its way. */
export const MOST_MISTAKES = 50;

/** The checks of one object that need no rule. Rules see it only where its shape is right, as upstream checks the schema first. */
export function inspect({ manifest: written, constructPath, document, meant: meantAsText }: Submission, releases: Releases): Candidate {
  const manifest = normalized(written);
  const look = lookAt(manifest, written, releases);
  if (!look.shape.length && !look.metadata.length && meantAsText === undefined) {
    return { manifest, constructPath, file: document?.file, violations: [], wellFormed: look.wellFormed, knownKind: look.knownKind };
  }
  const { meant, left } = meantAsText === undefined ? meantBy(manifest, look, releases) : lookedAt(normalized(meantAsText), releases);
  const { shape, wellFormed, knownKind } = look;
  // What a field that is elsewhere brings along is missing only until it is moved.
  const isMissing = left?.wellFormed ? alsoIn(left.shape) : () => true;
  const violations = [
    ...shape.filter((violation) => violation.rule !== requiredField || violation.emptied || isMissing(violation)),
    ...left ? look.metadata.filter(alsoIn(left.metadata)) : look.metadata,
  ];
  const dropped = shape.flatMap((violation) => (violation.dropped ? [violation.dropped] : []));
  const emptied = shape.flatMap((violation) => (violation.emptied ? [violation.emptied] : []));
  const inApp = ({ levelInApp, ...violation }: BuiltInViolation) => ({ ...violation, level: levelInApp ?? violation.level });
  const told = constructPath === undefined ? violations : violations.map(inApp);
  // A field that only a later release has is meant to be there. Where it is dropped with a warning, what follows is the refusal.
  const later = told.filter((violation) => violation.dropped);
  const isMeantKnown = left ? left.wellFormed && left.knownKind : later.length > 0 && later.every(isRefusal) && wellFormed && knownKind;
  return {
    manifest: withEmptied(withoutDropped(manifest, dropped), emptied),
    constructPath,
    file: document?.file,
    violations: told,
    wellFormed,
    knownKind,
    ...isMeantKnown ? { meant } : {},
  };
}

/** Whether the cluster refuses the object for it. */
export function isRefusal({ rule, level = rule.level }: BuiltInViolation): boolean {
  return isRefusing(level);
}

/** Whether the same is found in the same field. */
export function alsoIn(others: readonly BuiltInViolation[]): (violation: BuiltInViolation) => boolean {
  const keyOf = ({ rule, field }: BuiltInViolation) => `${rule.id} ${field}`;
  const known = new Set(others.map(keyOf));
  return (violation) => known.has(keyOf(violation));
}

interface Meant {
  readonly meant: Manifest;
  readonly left?: Look;
}

function lookedAt(meant: Manifest, releases: Releases): Meant {
  return { meant, left: lookAt(meant, meant, releases) };
}

function meantBy(manifest: Manifest, first: Look, releases: Releases): Meant {
  let meant = manifest;
  let left: Look | undefined;
  for (let round = 0; round < ROUNDS; round++) {
    const { shape } = left ?? first;
    const mends = shape.flatMap((violation) => violation.mends ?? []);
    if (!mends.length || shape.length > MOST_MISTAKES) break;
    meant = normalized(asMeant(meant, mends));
    left = lookAt(meant, meant, releases);
  }
  return { meant, left };
}

export function lookAt(manifest: Manifest, written: unknown, releases: Releases): Look {
  const untyped = [...typeMetaViolations(manifest, releases)];
  if (untyped.length) return { shape: untyped, metadata: [], wellFormed: false, knownKind: false };
  const { apiVersion, kind, metadata } = manifest;
  const group = groupOf(manifest);
  const version = versionOf(manifest);
  const versions = versionsOf(group, kind, releases);
  const schema = versions?.get(version);
  const structure = structureViolations(schema, manifest, written as Manifest, releases);
  const broken = structure.filter(({ breaksShape }) => breaksShape);
  const knownKind = schema !== undefined && !broken.length;
  const hasBrokenMetadata = broken.some(({ field }) => field.startsWith('metadata'));
  const ofVersion = !schema && laterKinds({ group, kind, version }, releases).length ? []
    : versions ? versionViolations(version, versions, releases) : unknownKindViolations({ group, kind, apiVersion }, releases);
  return {
    shape: [...ofVersion, ...structure],
    metadata: [
      ...hasBrokenMetadata ? [] : metadataViolations(metadata, { group, kind, scope: schema?.scope, releases }),
      ...knownKind ? templateMetadataViolations(manifest, group) : [],
    ],
    wellFormed: !broken.length,
    knownKind,
    kind: schema,
  };
}
