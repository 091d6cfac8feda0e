import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { examples, manifestsIn } from '../../projenrc/examples/catalog';

const GOLDEN = join(__dirname, '..', 'golden');

let outdir: string;
beforeEach(() => {
  outdir = mkdtempSync(join(tmpdir(), 'platform-app-'));
  process.env.CDK8S_OUTDIR = outdir;
});
afterEach(() => {
  delete process.env.CDK8S_OUTDIR;
  rmSync(outdir, { recursive: true });
});

test.each(examples())('%s synthesizes to its golden files with PlatformApp in place of App', (name) => {
  jest.isolateModules(() => {
    const cdk8s = { ...jest.requireActual('cdk8s') };
    jest.doMock('cdk8s', () => cdk8s);
    const { PlatformApp } = jest.requireActual('../../src/platform/platform-app');
    const synthesized = jest.spyOn(PlatformApp.prototype, 'synth');
    cdk8s.App = PlatformApp;
    jest.requireActual(`../../examples/${name}/main`);
    expect(synthesized).toHaveBeenCalledTimes(1);
  });
  expect(manifestsIn(outdir)).toEqual(manifestsIn(join(GOLDEN, name)));
});
