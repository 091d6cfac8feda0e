import { join } from 'node:path';
import { App } from 'cdk8s';
import { Admission, AdmissionRecord, PlatformApp } from 'cdk8s-kubevirt';

/** What the line of the findings begins with; an example prints other lines. */
const MARK = 'FINDINGS ';

/** Runs the example of the command line with a record beside its output, and prints what was found in its objects, on a line of its own, as JSON. */
for (const { prototype } of [App, PlatformApp]) {
  const { synth } = prototype;
  prototype.synth = function (this: App) {
    new AdmissionRecord(this, 'Record');
    synth.call(this);
    console.log(`\n${MARK}${JSON.stringify(Admission.of(this).findings())}`);
  };
}
void import(join('..', '..', 'examples', process.argv[2], 'main.ts'));
