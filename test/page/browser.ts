import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import puppeteer from 'puppeteer-core';
import type { Browser, Page } from 'puppeteer-core';

const PLACES = [
  process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Where a Chromium is: the environment variable CHROMIUM says, or it is where systems put it. */
export function chromium(): string | undefined {
  return PLACES.find((path) => path !== undefined && existsSync(path));
}

/** A page as a reader has it, and what it did that it must not. */
export interface Opened {
  readonly page: Page;
  /** Errors and warnings of the console, refusals of the policy among them. */
  readonly complaints: string[];
  /** What it asked for besides itself. */
  readonly requests: string[];
}

/** How a reader looks at it. */
export interface Appearance {
  readonly scheme?: 'light' | 'dark';
  readonly width?: number;
}

/** A browser, and the files that were opened in it. */
export class Reader {
  public static async start(): Promise<Reader> {
    const executablePath = chromium();
    if (executablePath === undefined) throw new Error('no Chromium: install it, or say where it is with CHROMIUM=');
    return new Reader(await puppeteer.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--force-color-profile=srgb'] }));
  }

  private readonly folder = mkdtempSync(join(tmpdir(), 'report-'));
  private count = 0;

  private constructor(private readonly browser: Browser) {}

  /** Opens a report from a file, as one that was sent. */
  public async open(html: string, { hash = '', ...appearance }: Appearance & { hash?: string } = {}): Promise<Opened> {
    const file = join(this.folder, `${this.count++}.html`);
    writeFileSync(file, html);
    return this.visit(`${pathToFileURL(file).href}${hash}`, appearance);
  }

  /** Opens what is at an address. */
  public async visit(url: string, { scheme = 'light', width = 1280 }: Appearance = {}): Promise<Opened> {
    const page = await this.browser.newPage();
    await page.setViewport({ width, height: 900 });
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }, { name: 'prefers-reduced-motion', value: 'reduce' }]);
    const [complaints, requests]: [string[], string[]] = [[], []];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(url, { waitUntil: 'load' });
    await page.waitForSelector('main');
    return { page, complaints, requests: withoutSelf(requests, url.split('#')[0]) };
  }

  public async close(): Promise<void> {
    await this.browser.close();
    rmSync(this.folder, { recursive: true });
  }
}

function withoutSelf(requests: readonly string[], url: string): string[] {
  return requests.filter((each) => each.split('#')[0] !== url && each !== 'data:,');
}
