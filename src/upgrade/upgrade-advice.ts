import type { IConstruct } from 'constructs';
import type * as advising from './advise';
import type { GateChange } from './gate-change';
import { platformListings } from './gate-listings';
import type { LauncherChange } from './launcher-change';
import { notesOf, upgradePath, upgradeProblems } from './path';
import type { UpgradePath } from './path';
import type * as stepping from './steps';
import type * as texts from './text';
import type { UpgradeOptions } from './upgrade-options';
import type * as admission from '../admission/admission';
import type { Finding } from '../admission/finding';
import { Admission } from '../admission/synth';
import type { AdmissionProfile } from '../manifests/profile';
import { Platform } from '../platform/platform';
import { throwIfAny } from '../usage-error';

/**
 * What an upgrade of KubeVirt or Kubernetes changes for the objects of an app, before it is done: they are judged as both releases judge them.
 *
 * ```ts nofixture
 * import { App } from 'cdk8s';
 * import { UpgradeAdvice } from 'cdk8s-kubevirt';
 *
 * const advice = UpgradeAdvice.of(new App(), { from: '1.8', to: '1.9' });
 * const report = advice.report();
 * ```
 *
 * A test expects `refused` to be empty where nothing may stop being admitted.
 *
 * Objects of one app may go to different clusters: each is judged for its own Platform, on the releases of the upgrade. They are judged as they
 * are rendered for the Platform as it is. `cdk8s-kubevirt upgrade` does the same for files.
 */
export class UpgradeAdvice {
  /**
   * Judges the tree as it is now. It changes nothing.
   *
   * @param scope any construct of the tree, such as the app
   * @param options from which releases to which
   * @throws where the releases are none, the same, or a downgrade
   */
  public static of(scope: IConstruct, options: UpgradeOptions): UpgradeAdvice {
    // Loaded when they are needed: schemas and rules would double the time to require the package.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { judgeEach } = require('../admission/admission') as typeof admission;
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { adviseOn } = require('./advise') as typeof advising;
    const tree = Admission.of(scope);
    const clusters = [...tree._submissions()];
    const stated = clusters.map(([profile = {}]) => profile).find((profile) => profile.kubevirtVersion ?? profile.kubernetesVersion) ?? {};
    throwIfAny(scope, upgradeProblems(options, stated));
    const path = upgradePath(options, stated);
    const judged = clusters.map(([profile = {}, submissions]) => {
      const side = (versions: UpgradePath['from']): advising.JudgedSide<Finding> => {
        const judgement = judgeEach(submissions, profileOn(profile, versions));
        return { ...judgement, findings: tree._acknowledged(judgement.findings) };
      };
      return { before: side(path.from), after: side(path.to), stated: listingsOf(profile) };
    });
    return new UpgradeAdvice(adviseOn(path, judged), clusters.reduce((sum, [, submissions]) => sum + submissions.length, 0));
  }

  /** What keeps objects from being admitted, or VMs from starting, that are admitted and start before: rejected and unstartable. */
  public readonly refused: Finding[];
  /** Warnings and advice that are not given before: versions that are deprecated then, for example. */
  public readonly warned: Finding[];
  /** What is found before and no longer after: what was written to avoid it may go. */
  public readonly lifted: Finding[];
  /** The feature gates of KubeVirt that change: those that are listed and change their stage, and those that go on or off. */
  public readonly gates: GateChange[];
  /** The launcher pods that request more or less than before. */
  public readonly launchers: LauncherChange[];
  /** What to do, the first first. */
  public readonly steps: string[];
  /** Releases that are not known, and as which they are judged. */
  public readonly notes: string[];

  private constructor(private readonly changes: stepping.Changes, private readonly objects: number) {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { stepsOf } = require('./steps') as typeof stepping;
    this.refused = [...changes.refused];
    this.warned = [...changes.warned];
    this.lifted = [...changes.lifted];
    this.gates = [...changes.gates];
    this.launchers = [...changes.launchers];
    this.steps = stepsOf(changes);
    this.notes = notesOf(changes.path);
  }

  /** All of it as text, what to do at the end. */
  public report(): string {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { renderUpgrade } = require('./text') as typeof texts;
    return renderUpgrade(this.changes, this.steps, `${this.objects} ${this.objects === 1 ? 'object' : 'objects'}`);
  }
}

/** The cluster of a profile on other releases, on which its Platform has other gates. */
function profileOn(profile: AdmissionProfile, versions: UpgradePath['from']): AdmissionProfile {
  return Platform._of(profile)?._onReleases(versions)._admissionProfile ?? { ...profile, ...versions };
}

function listingsOf(profile: AdmissionProfile): ReturnType<typeof platformListings> {
  const platform = Platform._of(profile);
  return platform ? platformListings(platform._listedGates) : [];
}
