import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { Fields, fieldAt, guestPathOf, withField } from './hardening-fields';
import { HardenedGuest, hardenedGuest } from './hardening-guest';
import { HardeningMeasure } from './hardening-measure';
import { hardeningPrerequisites } from './hardening-prerequisites';
import { LaunchSecurity } from '../compute/guest/launch-security';
import { Architecture } from '../platform/distribution';
import { Platform } from '../platform/platform';
import { visitManifests, VisitedManifest } from '../resource/manifest-visitor';
import { messagesOf, UsageError, usageError } from '../usage-error';

/** A field that a profile set. */
export interface HardeningChange {
  /** The object: kind, namespace and name. */
  readonly object: string;
  /** The field, from the root of the object. */
  readonly field: string;
  /** What was set, as JSON. */
  readonly value: string;
  /** The measure that asks for it. */
  readonly measure: HardeningMeasure;
}

/** What is applied. */
interface Profile {
  readonly name: string;
  readonly measures: HardeningMeasure[];
  readonly launchSecurity?: LaunchSecurity;
}

/** A guest in its object. */
interface Visited extends HardenedGuest {
  readonly object: string;
  readonly path: string;
}

const applied = new WeakMap<IConstruct, AppliedHardening>();

/** A profile that counts for a scope: what it changes there, and what it leaves to others. */
export class AppliedHardening {
  /** @internal */
  public static _apply(scope: IConstruct, profile: Profile): AppliedHardening {
    const earlier = applied.get(scope);
    if (earlier) {
      throw usageError(scope, {
        what: 'Hardening', got: [earlier.profile, profile.name], allowed: 'one profile in a scope', fix: 'Keep one, or apply the other further down.',
      });
    }
    const hardening = new AppliedHardening(scope, profile);
    applied.set(scope, hardening);
    visitManifests(scope, (manifest, object) => hardening.visit(manifest, object));
    scope.node.addValidation({ validate: () => messagesOf(hardening.problems()) });
    return hardening;
  }

  /** Name of the profile: baseline, hardened or confidential. */
  public readonly profile: string;
  /** Its measures, without those that are excepted. */
  public readonly measures: HardeningMeasure[];
  private readonly launchSecurity?: LaunchSecurity;
  private readonly guests = new Map<ApiObject, Visited>();

  private constructor(private readonly scope: IConstruct, { name, measures, launchSecurity }: Profile) {
    this.profile = name;
    this.measures = measures;
    this.launchSecurity = launchSecurity;
  }

  /**
   * The fields that it sets, object by object: those that nothing was said of, neither by props nor by patches. It renders the VMs, for which
   * their Platform must be there already.
   */
  public get changes(): HardeningChange[] {
    return this.render().flatMap(({ object, path, set }) => set.map((one): HardeningChange => (
      { object, field: `${path}.${one.path}`, value: JSON.stringify(one.value), measure: one.measure }
    )));
  }

  /** What only the administrators of the cluster can do, in sentences for people. What the Platform states already is left out. */
  public get prerequisites(): string[] {
    return hardeningPrerequisites(Platform.of(this.scope), this.launchSecurity);
  }

  /** All that it changes and asks for, for people. */
  public toString(): string {
    return [
      `Hardening profile ${this.profile}`,
      ...this.changes.map(({ object, field, value, measure }) => `- ${object}: ${field}: ${value} (${measure})`),
      ...this.prerequisites.map((sentence) => `- The cluster: ${sentence}`),
    ].join('\n');
  }

  private visit(manifest: VisitedManifest, object: ApiObject): VisitedManifest {
    if (nearest(object) !== this) return manifest;
    const hardened = this.harden(manifest, object);
    if (!hardened) return manifest;
    this.guests.set(object, hardened);
    return withField(manifest, hardened.path, hardened.guest) as unknown as VisitedManifest;
  }

  private harden(manifest: VisitedManifest, construct: ApiObject): Visited | undefined {
    const path = guestPathOf(manifest);
    if (!path) return undefined;
    const guest = (fieldAt(manifest, path) ?? {}) as Fields;
    const architecture = guest.architecture as Architecture | undefined ?? Platform.of(construct).architecture;
    const { kind, metadata: { namespace, name } } = manifest;
    const object = `${kind} ${namespace ? `${namespace}/` : ''}${name}`;
    return { ...hardenedGuest(guest, this.measures, { architecture, launchSecurity: this.launchSecurity }), object, path };
  }

  /** The guests that are made by constructs of this library, as they were rendered last. */
  private render(): Visited[] {
    return this.guestObjects().flatMap((object) => {
      object.toJson();
      return this.guests.get(object) ?? [];
    });
  }

  private guestObjects(): ApiObject[] {
    return this.scope.node.findAll()
      .filter((construct): construct is ApiObject => ApiObject.isApiObject(construct))
      .filter((object) => nearest(object) === this && guestPathOf(object as unknown as VisitedManifest) !== undefined);
  }

  private *problems(): Generator<UsageError> {
    yield* this.contradictions();
    for (const construct of this.guestObjects().filter((object) => !this.guests.has(object))) {
      const byHand = this.harden(construct.toJson(), construct);
      const open = [...byHand?.set ?? [], ...byHand?.contradictions ?? []].map(({ path }) => path);
      if (!byHand || open.length === 0) continue;
      yield {
        what: byHand.object,
        got: `a plain ApiObject that leaves out or contradicts ${open.join(', ')}`,
        allowed: `what the profile ${this.profile} sets`,
        fix: 'Write the fields, or make it a VirtualMachine of this library, which the profile can change.',
      };
    }
  }

  private *contradictions(): Generator<UsageError> {
    for (const { object, path, contradictions } of this.render()) {
      for (const { path: field, got, allowed, measure } of contradictions) {
        yield {
          what: `${object} ${path}.${field}`,
          got,
          allowed: `${allowed} in the profile ${this.profile}`,
          fix: `Leave it out, or except the measure: HardeningMeasure.${keyOf(measure)}.`,
        };
      }
    }
  }
}

/** The profile that counts for an object: the nearest one up the tree. */
function nearest(object: IConstruct): AppliedHardening | undefined {
  return object.node.scopes.reverse().flatMap((scope) => applied.get(scope) ?? [])[0];
}

function keyOf(measure: HardeningMeasure): string {
  return Object.entries(HardeningMeasure).find(([, value]) => value === measure)?.[0] ?? measure;
}
