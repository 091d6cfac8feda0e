import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App } from 'cdk8s';
import type { AppProps } from 'cdk8s';
import { contents } from './contents';
import { PlatformApp } from '../../src/platform/platform-app';

/** A folder for the tests of a file; it is gone after them. */
export const scratch = mkdtempSync(join(tmpdir(), 'synth-'));
afterAll(() => rmSync(scratch, { recursive: true }));

/** The classes side by side, each with a folder of its own. */
export function pair(create: (app: App) => void, props: AppProps = {}): [App, App] {
  const apps: [App, App] = [
    new App({ ...props, outdir: mkdtempSync(join(scratch, 'app-')) }),
    new PlatformApp({ ...props, outdir: mkdtempSync(join(scratch, 'platform-app-')) }),
  ];
  apps.forEach(create);
  return apps;
}

export function expectSame([stock, ours]: [App, App]): void {
  expect(ours.synthYaml()).toBe(stock.synthYaml());
  stock.synth();
  ours.synth();
  expect(contents(ours.outdir)).toEqual(contents(stock.outdir));
}
