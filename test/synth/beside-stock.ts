import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App } from 'cdk8s';
import type { AppProps } from 'cdk8s';
import { PlatformApp } from '../../src/platform/platform-app';

/** A folder for the tests of a file; it is gone after them. */
export const scratch = mkdtempSync(join(tmpdir(), 'synth-'));
afterAll(() => rmSync(scratch, { recursive: true }));

/** The files below a folder with their text, the folders with none. */
export function contents(folder: string): { [path: string]: string | undefined } {
  const paths = (readdirSync(folder, { recursive: true }) as string[]).sort();
  return Object.fromEntries(paths.map((path) => {
    const full = join(folder, path);
    return [path, statSync(full).isFile() ? readFileSync(full, 'utf8') : undefined];
  }));
}

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
