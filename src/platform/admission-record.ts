import { join } from 'path';
import { App, Yaml } from 'cdk8s';
import { Construct } from 'constructs';
import { recordOf } from './record-of';
import { RECORD } from '../admission/record';
import { Admission } from '../admission/synth';
import { writeWhole } from '../write-whole';

const HEADER = '# What these manifests were judged by when they were written. cdk8s-kubevirt check reads it; neither kubectl nor Argo CD does.\n';

/**
 * What a synthesis judged by, written beside the manifests, so that `cdk8s-kubevirt check dist/` comes to the same verdict: the Platforms, and what
 * constructs acknowledge. The file is called `.cdk8s-admission` and counts for its directory and all below; keep it with the manifests.
 *
 * Objects for different clusters must be in different charts, with a file or folder for each. `identitySalt` is not written. Where synthesis fails, an
 * earlier record stays as it is.
 *
 * @example
 * new Platform(app, 'Platform', { kubevirtVersion: '1.8' });
 * new AdmissionRecord(app, 'Record');
 */
export class AdmissionRecord extends Construct {
  /**
   * @param scope any construct of the app
   * @param id the construct's id
   */
  constructor(scope: Construct, id: string) {
    super(scope, id);
    Admission.guard(this);
    Admission.of(this)._afterSynthesis((findings) => {
      const app = App.of(this);
      writeWhole(HEADER + Yaml.stringify(recordOf(app, findings, this)), join(app.outdir, RECORD));
    });
  }
}
