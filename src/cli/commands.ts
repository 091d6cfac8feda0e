import type * as adoptCommand from './adopt-command';
import type * as checkCommand from './check-command';
import type { CommandEntry, Commands } from './command';
import type * as completionCommand from './completion-command';
import type * as diffCommand from './diff-command';
import type * as graphCommand from './graph-command';
import type * as initCommand from './init-command';
import type * as platformCommand from './platform-command';
import type * as reachCommand from './reach-command';
import type * as reportCommand from './report-command';
import type * as rulesCommand from './rules-command';
import type * as startCommand from './start-command';
import type * as upgradeCommand from './upgrade-command';

/* eslint-disable @typescript-eslint/no-require-imports -- loaded when they are called: neither --help nor --version pays for rules and schemas */
/** The commands in the order of the help. */
export const COMMANDS: Commands = new Map<string, CommandEntry>([
  ['init', { takes: '[DIR]', summary: 'write a project into an empty directory', load: () => (require('./init-command') as typeof initCommand).init }],
  ['check', { takes: '[PATH…]', summary: 'judge files, directories, or - for standard input', load: () => (require('./check-command') as typeof checkCommand).check }],
  ['report', { takes: 'PATH…', summary: 'write a report that people look at', load: () => (require('./report-command') as typeof reportCommand).report }],
  ['upgrade', { takes: 'PATH…', summary: 'tell what an upgrade changes for them', load: () => (require('./upgrade-command') as typeof upgradeCommand).upgrade }],
  ['diff', { takes: 'OLD NEW', summary: 'tell what applying a change does to running VMs', load: () => (require('./diff-command') as typeof diffCommand).diff }],
  ['graph', { takes: 'PATH…', summary: 'draw what they make: Mermaid, DOT, SVG or JSON', load: () => (require('./graph-command') as typeof graphCommand).graph }],
  ['reach', { takes: 'PATH…', summary: 'tell who reaches whom, and by which policies', load: () => (require('./reach-command') as typeof reachCommand).reach }],
  ['start', { takes: 'PATH…', summary: 'tell how long VMs take to start, and why', load: () => (require('./start-command') as typeof startCommand).start }],
  ['platform', {
    takes: 'PATH…',
    summary: 'write a platform file from what kubectl prints of a cluster',
    load: () => (require('./platform-command') as typeof platformCommand).platform,
  }],
  ['adopt', { takes: 'PATH…', summary: 'write a program that makes the objects in them', load: () => (require('./adopt-command') as typeof adoptCommand).adopt }],
  ['rules', { takes: '[ID|TOPIC]', summary: 'list the rules, or explain one', load: () => (require('./rules-command') as typeof rulesCommand).rules }],
  ['completion', {
    takes: 'bash|zsh|fish',
    summary: 'write what completes this command line in a shell',
    load: () => (require('./completion-command') as typeof completionCommand).completion,
  }],
]);
