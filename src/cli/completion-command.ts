import type { Command } from './command';
import { bash } from './completion/bash';
import { fish } from './completion/fish';
import { zsh } from './completion/zsh';
import { UsageError } from './io';

const SCRIPTS = { bash, zsh, fish };
const SHELLS = Object.keys(SCRIPTS) as (keyof typeof SCRIPTS)[];

export const completion: Command = {
  takes: 'bash|zsh|fish',
  description: `\
Writes what completes commands, options and their values in a shell:

  source <(cdk8s-kubevirt completion bash)             in ~/.bashrc
  source <(cdk8s-kubevirt completion zsh)              in ~/.zshrc, after compinit
  cdk8s-kubevirt completion fish | source              in ~/.config/fish/config.fish`,
  options: {},
  words: SHELLS,

  run({ positionals }, { stdout }, all) {
    const shell = SHELLS.find((word) => word === positionals[0]);
    if (shell === undefined || positionals.length > 1) throw new UsageError(`completion takes one of ${SHELLS.join(', ')}`);
    const commands = [...all].map(([name, { summary, load }]) => ({ name, summary, ...load() }));
    stdout.write(SCRIPTS[shell](commands));
    return 0;
  },
};
